import lighthouse, { type Flags } from 'lighthouse'
import { launchWithPort } from './browser.ts'

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof categories)[number]

export interface Judgement {
  /** 0 to 100. */
  scores: Record<Category, number>
  /** What cost points, per category. */
  faults: string[]
}

/** What Lighthouse thinks of a page on its mobile profile, with a slow network and processor worked out, not imitated. */
export async function judge(url: string): Promise<Judgement> {
  const { port, close } = await launchWithPort()
  try {
    const flags: Flags = {
      port,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: [...categories],
      disableFullPageScreenshot: true,
      throttlingMethod: 'simulate',
    }
    const result = await lighthouse(url, flags)
    if (!result) throw new Error(`Lighthouse said nothing about ${url}`)
    const { lhr } = result
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
    const scores = Object.fromEntries(
      categories.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)]),
    ) as Record<Category, number>
    const faults = categories.flatMap((name) =>
      (lhr.categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
        const audit = lhr.audits[id]
        const wrong = weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 0.9
        return wrong ? [`${name}: ${audit?.title} ${audit?.displayValue ?? ''}`] : []
      }),
    )
    return { scores, faults }
  } finally {
    await close()
  }
}
