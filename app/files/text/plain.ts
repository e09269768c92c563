import { readFile } from 'node:fs/promises'
import { type TextPage } from '../pages.ts'
import { type Block, pagesOf } from './blocks.ts'

/** Text, Markdown or CSV in UTF-8, in pages of about 3,000 characters cut at headings and paragraphs. */
export async function plainPages(path: string, kind: 'txt' | 'md' | 'csv'): Promise<TextPage[]> {
  const text = new TextDecoder().decode(await readFile(path))
  return pagesOf(blocksOf(text, kind))
}

function* blocksOf(text: string, kind: 'txt' | 'md' | 'csv'): Generator<Block> {
  const lines = text.split(/\r\n?|\n|\f/)
  for (const line of lines) {
    const heading = kind === 'md' ? /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1] : undefined
    yield heading ? { text: heading, heading: true } : { text: line }
  }
}
