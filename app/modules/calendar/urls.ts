import { accountUrls } from '#app/auth/urls.ts'
import { urls } from '#app/lib/urls.ts'

export const calendarUrls = {
  public: '/agenda.ics',
  /** One meeting, for one's own calendar. */
  event: (event: { id: string; title: string }) => `${urls.agenda.item(event)}/bijeenkomst.ics`,
  /** Somebody's own calendar; the address is the secret. */
  personal: (secret: string) => `/agenda/kalender/${secret}.ics`,
  manage: accountUrls.calendar,
} as const
