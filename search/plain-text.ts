import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** What this needs of an mdast node. */
interface Node {
  type: string
  value?: string
  alt?: string | null
  children?: Node[]
}

const parser = unified().use(remarkParse).use(remarkGfm)
const blocks = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'tableRow', 'code', 'break'])

/** The words of a Markdown text, a line per block; link addresses and HTML are left out. */
export function plainText(markdown: string): string {
  if (!markdown.trim()) return ''
  return words(parser.parse(markdown))
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

function words(node: Node): string {
  if (node.type === 'html' || node.type === 'definition') return ' '
  const inner = (node.children ?? []).map(words).join('')
  if (node.type === 'tableCell') return `${inner} `
  const own = node.value ?? node.alt ?? ''
  return blocks.has(node.type) ? `${own}${inner}\n` : own + inner
}
