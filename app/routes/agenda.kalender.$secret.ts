import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { viewerOfAddress } from '#app/modules/calendar/addresses.server.ts'
import { calendarResponse } from '#app/modules/calendar/entries.server.ts'
import { personalCalendar } from '#app/modules/calendar/feeds.server.ts'

/** Fetched by a calendar program, without a cookie: whose it is follows from the address, whoever is signed in. */
export const loader = loaderFor(everyone, async ({ viewer: { now }, params, services }) => {
  const secret = (params.secret ?? '').replace(/\.ics$/, '')
  const owner = await viewerOfAddress(services.db, services.secrets.session, secret, now)
  return calendarResponse(await personalCalendar(services, owner), 'kalender')
})
