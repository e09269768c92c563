import type { Answer, Client } from '#tests/setup/portal.ts'
import { alwaysOf, channels, dataAddress, itemOf } from './channels.ts'
import type { Planted, World } from './world.ts'

export interface Visit {
  address: string
  answer: Answer
}

/** Runs at most six at a time, in order of the list. */
export async function inParallel<T, R>(list: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    while (next < list.length) {
      const at = next++
      results[at] = await run(list[at]!)
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return results
}

/**
 * Every address of the product as one client sees it: as page and as data; and, for what stands alone and for one of the
 * canaries, as the data of that route only.
 */
export function addressesOf(world: World, about: readonly Planted[]): string[] {
  return Object.entries(channels).flatMap(([id, channel], index) => {
    const always = alwaysOf(channel, world)
    const ofItems = about.map((one) => itemOf(channel, one))
    const alone = [...always, ...(ofItems[index % Math.max(1, ofItems.length)] ?? [])]
    return [
      ...[...always, ...ofItems.flat()].flatMap((address) => [address, dataAddress(address)]),
      ...alone.map((address) => dataAddress(address, id)),
    ]
  })
}

/** Asks for all these addresses and for the pages of lists that they lead to. */
export async function visitAll(client: Client, addresses: readonly string[]): Promise<Visit[]> {
  const seen = new Set<string>()
  const visits: Visit[] = []
  let todo = [...new Set(addresses)]
  while (todo.length > 0) {
    const found = await inParallel(todo, async (address) => ({ address, answer: await client.get(address) }))
    for (const address of todo) seen.add(address)
    visits.push(...found)
    todo = [...new Set(found.flatMap(({ answer }) => nextPages(answer)))].filter((address) => !seen.has(address))
  }
  return visits
}

/** Links to further pages of a list: they carry `na`, `vanaf` or `voor`. */
function nextPages(answer: Answer): string[] {
  return [...answer.body.matchAll(/href="(\/[^"]*[?&](?:amp;)?(?:na|vanaf|voor)=[^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  )
}
