/** An item as a letter shows it to one reader; nothing in it is more than they may know. */
export interface LetterItem {
  title: string
  summary: string
  /** The editor's own sentence above the summary; '' where there is none. */
  lead: string
  /** "Nieuwsbericht · RIEC Rotterdam · 3 december 2026" */
  about: string
  /** `TLP:GREEN`; null where everybody may have it. */
  tlp: string | null
  /** Whole address, without anything that tells who followed it. */
  link: string
}

export type LetterPart =
  { kind: 'heading' | 'text'; text: string } | ({ kind: 'item' } & LetterItem) | { kind: 'notice'; text: string }

export interface LetterSection {
  /** Null for the first, which needs no heading. */
  title: string | null
  parts: readonly LetterPart[]
}

/** What stands at the foot: why they get it and what they can change. Whole addresses. */
export interface LetterLinks {
  /** The same letter as anybody may read it; null where there is none. */
  browser: string | null
  preferences: string
  unsubscribe: string
}

export interface LetterContent {
  title: string
  /** Plain text; an empty line begins a paragraph. */
  intro: string
  sections: readonly LetterSection[]
  links: LetterLinks
  /** "U krijgt deze mail omdat …" */
  why: string
}

export const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The letter as plain text: every link on a line of its own. */
export function letterText({ title, intro, sections, links, why }: LetterContent): string {
  const lines = [title, '', ...paragraphs(intro).flatMap((one) => [one, ''])]
  for (const section of sections) {
    if (section.title !== null) lines.push(section.title.toUpperCase(), '')
    for (const part of section.parts) lines.push(...partLines(part), '')
  }
  lines.push('--', why)
  if (links.browser !== null) lines.push('', 'Bekijk in de browser:', links.browser)
  lines.push('', 'Kiezen welke mails u krijgt:', links.preferences, '', 'Afmelden:', links.unsubscribe, '')
  lines.push('VeiligheidsAlliantie regio Rotterdam')
  return `${lines.join('\n')}\n`
}

function partLines(part: LetterPart): string[] {
  switch (part.kind) {
    case 'heading':
      return [part.text.toUpperCase()]
    case 'text':
      return paragraphs(part.text).flatMap((one, place) => (place > 0 ? ['', one] : [one]))
    case 'notice':
      return [part.text]
    case 'item':
      return [
        part.title,
        [part.tlp, part.about].filter(Boolean).join(' · '),
        ...[part.lead, part.summary].filter((one) => one !== ''),
        part.link,
      ]
  }
}

const strictness = ['TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']

/** The title with the strictest label of what it holds in front of it. */
export function letterSubject({ title, sections }: LetterContent): string {
  const held = sections.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'item' ? (part.tlp ?? []) : [])))
  const strictest = strictness.findLast((label) => held.includes(label))
  return strictest ? `${strictest} - ${title}` : title
}
