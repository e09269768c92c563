import { slugOf } from '#app/lib/urls.ts'

export const newsletterUrls = {
  archive: '/nieuwsbrief',
  issue: (issue: { id: string; title: string }) => `/nieuwsbrief/${slugOf(issue)}`,
  unsubscribe: (token: string) => `/nieuwsbrief/afmelden/${token}`,
  preferences: (token: string) => `/nieuwsbrief/voorkeuren/${token}`,
  desk: '/redactie/nieuwsbrief',
  compose: (id: string) => `/redactie/nieuwsbrief/${id}`,
  look: (id: string) => `/redactie/nieuwsbrief/${id}/bekijken`,
  sheet: (id: string, as: string) => `/redactie/nieuwsbrief/${id}/voorbeeld?als=${as}`,
  send: (id: string) => `/redactie/nieuwsbrief/${id}/versturen`,
} as const
