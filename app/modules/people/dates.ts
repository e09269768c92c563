const wallClock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
})

/** The midnight in Amsterdam that ends the calendar day `YYYY-MM-DD`, in milliseconds UTC. */
export function endOfDay(date: string): number {
  const next = Date.parse(`${date}T00:00:00Z`) + 24 * 60 * 60_000
  // Amsterdam is one or two hours ahead; at midnight the offset before and after are the same.
  const offset = Date.parse(`${wallClock.format(new Date(next)).replace(' ', 'T')}Z`) - next
  return next - offset
}
