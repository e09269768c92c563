import { amsterdamInstant, endOfDay } from '#app/lib/dates.ts'
import { formatWeekDate, isoDate } from '#app/ui/format.ts'

/** When a meeting is, as the desk keeps it: days `YYYY-MM-DD`, times `HH:MM` on the clocks of Amsterdam; '' where there is none. */
export interface EventTimes {
  date: string
  startTime: string
  /** '' for a meeting of one day. */
  endDate: string
  endTime: string
}

/** The last day of the meeting. */
export const lastDayOf = ({ date, endDate }: EventTimes): string => endDate || date

/** The instant (milliseconds UTC) it begins; the midnight before its day where no time is known. */
export const startOf = ({ date, startTime }: EventTimes): number => amsterdamInstant(date, startTime || '00:00')

/** The instant it ends, or the midnight after its last day where no time is known. */
export function endOf(times: EventTimes): number {
  const { endTime } = times
  return endTime ? amsterdamInstant(lastDayOf(times), endTime) : endOfDay(lastDayOf(times))
}

export const isOver = (times: EventTimes, now: number): boolean => endOf(times) <= now

/** Today in Amsterdam. */
export const dayOf = (now: number): string => isoDate(now)

const clock = (time: string): string => time.replace(':', '.')

/**
 * "donderdag 3 december 2026, 13.30–17.00 uur"; over several days "donderdag 3 december 2026, 13.30 uur tot en met vrijdag
 * 4 december 2026, 17.00 uur".
 */
export function whenText(times: EventTimes): string {
  const { date, startTime, endDate, endTime } = times
  if (endDate && endDate !== date) return `${dayText(date, startTime)} tot en met ${dayText(endDate, endTime)}`
  return [formatWeekDate(date), clockText(times)].filter(Boolean).join(', ')
}

/** "13.30–17.00 uur" of a meeting or of a part of one, "13.30 uur" without an end, '' where no time is known. */
export function clockText({ startTime, endTime }: Pick<EventTimes, 'startTime' | 'endTime'>): string {
  if (!startTime) return ''
  return `${clock(startTime)}${endTime ? `–${clock(endTime)}` : ''} uur`
}

const dayText = (date: string, time: string): string =>
  time ? `${formatWeekDate(date)}, ${clock(time)} uur` : formatWeekDate(date)

/** What is wrong with these times, by field; nothing where they can be. */
export function timesProblems(times: EventTimes): Record<string, string[]> {
  const { date, startTime, endDate, endTime } = times
  if (endDate && endDate < date) return { endDate: ['De laatste dag ligt voor de eerste. Vul een latere datum in.'] }
  if (endTime && !startTime) return { startTime: ['Vul in hoe laat het begint.'] }
  if (endTime && startTime && (!endDate || endDate === date) && endTime <= startTime)
    return { endTime: ['Het einde ligt voor het begin. Vul een latere tijd in.'] }
  return {}
}
