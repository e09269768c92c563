import { everyone } from '#app/auth/guards.ts'
import { loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { calendarResponse } from '#app/modules/calendar/entries.server.ts'
import { eventCalendar } from '#app/modules/calendar/feeds.server.ts'

export const loader = loaderFor(everyone, async (args) => {
  const { viewer, services, params } = args
  return calendarResponse(await orSignIn(args, eventCalendar(services, viewer, params.slug ?? '')), 'bijeenkomst')
})
