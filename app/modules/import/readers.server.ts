import { labels, type Label } from '#app/access/label.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import type { Reader } from '#db/client.server.ts'
import type { Plan } from './check.server.ts'
import { shouldPublish } from './run.server.ts'

export interface ReadersOfLabel {
  label: Label
  items: number
  /** People who may read at least one of them; null for everybody. */
  people: number | null
}

/** Per label, what a publishing import makes live and for how many people. */
export async function readersPerLabel(read: Reader, viewer: Viewer, plan: Plan): Promise<ReadersOfLabel[]> {
  const result: ReadersOfLabel[] = []
  for (const label of labels) {
    const items = plan.items.filter((one) => one.meaning.label === label && shouldPublish(one))
    if (items.length === 0) continue
    const keys = [...new Set(items.flatMap((one) => one.meaning.locks))]
    const { total, everyone } = await audienceOf(read, keys, viewer.now, viewer)
    result.push({ label, items: items.length, people: everyone ? null : total })
  }
  return result
}
