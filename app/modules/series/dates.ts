/** How a meeting repeats. `month`: on the same weekday of the month, such as every third Tuesday. */
export const paces = {
  week: 'Iedere week',
  fortnight: 'Iedere twee weken',
  month: 'Iedere maand, op dezelfde weekdag',
} as const
export type Pace = keyof typeof paces

export interface Repeat {
  pace: Pace
  /** Ends on this day or before. */
  until?: string
  /** How often in all, the first included. */
  times?: number
}

/** More make a list that nobody looks through. */
export const mostTimes = 60

const dayMs = 24 * 3_600_000
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
// Noon in UTC: days of a calendar, which no clock that is put forward or back moves.
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

/** Which of its weekday in the month a day is: 1 to 4; -1 for a fifth, which then is the last of every month. */
function nthOf(day: string): number {
  const nth = Math.ceil(noonOf(day).getUTCDate() / 7)
  return nth === 5 ? -1 : nth
}

/** The rule as RFC 5545 writes it, without DTSTART. */
export function ruleText({ pace, until, times }: Repeat, first: string): string {
  const end = times === undefined ? `UNTIL=${(until ?? first).replaceAll('-', '')}` : `COUNT=${times}`
  const weekday = weekdays[noonOf(first).getUTCDay()] ?? 'MO'
  if (pace === 'month') return `FREQ=MONTHLY;BYDAY=${nthOf(first)}${weekday};${end}`
  return `FREQ=WEEKLY;${pace === 'fortnight' ? 'INTERVAL=2;' : ''}${end}`
}

/** "iedere derde dinsdag van de maand", for a monthly pace. */
export function monthlyText(first: string): string {
  const nth = { 1: 'eerste', 2: 'tweede', 3: 'derde', 4: 'vierde', [-1]: 'laatste' }[nthOf(first)] ?? ''
  const weekday = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', timeZone: 'UTC' }).format(noonOf(first))
  return `iedere ${nth} ${weekday} van de maand`
}

/** The days on which it is, the first included; at most sixty. */
export function datesOf(repeat: Repeat, first: string): string[] {
  const most = Math.min(repeat.times ?? mostTimes, mostTimes)
  const days: string[] = []
  for (let n = 0; days.length < most; n++) {
    const day = repeat.pace === 'month' ? sameWeekday(first, n) : later(first, n * (repeat.pace === 'week' ? 7 : 14))
    if (repeat.until !== undefined && day > repeat.until) break
    days.push(day)
  }
  return days
}

/** So many days later. */
export function later(day: string, days: number): string {
  return dayOf(new Date(noonOf(day).getTime() + days * dayMs))
}

/** From one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / dayMs)

/** The same weekday of the month, so many months later. */
function sameWeekday(first: string, months: number): string {
  const start = noonOf(first)
  const nth = nthOf(first)
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth() + months
  if (nth === -1) {
    const last = new Date(Date.UTC(year, month + 1, 0, 12))
    return dayOf(new Date(last.getTime() - ((last.getUTCDay() - start.getUTCDay() + 7) % 7) * dayMs))
  }
  const begin = new Date(Date.UTC(year, month, 1, 12))
  const ahead = (start.getUTCDay() - begin.getUTCDay() + 7) % 7
  return dayOf(new Date(begin.getTime() + (ahead + (nth - 1) * 7) * dayMs))
}
