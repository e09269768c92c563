import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Composed } from './compose.ts'
import { demoNotice, dutchDate } from './pdf.ts'

/** A Word document with the same pages as the PDF, each started by a page break. */
export async function makeDocx(composed: Composed): Promise<Buffer> {
  const body = composed.pages.flatMap((blocks, index) => [
    ...(index === 0 ? titleOf(composed) : []),
    ...blocks.flatMap((block, at) => paragraphsOf(block, index > 0 && at === 0)),
  ])
  const document = new Document({
    title: composed.title,
    creator: `${composed.owner} (demonstratie)`,
    description: demoNotice,
    styles: { default: { document: { run: { font: 'Arial', size: 20, language: { value: 'nl-NL' } } } } },
    sections: [
      {
        headers: { default: new Header({ children: [aside(`TLP:${composed.label}`, AlignmentType.RIGHT)] }) },
        footers: { default: new Footer({ children: [aside(demoNotice, AlignmentType.LEFT)] }) },
        children: body,
      },
    ],
  })
  return Packer.toBuffer(document)
}

function titleOf(composed: Composed): Paragraph[] {
  return [
    new Paragraph({ text: composed.title, heading: HeadingLevel.TITLE }),
    new Paragraph({ children: [new TextRun({ text: composed.subtitle, italics: true })], spacing: { after: 120 } }),
    new Paragraph({ text: `${dutchDate(composed.date)} · ${composed.owner}`, spacing: { after: 240 } }),
  ]
}

function aside(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, size: 16, color: '54606f' })] })
}

function paragraphsOf(block: Block, pageBreakBefore: boolean): Array<Paragraph | Table> {
  if (block.type === 'chapter')
    return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1, pageBreakBefore })]
  if (block.type === 'heading')
    return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2, pageBreakBefore })]
  if (block.type === 'paragraph') return [new Paragraph({ text: block.text, pageBreakBefore, spacing: { after: 120 } })]
  const title = new Paragraph({
    children: [new TextRun({ text: block.title, bold: true })],
    pageBreakBefore,
    keepNext: true,
  })
  if (block.type === 'checklist') {
    return [title, ...block.items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }))]
  }
  const rows = [block.header, ...block.rows].map(
    (cells, index) =>
      new TableRow({
        tableHeader: index === 0,
        children: cells.map(
          (text) =>
            new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold: index === 0 })] })] }),
        ),
      }),
  )
  return [title, new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }), new Paragraph({ text: '' })]
}
