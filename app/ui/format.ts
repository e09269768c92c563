const zone = 'Europe/Amsterdam'
const longDate = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone })
const shortDate = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', timeZone: zone })
const weekDate = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: zone,
})
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
const isoParts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone })
const numbers = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })

/** An instant in milliseconds UTC, or a calendar date `YYYY-MM-DD`. */
export type Moment = number | string

// why: noon UTC is the same calendar day in Amsterdam, summer and winter.
function toDate(moment: Moment): Date {
  if (typeof moment === 'number') return new Date(moment)
  return new Date(moment.length === 10 ? `${moment}T12:00:00Z` : moment)
}

/** "18 september 2023" */
export function formatDate(moment: Moment): string {
  return longDate.format(toDate(moment))
}

/** "maandag 18 september 2023" */
export function formatWeekDate(moment: Moment): string {
  return weekDate.format(toDate(moment))
}

/** { day: '18', month: 'sep' }, for a date block. */
export function formatDayMonth(moment: Moment): { day: string; month: string } {
  const parts = shortDate.formatToParts(toDate(moment))
  const part = (type: string) => parts.find((p) => p.type === type)?.value.replace('.', '') ?? ''
  return { day: part('day'), month: part('month') }
}

/** "14.00 uur" of an instant, or of a local time `HH:MM` as it stands. */
export function formatTime(moment: number | string): string {
  const text = typeof moment === 'number' ? clock.format(new Date(moment)) : moment.slice(0, 5)
  return `${text.replace(':', '.')} uur`
}

/** "14.00 tot 16.30 uur", both local times `HH:MM`; the first alone where there is no end. */
export function formatTimeSpan(from: string, to?: string | null): string {
  if (!to) return formatTime(from)
  return `${from.slice(0, 5).replace(':', '.')} tot ${formatTime(to)}`
}

/** "18 september 2023, 14.00 uur" */
export function formatDateTime(moment: number): string {
  return `${formatDate(moment)}, ${formatTime(moment)}`
}

/** `2023-09-18` in Amsterdam, for `<time datetime>` and date fields. */
export function isoDate(moment: Moment): string {
  return typeof moment === 'string' ? moment.slice(0, 10) : isoParts.format(new Date(moment))
}

/** "1.234,5" */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** "1 bericht", "1.234 berichten" */
export function meervoud(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}

/** "meer dan 500 berichten" where the count stopped at its ceiling. */
export function countText(count: { total: number; more?: boolean }, one: string, many: string): string {
  return count.more ? `meer dan ${meervoud(count.total, one, many)}` : meervoud(count.total, one, many)
}

/** "812 bytes", "14 kB", "2,4 MB" */
export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return meervoud(bytes, 'byte', 'bytes')
  if (bytes < 999_500) return `${formatNumber(Math.round(bytes / 1000))} kB`
  return `${formatNumber(bytes / 1_000_000)} MB`
}

/** "a, b en c" */
export function enumerate(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} en ${words[words.length - 1]}`
}
