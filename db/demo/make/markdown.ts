import type { Block, Composed } from './compose.ts'
import { demoNotice, dutchDate } from './pdf.ts'

/** The same text as Markdown; a rule stands where a page ends. */
export function makeMarkdown(composed: Composed): Buffer {
  const head = `# ${composed.title}\n\nTLP:${composed.label} · ${composed.owner} · ${dutchDate(composed.date)}\n\n_${demoNotice}_\n\n${composed.subtitle}\n`
  const pages = composed.pages.map((page) => page.map(markdownOf).join('\n'))
  return Buffer.from(`${head}\n${pages.join('\n---\n\n')}`)
}

function markdownOf(block: Block): string {
  if (block.type === 'chapter') return `## ${block.text}\n`
  if (block.type === 'heading') return `### ${block.text}\n`
  if (block.type === 'paragraph') return `${block.text}\n`
  if (block.type === 'checklist')
    return `**${block.title}**\n\n${block.items.map((item) => `- [ ] ${item}`).join('\n')}\n`
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const rule = line(block.header.map(() => '---'))
  return `**${block.title}**\n\n${[line(block.header), rule, ...block.rows.map(line)].join('\n')}\n`
}
