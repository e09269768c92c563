const dayMs = 24 * 3_600_000

/** How long before it is due a round opens, with the first warning. */
export const openBeforeMs = 30 * dayMs
/** How long before it is due the second warning goes out. */
export const warnBeforeMs = 7 * dayMs
/** How long after it was due who was not found to be right loses their rights. */
export const graceMs = 30 * dayMs
/** Not used for so long is dormant. */
export const dormantMs = 90 * dayMs
/** Nobody is asked again within this time whether they still use their account. */
export const askAgainMs = 7 * dayMs

/**
 * When the people of an organisation are to be looked through next: six months after the last time, or after it first
 * had a manager. Null while it never had one.
 */
export function nextReview(of: { managedSince: number | null; reviewedAt: number | null }): number | null {
  const last = of.reviewedAt ?? of.managedSince
  return last === null ? null : sixMonthsAfter(last)
}

/** The same day six months on; the last of that month where it has no such day. */
function sixMonthsAfter(instant: number): number {
  const at = new Date(instant)
  const day = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + 6)
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, days))
  return at.getTime()
}

/** From the `YYYY-MM-DD` before which an account is dormant. */
export const dormantBefore = (now: number): string => new Date(now - dormantMs).toISOString().slice(0, 10)
