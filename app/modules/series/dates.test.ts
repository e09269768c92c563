import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { datesOf, monthlyText, ruleText, type Repeat } from './dates.ts'

/** The days as the strict parser of others finds them. */
function byTheStandard(repeat: Repeat, first: string): string[] {
  const days = ICAL.Recur.fromString(ruleText(repeat, first)).iterator(ICAL.Time.fromDateString(first))
  const found: string[] = []
  for (let day = days.next(); day && found.length < 60; day = days.next()) found.push(day.toString())
  return found
}

test.each([
  { pace: 'week', times: 30 },
  { pace: 'fortnight', times: 60 },
  { pace: 'month', times: 24 },
  { pace: 'week', until: '2027-04-01' },
  { pace: 'month', until: '2028-03-31' },
] satisfies Repeat[])('a meeting that repeats is on the days that the rule of RFC 5545 says: %j', (repeat) => {
  // A third Tuesday, a first Monday, a last Friday, a fifth Wednesday, and the days around summer time.
  for (const first of [
    '2026-12-15',
    '2027-02-01',
    '2027-03-26',
    '2026-12-30',
    '2027-03-27',
    '2027-10-30',
    '2028-02-29',
  ])
    expect([first, ...datesOf(repeat, first)]).toEqual([first, ...byTheStandard(repeat, first)])
})

test('a series holds at most sixty meetings, however far its end is', () => {
  expect(datesOf({ pace: 'week', until: '2099-01-01' }, '2026-12-01')).toHaveLength(60)
  expect(datesOf({ pace: 'week', times: 500 }, '2026-12-01')).toHaveLength(60)
})

test('a month says which weekday it is', () => {
  expect(monthlyText('2026-12-15')).toBe('iedere derde dinsdag van de maand')
  expect(monthlyText('2026-12-30')).toBe('iedere laatste woensdag van de maand')
})
