import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { newsFeed } from '#app/modules/news/feed.server.ts'

export const loader = loaderFor(everyone, async ({ viewer, services: { db, config } }) => {
  const feed = await newsFeed(db.read, config.server.baseUrl, viewer.now)
  return new Response(feed.rss2(), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } })
})
