import { eventTypes, publishers } from '#db/kinds.ts'
import type { EventFilters, EventType } from './queries.server.ts'
import { dayOf } from './times.ts'

/** What the agenda can be narrowed to, as its address says it. */
export interface AgendaFilters {
  type: EventType | ''
  theme: string
  publisher: (typeof publishers)[number] | ''
  period: Period | ''
}

export const periods = {
  maand: 'De komende maand',
  kwartaal: 'De komende drie maanden',
  voorbij: 'Al geweest',
} as const
export type Period = keyof typeof periods

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | '' =>
  values.find((one) => one === value) ?? ''

export function filtersOf(search: URLSearchParams): AgendaFilters {
  const theme = search.get('thema') ?? ''
  return {
    type: oneOf(eventTypes, search.get('soort')),
    theme: /^[a-z0-9-]{1,80}$/.test(theme) ? theme : '',
    publisher: oneOf(publishers, search.get('namens')),
    period: oneOf(Object.keys(periods) as Period[], search.get('periode')),
  }
}

/** The filters as `listEvents` takes them; without a period what is still to come. */
export function filterOptions(filters: AgendaFilters, now: number): EventFilters & { newestFirst: boolean } {
  const today = dayOf(now)
  const { type, theme, publisher, period } = filters
  const days = period === 'maand' ? 31 : period === 'kwartaal' ? 92 : 0
  return {
    ...(type ? { type } : {}),
    ...(theme ? { theme } : {}),
    ...(publisher ? { publisher } : {}),
    ...(period === 'voorbij' ? { before: today } : { from: today }),
    ...(days > 0 ? { until: dayOf(now + days * 24 * 3_600_000) } : {}),
    newestFirst: period === 'voorbij',
  }
}
