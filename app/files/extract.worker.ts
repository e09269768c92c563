import { type ExtractAnswer, type ExtractJob } from './extract.ts'
import { renderPage } from './render/page.ts'
import { stampImage } from './render/stamp-image.ts'
import { stampPdf } from './render/stamp-pdf.ts'
import { readText } from './text/extract.ts'
import { Unreadable } from './unreadable.ts'

process.on('message', (job: ExtractJob) => {
  void answer(job).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.exit())

async function answer(job: ExtractJob): Promise<ExtractAnswer> {
  try {
    return { ok: true, value: await perform(job) }
  } catch (error) {
    return { ok: false, code: error instanceof Unreadable ? error.code : 'damaged' }
  }
}

function perform(job: ExtractJob): Promise<unknown> {
  switch (job.task) {
    case 'extractText':
      return readText(job.path, job.mime)
    case 'renderPage':
      return renderPage(job.path, job.mime, job.pageNumber, job.stamp)
    case 'stampPdf':
      return stampPdf(job.path, job.stamp)
    case 'stampImage':
      return stampImage(job.path, job.mime, job.stamp)
  }
}
