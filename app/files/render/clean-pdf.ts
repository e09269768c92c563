import {
  type PDFContext,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

const CARRIERS = new Set(['/FileAttachment', '/Screen', '/RichMedia', '/Movie', '/Sound', '/3D'])
const ACTIVE = new Set(['/JavaScript', '/Launch', '/SubmitForm', '/ImportData', '/Rendition', '/GoToE'])

/** Takes out attachments, scripts and what starts programs, and every object that nothing refers to any more. */
export function cleanPdf(pdf: PDFDocument): void {
  for (const name of ['OpenAction', 'AA', 'AF', 'Collection']) pdf.catalog.delete(PDFName.of(name))
  const names = pdf.catalog.Names()
  for (const name of ['EmbeddedFiles', 'JavaScript']) names?.delete(PDFName.of(name))
  for (const page of pdf.getPages()) cleanPage(page)
  removeUnreachable(pdf.context)
}

function cleanPage(page: PDFPage): void {
  page.node.delete(PDFName.of('AA'))
  page.node.delete(PDFName.of('AF'))
  const annotations = page.node.Annots()
  for (let index = (annotations?.size() ?? 0) - 1; index >= 0; index--) {
    const annotation = annotations!.lookup(index)
    if (!(annotation instanceof PDFDict)) continue
    const action = annotation.lookup(PDFName.of('A'))
    annotation.delete(PDFName.of('AA'))
    if (action instanceof PDFDict && ACTIVE.has(String(action.lookup(PDFName.of('S')))))
      annotation.delete(PDFName.of('A'))
    if (CARRIERS.has(String(annotation.lookup(PDFName.of('Subtype'))))) annotations!.remove(index)
  }
}

/** What was only unlinked would still be in the file for who looks into its bytes. */
function removeUnreachable(context: PDFContext): void {
  const { Root, Info } = context.trailerInfo
  const reached = new Set<PDFObject>()
  const waiting: Array<PDFObject | undefined> = [Root, Info]
  while (waiting.length > 0) {
    const object = waiting.pop()
    if (!object || reached.has(object)) continue
    reached.add(object)
    if (object instanceof PDFRef) waiting.push(context.lookup(object))
    else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict) waiting.push(...object.values())
    else if (object instanceof PDFStream) waiting.push(...object.dict.values())
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}
