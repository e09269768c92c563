import { type TextPage } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'
import { type Zip } from '../zip.ts'
import { numbered } from './blocks.ts'
import { readRelations, readXml } from './xml.ts'

const PRESENTATION = 'ppt/presentation.xml'
const MAX_SLIDE = 20_000

/** A presentation slide by slide, notes under the slide they belong to. Hidden slides stay hidden. */
export async function pptxPages(zip: Zip): Promise<TextPage[]> {
  const relations = await readRelations(zip, PRESENTATION)
  const parts: string[] = []
  const found = await readXml(zip, PRESENTATION, {
    open(name, attributes) {
      const slide = name === 'sldId' ? relations.get(attributes['r:id'] ?? '') : undefined
      if (slide) parts.push(slide.target)
    },
  })
  if (!found) throw new Unreadable('damaged')

  const pages: Omit<TextPage, 'number'>[] = []
  for (const [index, part] of parts.entries()) {
    const slide = await readSlide(zip, part)
    if (slide.hidden) continue
    const notesPart = [...(await readRelations(zip, part)).values()].find(({ type }) => type.endsWith('/notesSlide'))
    const notes = notesPart ? (await readSlide(zip, notesPart.target)).text : ''
    const text = [slide.text, notes && `Notities:\n${notes}`].filter(Boolean).join('\n\n').slice(0, MAX_SLIDE)
    pages.push({ label: `dia ${index + 1}`, ...(slide.title && { heading: slide.title }), text })
  }
  return numbered(pages)
}

async function readSlide(zip: Zip, part: string): Promise<{ title: string; text: string; hidden: boolean }> {
  const lines: string[] = []
  let title = ''
  let hidden = false
  let kind = ''
  let line = ''
  let inText = false
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'sld') hidden = attributes.show === '0' || attributes.show === 'false'
      else if (name === 'sp') kind = ''
      else if (name === 'ph') kind = attributes.type ?? 'body'
      else if (name === 't') inText = true
      else if (name === 'br') line += '\n'
      else if (name === 'tab') line += '\t'
    },
    close(name) {
      if (name === 't') inText = false
      if (name !== 'p') return
      const isFurniture = ['sldNum', 'dt', 'ftr', 'hdr'].includes(kind)
      if (line.trim() && !isFurniture) lines.push(line.trim())
      if (kind === 'title' || kind === 'ctrTitle') title = [title, line.trim()].filter(Boolean).join(' ')
      line = ''
    },
    text(value) {
      if (inText) line += value
    },
  })
  return { title, text: lines.join('\n'), hidden }
}
