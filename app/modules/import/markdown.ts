import { sectionFields, type Kind } from '#app/modules/items/kinds.ts'

/** A Markdown file taken apart: the first `# ` heading is the title, known `## ` headings fill the fields of a kind. */
export interface MarkdownParts {
  title: string | null
  fields: Record<string, string>
}

/** Takes a Markdown text apart for an item of this kind. Text under unknown headings stays where it stands. */
export function takeApart(kind: Kind, source: string): MarkdownParts {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  const at = headings(lines).find(({ level }) => level === 1)
  const title = at ? at.text : null
  const body = at ? [...lines.slice(0, at.line), ...lines.slice(at.line + 1)] : lines
  return { title, fields: kind === 'practice' ? practiceFields(body) : { body: body.join('\n').trim() } }
}

function practiceFields(lines: readonly string[]): Record<string, string> {
  const parts: Record<string, string[]> = { problem: [] }
  let field = 'problem'
  const known = new Map(
    headings(lines)
      .filter(({ level }) => level === 2)
      .map(({ line, text }) => [line, sectionFields.practice.find(([, heading]) => same(heading, text))?.[0]]),
  )
  for (const [index, line] of lines.entries()) {
    const next = known.get(index)
    if (next) {
      field = next
      parts[field] ??= []
    } else parts[field]?.push(line)
  }
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, text.join('\n').trim()]))
}

/** `# ` headings outside code fences, with their line. */
function headings(lines: readonly string[]): Array<{ level: number; text: string; line: number }> {
  const found: Array<{ level: number; text: string; line: number }> = []
  let fence: string | null = null
  for (const [line, text] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1]
    if (mark && fence === null) fence = mark
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null
    const [, hashes, words] = fence === null ? (/^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text) ?? []) : []
    if (hashes && words) found.push({ level: hashes.length, text: words, line })
  }
  return found
}

const same = (a: string, b: string): boolean => a.localeCompare(b, 'nl', { sensitivity: 'base' }) === 0

/** Words for a title from a file's name. */
export function titleFromName(path: string): string {
  const name = (path.split('/').at(-1) ?? '').replace(/\.[a-z0-9]{1,5}$/i, '')
  const words = name.replace(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
