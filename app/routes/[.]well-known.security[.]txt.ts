import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'

const monthMs = 30 * 24 * 3_600_000

/**
 * RFC 9116. `Expires` is half a year away, at the beginning of a day: the file is made at each request, so it lapses when
 * the server does.
 */
export const loader = loaderFor(everyone, async ({ viewer, services: { config } }) => {
  const { baseUrl } = config.server
  const expires = new Date(viewer.now + 6 * monthMs).toISOString().slice(0, 10)
  const lines = [
    `Contact: mailto:${config.contact}`,
    `Expires: ${expires}T00:00:00Z`,
    'Preferred-Languages: nl, en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    `Policy: ${baseUrl}/contact#kwetsbaarheid`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
})
