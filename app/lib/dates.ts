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
