import { organisationOf } from './organisations.ts'
import { editorOf, personOf } from './people.ts'
import type { DemoDocument, DemoFile, DemoKnowledge, DemoNews, DemoPractice, Section } from './types.ts'
import { coordinatorOf } from './workgroups.ts'

/** What may be left out: the author is the owner's editor, and in a workgroup its coordinator, for the seat's organisation. */
type Given<Item extends DemoKnowledge | DemoNews> = Omit<Item, 'owner' | 'author' | 'locks'> &
  Partial<Pick<Item, 'owner' | 'author' | 'locks'>>

/** Said with every item, so that no reader or search hit takes it for the real organisation's word. */
const invented = 'Verzonnen voorbeeld voor de demonstratie; het zegt niets over de werkwijze van deze organisatie.'
const written = 'Geschreven voor de demonstratie van het portaal.'

function ownership(given: { owner?: string; author?: string; workgroup?: string }): { owner: string; author: string } {
  if (given.workgroup) {
    const seat = coordinatorOf(given.workgroup)
    return { owner: given.owner ?? seat.organisation, author: given.author ?? seat.email }
  }
  if (!given.owner) throw new Error('a demo item needs an owner or a workgroup')
  return { owner: given.owner, author: given.author ?? editorOf(given.owner) }
}

export function document(given: Given<DemoDocument>): DemoDocument {
  const workgroupLock = given.workgroup ? [`wg:${given.workgroup}` as const] : []
  const [file, ...others] = given.files
  const files = file ? [withIntroduction(file, given.description), ...others] : []
  const description = `${given.description}\n\n*${invented}*`
  return { ...given, ...ownership(given), description, locks: given.locks ?? workgroupLock, files }
}

/** The description opens the first file, so that its text tells what it is about. */
function withIntroduction(file: DemoFile, description: string): DemoFile {
  const [first, ...rest] = file.outline
  if (!first) return file
  return { ...file, outline: [{ ...first, paragraphs: [description, ...(first.paragraphs ?? [])] }, ...rest] }
}

export function file(name: string, pages: number, ...outline: Section[]): DemoFile {
  return { name, pages, outline }
}

/** `topics` are names of prose topics, separated by spaces. */
export function section(heading: string, topics: string, ...paragraphs: string[]): Section {
  return { heading, topics: topics.split(' ').filter(Boolean), paragraphs }
}

type GivenPractice = Omit<Given<DemoPractice>, 'contact'> & { contact?: string }

export function practice(given: GivenPractice): DemoPractice {
  const workgroupLock = given.workgroup ? [`wg:${given.workgroup}` as const] : []
  const by = ownership(given)
  return { ...given, ...by, locks: given.locks ?? workgroupLock, contact: given.contact ?? contactOf(by) }
}

/** Function and organisation, never a name, so that it also holds for organisations that hide names. */
function contactOf({ owner, author }: { owner: string; author: string }): string {
  const work = personOf(author).function
  const whom = work === 'overig' ? 'Redactie' : work.charAt(0).toUpperCase() + work.slice(1)
  return `${whom}, ${organisationOf(owner).name} (demonstratie). Stel een kennisvraag op het portaal.\n\n*${invented}*`
}

export function news(given: Given<DemoNews>): DemoNews {
  return { ...given, ...ownership(given), body: `${given.body}\n\n*${written}*`, locks: given.locks ?? [] }
}

/** Lines as Markdown blocks: rows of one list or table stay together, everything else gets an empty line before it. */
export function markdown(...lines: string[]): string {
  const groupOf = (line: string) => /^(\||- |\d\. )/.exec(line)?.[1]?.replace(/\d/, '1')
  return lines.reduce((text, line, index) => {
    const group = groupOf(line)
    const together = group !== undefined && group === groupOf(lines[index - 1] ?? '')
    return index === 0 ? line : `${text}${together ? '\n' : '\n\n'}${line}`
  }, '')
}
