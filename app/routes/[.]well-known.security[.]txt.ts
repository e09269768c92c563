import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'

const monthMs = 30 * 24 * 3_600_000

/** RFC 9116. `Expires` is always half a year away: the file is made at each request, so it lapses when the server does. */
export const loader = loaderFor(everyone, async ({ viewer, services: { config } }) => {
  const lines = [
    `Contact: mailto:${config.contact}`,
    `Expires: ${new Date(viewer.now + 6 * monthMs).toISOString()}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${config.server.baseUrl}/.well-known/security.txt`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
})
