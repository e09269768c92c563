import { eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { news, series } from '#db/schema/index.ts'

/** What the page of a news item says beside its text: the name of its series, and what a campaign asks of whom. */
export async function besideNews(read: Reader, itemId: string): Promise<string> {
  const [row] = await read
    .select({ steps: news.steps, series: series.title })
    .from(news)
    .leftJoin(series, eq(series.id, news.seriesId))
    .where(eq(news.itemId, itemId))
  return [row?.series ?? '', ...(row?.steps ?? []).map(({ task, audience }) => `${task} ${audience}`)]
    .filter(Boolean)
    .join('\n')
}
