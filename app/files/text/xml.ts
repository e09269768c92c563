import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from '../unreadable.ts'
import { type Zip } from '../zip.ts'

/** Element names without their prefix; attributes by full name and, where that is free, without prefix. */
export type XmlHandlers = {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

const MAX_DEPTH = 200

/**
 * Streams one part of a package through a parser that knows no external entities; a document type is refused outright.
 * Answers false when there is no such part; throws Unreadable when it is not well-formed.
 */
export async function readXml(zip: Zip, part: string, handlers: XmlHandlers): Promise<boolean> {
  const stream = await zip.open(part)
  if (!stream) return false
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new Unreadable('damaged')
  })
  parser.on('error', (cause) => {
    throw new Unreadable('damaged', { cause })
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++depth > MAX_DEPTH) throw new Unreadable('damaged')
    handlers.open?.(local(name), withLocalNames(attributes))
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handlers.close?.(local(name))
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  try {
    let decoder: TextDecoder | undefined
    for await (const chunk of stream) {
      decoder ??= new TextDecoder(encodingOf(chunk))
      parser.write(decoder.decode(chunk, { stream: true }))
    }
    parser.close()
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('damaged', { cause })
  }
  return true
}

/** The relationships of a part: id → target inside the package, without a leading slash. */
export async function readRelations(zip: Zip, part: string): Promise<Map<string, { type: string; target: string }>> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash)
  const relations = new Map<string, { type: string; target: string }>()
  await readXml(zip, `${folder}/_rels/${part.slice(slash + 1)}.rels`, {
    open(name, attributes) {
      const target = attributes.Target
      if (name !== 'Relationship' || !attributes.Id || !target || attributes.TargetMode === 'External') return
      relations.set(attributes.Id, { type: attributes.Type ?? '', target: resolveTarget(folder, target) })
    },
  })
  return relations
}

function resolveTarget(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function withLocalNames(attributes: Record<string, string>): Record<string, string> {
  const all: Record<string, string> = { ...attributes }
  for (const [name, value] of Object.entries(attributes)) all[local(name)] ??= value
  return all
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
