import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { projectRoot } from '#app/lib/paths.ts'

/** What is wrong with an XML document by one of the schemas in tests/fixtures/schemas; empty where nothing is. */
export async function xmlFaults(schema: 'atom.rng' | 'rss.rng' | 'sitemap.xsd', xml: string): Promise<string[]> {
  const file = join(projectRoot, 'tests/fixtures/schemas', schema)
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }],
    schema: [{ fileName: schema, contents: await readFile(file, 'utf8') }],
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
  })
  return valid ? [] : errors.map(({ message, loc }) => `${loc?.lineNumber ?? ''}: ${message}`)
}
