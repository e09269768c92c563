import { labels, type Label } from '#app/access/label.ts'
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
export async function readersPerLabel(read: Reader, plan: Plan): Promise<ReadersOfLabel[]> {
  const result: ReadersOfLabel[] = []
  for (const label of labels) {
    const items = plan.items.filter((one) => one.meaning.label === label && shouldPublish(one))
    const [first] = items
    if (!first) continue
    const keys = [...new Set(items.flatMap((one) => one.meaning.locks))]
    const { total, everyone } = await audienceOf(read, keys, first.actor.now, first.actor)
    result.push({ label, items: items.length, people: everyone ? null : total })
  }
  return result
}
