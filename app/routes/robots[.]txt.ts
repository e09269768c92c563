import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'

export const loader = loaderFor(everyone, async ({ services: { config } }) => {
  const lines = config.demo
    ? ['User-agent: *', 'Disallow: /']
    : ['User-agent: *', 'Disallow: /zoeken', 'Disallow: /inloggen', `Sitemap: ${config.server.baseUrl}/sitemap.xml`]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
})
