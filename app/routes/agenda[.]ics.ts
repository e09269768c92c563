import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { calendarResponse } from '#app/modules/calendar/entries.server.ts'
import { publicCalendar } from '#app/modules/calendar/feeds.server.ts'

/** The public meetings, the same for everybody: who follows it here is not known. */
export const loader = loaderFor(everyone, async ({ viewer, services }) =>
  calendarResponse(await publicCalendar(services, viewer.now), 'agenda'),
)
