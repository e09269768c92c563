import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listPublicAddresses } from '#app/modules/items/queries.server.ts'

/** Public items only, whoever asks. Addresses hold letters, digits and hyphens: nothing to escape. */
export const loader = loaderFor(everyone, async ({ viewer, services: { db, config } }) => {
  const items = await listPublicAddresses(db.read, viewer.now)
  const paths = [
    urls.home,
    urls.news.list,
    '/over',
    '/contact',
    '/toegankelijkheid',
    '/privacy',
    ...items.map((i) => urls.item(i)),
  ]
  const body = paths.map((path) => `<url><loc>${config.server.baseUrl}${path}</loc></url>`).join('\n')
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${body}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  )
})
