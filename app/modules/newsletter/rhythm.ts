import { amsterdamInstant } from '#app/lib/dates.ts'
import { isoDate } from '#app/ui/format.ts'
import type { digestRhythms } from '#db/kinds.ts'

export type Rhythm = (typeof digestRhythms)[number]

export const rhythmNames: Readonly<Record<Rhythm, string>> = {
  never: 'Nooit',
  daily: 'Elke dag',
  weekly: 'Elke week, op maandag',
  monthly: 'Elke maand, op de eerste dag',
}

/** How many mails in seven days somebody can choose to get at most. */
export const weeklyMosts = [1, 2, 3, 7] as const

const dayMs = 24 * 3_600_000
export const weekMs = 7 * dayMs
const at = '07:00'

/** When the next digest is made, after `now`; null for never. */
export function nextDigest(rhythm: Rhythm, now: number): number | null {
  if (rhythm === 'never') return null
  // At most a month and a day ahead.
  for (let days = 0; days <= 32; days++) {
    const date = isoDate(Date.parse(`${isoDate(now)}T12:00:00Z`) + days * dayMs)
    const moment = amsterdamInstant(date, at)
    if (moment > now && isDay(rhythm, date)) return moment
  }
  return null
}

function isDay(rhythm: Rhythm, date: string): boolean {
  if (rhythm === 'weekly') return new Date(`${date}T12:00:00Z`).getUTCDay() === 1
  return rhythm === 'daily' || date.endsWith('-01')
}
