import { and, desc, eq } from 'drizzle-orm'
import { isoDate } from '#app/ui/format.ts'
import { addRedirects } from '#app/modules/redirects/commands.server.ts'
import { readRedirects } from '#app/modules/redirects/rows.server.ts'
import type { Database } from '#db/client.server.ts'
import { item, pageView, redirect, redirectHit } from '#db/schema/index.ts'

const dayMs = 24 * 3_600_000
const days = 30

/** Invented: how often pages of the demo were opened in the last month, and old addresses that lead to its news. */
export async function makePublicSide(db: Database, baseUrl: string, now = Date.now()): Promise<void> {
  const items = await db.read
    .select({ id: item.id })
    .from(item)
    .where(and(eq(item.label, 'CLEAR'), eq(item.status, 'published')))
    .orderBy(desc(item.date), desc(item.id))
    .limit(25)
  const pages = [
    ['home', 90],
    ['nieuws', 45],
    ['zoeken', 30],
    ['over', 6],
    ['contact', 4],
    ...items.map(({ id }, index) => [id, Math.round(40 / (index + 2))] as const),
  ] as const
  const views = Array.from({ length: days }, (_, ago) => ago).flatMap((ago) =>
    pages.flatMap(([page, usual], index) => {
      const n = Math.round(usual * rhythm(now - ago * dayMs, index))
      return n > 0 ? [{ page, day: isoDate(now - ago * dayMs), views: n }] : []
    }),
  )
  const old = items.slice(0, 6).map(({ id }, index) => `/oude-site/nieuws/${2019 + index}/bericht-${index + 1};${id}`)
  const { rows } = readRedirects(['oud;nieuw', ...old, '/oude-site/contact;/contact'].join('\n'), baseUrl, 100)
  await db.write(async (tx) => {
    for (let i = 0; i < views.length; i += 500) await tx.insert(pageView).values(views.slice(i, i + 500))
    await addRedirects(tx, null, rows, now)
    const made = await tx.select({ id: redirect.id }).from(redirect)
    await tx
      .insert(redirectHit)
      .values(made.map(({ id }, index) => ({ redirectId: id, day: isoDate(now - index * dayMs), hits: 3 + index })))
  })
}

/** Weekends are quiet, and no two days the same; invented, and the same at every making. */
function rhythm(at: number, seed: number): number {
  const weekday = new Date(at).getUTCDay()
  const quiet = weekday === 0 || weekday === 6 ? 0.25 : 1
  return quiet * (0.7 + ((Math.floor(at / dayMs) * 7 + seed * 13) % 10) / 15)
}
