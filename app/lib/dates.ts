const wallClock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
})

/**
 * The instant (milliseconds UTC) at which clocks in Amsterdam show this date and time. A time that summer time skips gives
 * the same moment an hour later; one that occurs twice gives the first.
 */
export function amsterdamInstant(date: string, time = '00:00'): number {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const first = wanted - offsetAt(wanted - 2 * 3_600_000)
  const second = wanted - offsetAt(first)
  return first + offsetAt(first) === wanted ? first : second
}

/** The midnight in Amsterdam that ends the calendar day. */
export function endOfDay(date: string): number {
  const next = new Date(Date.parse(`${date}T12:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10)
  return amsterdamInstant(next)
}

/** How far clocks in Amsterdam are ahead of UTC at this instant. */
function offsetAt(instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000
  return Date.parse(`${wallClock.format(new Date(whole)).replace(' ', 'T')}Z`) - whole
}

/** `2026-09-18T14:00:00+02:00`: the instant as clocks in Amsterdam show it, with how far they are ahead (RFC 3339). */
export function amsterdamIso(instant: number): string {
  return `${wallClock.format(new Date(instant)).replace(' ', 'T')}${offsetText(instant, ':')}`
}

const mailDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const mailMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Fri, 18 Sep 2026 14:00:00 +0200`, as mail and RSS write it (RFC 5322). */
export function amsterdamMailDate(instant: number): string {
  const [date = '', time = ''] = wallClock.format(new Date(instant)).split(' ')
  const [year = '', month = '', day = ''] = date.split('-')
  const weekday = mailDays[new Date(`${date}T12:00:00Z`).getUTCDay()]
  return `${weekday}, ${day} ${mailMonths[Number(month) - 1]} ${year} ${time} ${offsetText(instant, '')}`
}

function offsetText(instant: number, between: string): string {
  const minutes = Math.round(offsetAt(instant) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `+${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`
}
