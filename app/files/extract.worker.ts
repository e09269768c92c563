import { type ExtractAnswer, type ExtractJob } from './extract.ts'
import { Unreadable } from './unreadable.ts'

process.on('message', (job: ExtractJob) => {
  void answer(job).then((result) => process.send?.(result))
})
// A library that fails once more after its file is done must not take the next file with it.
process.on('unhandledRejection', () => undefined)
process.on('disconnect', () => process.exit())

async function answer(job: ExtractJob): Promise<ExtractAnswer> {
  try {
    return { ok: true, value: await perform(job) }
  } catch (error) {
    return { ok: false, code: error instanceof Unreadable ? error.code : 'damaged' }
  }
}

/** Each task loads only the libraries it needs: a worker starts sooner and weighs less. */
async function perform(job: ExtractJob): Promise<unknown> {
  switch (job.task) {
    case 'extractText':
      return (await import('./text/extract.ts')).readText(job.path, job.mime)
    case 'renderPage':
      return (await import('./render/page.ts')).renderPage(job.path, job.mime, job.pageNumber, job.stamp)
    case 'stampPdf':
      return (await import('./render/stamp-pdf.ts')).stampPdf(job.path, job.stamp)
    case 'stampImage':
      return (await import('./render/stamp-image.ts')).stampImage(job.path, job.mime, job.stamp)
    case 'cutPicture':
      return (await import('./render/cut-picture.ts')).cutPicture(job.path, job.cut)
    case 'renderMarkdown': {
      const { renderMarkdown } = await import('#app/lib/markdown.server.ts')
      return job.sources.map(renderMarkdown)
    }
  }
}
