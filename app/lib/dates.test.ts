import { expect, test } from 'vitest'
import { amsterdamInstant, endOfDay } from './dates.ts'

const iso = (instant: number) => new Date(instant).toISOString()

test.each([
  ['2026-01-15', '09:00', '2026-01-15T08:00:00.000Z'],
  ['2026-07-15', '09:00', '2026-07-15T07:00:00.000Z'],
  ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:30', '2026-10-25T02:30:00.000Z'],
])('%s %s in Amsterdam', (date, time, expected) => {
  expect(iso(amsterdamInstant(date, time))).toBe(expected)
})

test.each([
  ['2026-03-28', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['2026-10-24', '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ['2026-12-31', '2026-12-31T23:00:00.000Z'],
])('the day %s ends at %s', (date, expected) => {
  expect(iso(endOfDay(date))).toBe(expected)
})
