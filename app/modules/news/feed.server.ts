import { Feed } from 'feed'
import { anonymousViewer } from '#app/access/viewer.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { urls } from '#app/lib/urls.ts'
import type { Reader } from '#db/client.server.ts'
import { listNews } from './queries.server.ts'

/** The newest public news, whoever asks: a feed reader signs in as nobody. @param baseUrl without a slash at the end */
export async function newsFeed(read: Reader, baseUrl: string, now: number): Promise<Feed> {
  const { rows } = await listNews(read, anonymousViewer(now), { limit: 30 })
  const newest = [...rows].sort((a, b) => (a.date < b.date ? 1 : -1))
  const feed = new Feed({
    id: `${baseUrl}/`,
    link: `${baseUrl}/`,
    title: 'VeiligheidsAlliantie regio Rotterdam',
    description: 'Nieuws van de VeiligheidsAlliantie regio Rotterdam',
    language: 'nl',
    copyright: '',
    generator: '',
    feedLinks: { rss: `${baseUrl}/feed.xml`, json: `${baseUrl}/feed.json` },
    updated: new Date(amsterdamInstant(newest[0]?.date ?? '2000-01-01')),
  })
  for (const row of newest) {
    const link = baseUrl + urls.news.item(row)
    feed.addItem({
      id: `${baseUrl}/nieuws/${row.id}`,
      guid: `${baseUrl}/nieuws/${row.id}`,
      link,
      title: row.title,
      description: row.summary,
      date: new Date(amsterdamInstant(row.date)),
    })
  }
  return feed
}
