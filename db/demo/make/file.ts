import { organisationOf } from '../content/organisations.ts'
import type { DemoDocument, DemoFile } from '../content/types.ts'
import { compose } from './compose.ts'
import { makeCsv } from './csv.ts'
import { makeDocx } from './docx.ts'
import { makeMarkdown } from './markdown.ts'
import { makePdf } from './pdf.ts'

export const mimeTypes: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  csv: 'text/csv',
}

/** The bytes of a demo file, by the extension of its name. Throws for an extension it cannot make. */
export async function makeFile(document: DemoDocument, file: DemoFile): Promise<{ bytes: Buffer; mimeType: string }> {
  const composed = compose(document, file, organisationOf(document.owner).name)
  const extension = file.name.split('.').at(-1) ?? ''
  const mimeType = mimeTypes[extension]
  if (!mimeType) throw new Error(`no maker for ${file.name}`)
  if (extension === 'pdf') return { bytes: await makePdf(composed), mimeType }
  if (extension === 'docx') return { bytes: await makeDocx(composed), mimeType }
  return { bytes: extension === 'md' ? makeMarkdown(composed) : makeCsv(composed), mimeType }
}
