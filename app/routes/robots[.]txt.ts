import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'

/** Beginnings of addresses that are nobody's to find: for partners, of one person, or secret by themselves. */
const closed = [
  '/account-aanvragen',
  '/api/',
  '/beheer',
  '/demo-inloggen',
  '/eerste-beheerder/',
  '/inloggen',
  '/melden/',
  '/nieuwsbrief/',
  '/profiel',
  '/redactie',
  '/uitloggen',
  '/uitnodiging/',
  '/wachtwoord-',
  '/werkgroepen',
  '/wie-weet-wat',
  // Every filter on every question: no end of pages that say the same.
  '/zoeken?*&',
]

export const loader = loaderFor(everyone, async ({ services: { config } }) => {
  // A demo on one's own machine is nobody's to find, and may be judged as what it demonstrates.
  const hidden = config.demo && !/^https?:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/.test(config.server.baseUrl)
  const lines = hidden
    ? ['User-agent: *', 'Disallow: /']
    : [
        'User-agent: *',
        ...closed.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${config.server.baseUrl}/sitemap.xml`,
      ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
})
