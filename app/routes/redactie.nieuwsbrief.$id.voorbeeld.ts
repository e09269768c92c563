import { newsroom } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { letterHtml } from '#app/mail/letter-html.tsx'
import { audiences } from '#app/modules/newsletter/audiences.ts'
import { letterAs } from '#app/modules/newsletter/preview.server.ts'

/** Nothing runs, nothing is fetched: a mail has its looks in itself. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
const phone = 375

/** The HTML of a letter as a mail program gets it, as a page by itself. */
export const loader = loaderFor(newsroom, async ({ viewer, services, params, url }) => {
  const as = audiences.find((one) => one === url.searchParams.get('als')) ?? 'public'
  const letter = await letterAs(services, viewer, params.id ?? '', as)
  const none = { title: 'Geen mail', intro: 'Deze lezer krijgt deze brief niet: er staat niets in voor deze lezer.' }
  const links = { browser: null, preferences: '', unsubscribe: '' }
  const content = letter ?? { ...none, sections: [], links }
  const html = letterHtml(
    { ...content, why: 'Dit is een voorbeeld. De links onderaan werken niet.' },
    url.searchParams.has('telefoon') ? { width: phone } : {},
  )
  return new Response(html, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  })
})
