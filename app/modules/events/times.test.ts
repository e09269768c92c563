import { describe, expect, test } from 'vitest'
import { entriesOf } from '#tests/setup/calendar.ts'
import { makeCalendar, type CalendarEntry } from './ics.server.ts'
import { endOf, startOf, timesProblems, whenText, type EventTimes } from './times.ts'

const at = (date: string, startTime = '', endTime = '', endDate = ''): EventTimes => ({
  date,
  startTime,
  endDate,
  endTime,
})
const iso = (instant: number) => new Date(instant).toISOString()

describe('the moments of a meeting', () => {
  test.each([
    ['in winter', at('2026-12-03', '13:30', '17:00'), '2026-12-03T12:30:00.000Z', '2026-12-03T16:00:00.000Z'],
    ['in summer', at('2026-07-02', '13:30', '17:00'), '2026-07-02T11:30:00.000Z', '2026-07-02T15:00:00.000Z'],
    [
      'over the night that the clock goes back',
      at('2026-10-24', '20:00', '12:00', '2026-10-25'),
      '2026-10-24T18:00:00.000Z',
      '2026-10-25T11:00:00.000Z',
    ],
    [
      'on the night that summer time begins',
      at('2026-03-29', '03:30'),
      '2026-03-29T01:30:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ],
  ])('%s', (_what, times, start, end) => {
    expect([iso(startOf(times)), iso(endOf(times))]).toEqual([start, end])
  })

  test.each([
    [at('2026-12-03', '13:30', '17:00'), 'donderdag 3 december 2026, 13.30–17.00 uur'],
    [at('2026-12-03', '13:30'), 'donderdag 3 december 2026, 13.30 uur'],
    [at('2026-12-03'), 'donderdag 3 december 2026'],
    [
      at('2026-12-03', '13:30', '17:00', '2026-12-04'),
      'donderdag 3 december 2026, 13.30 uur tot en met vrijdag 4 december 2026, 17.00 uur',
    ],
  ])('in words', (times, words) => {
    expect(whenText(times)).toBe(words)
  })

  test('that cannot be are named by their field', () => {
    expect(Object.keys(timesProblems(at('2026-12-03', '13:30', '13:30')))).toEqual(['endTime'])
    expect(Object.keys(timesProblems(at('2026-12-03', '', '13:30')))).toEqual(['startTime'])
    expect(Object.keys(timesProblems(at('2026-12-03', '13:30', '09:00', '2026-12-02')))).toEqual(['endDate'])
    expect(timesProblems(at('2026-12-03', '13:30', '09:00', '2026-12-04'))).toEqual({})
  })
})

describe('a calendar entry', () => {
  const entry: CalendarEntry = {
    ...at('2026-12-03', '13:30', '17:00'),
    id: 'abcdefghijkmnpqrstuv',
    title: 'Veiligheid, zorg; en “samen” \\ café '.repeat(4),
    summary: 'Twee regels\nen nog een',
    place: 'Zaal 2',
    address: 'Coolsingel 40, Rotterdam',
    url: 'https://portaal.example/agenda/x',
    sequence: 4,
    cancelled: false,
    changedAt: Date.UTC(2026, 0, 1),
    attendee: { name: 'Kwaad\r\nATTENDEE:mailto:dief@kwaad.example "x"', email: 'noor@hoek.example' },
  }
  const made = (changes: Partial<CalendarEntry> = {}, method: 'REQUEST' | 'PUBLISH' | 'CANCEL' = 'REQUEST') =>
    makeCalendar([{ ...entry, ...changes }], {
      method,
      host: 'portaal.example',
      organizer: 'VAR <portaal@var.example>',
    })

  test('keeps its title, moments in UTC and its one guest, whatever is typed', () => {
    expect(entriesOf(made())).toEqual([
      {
        method: 'REQUEST',
        uid: 'abcdefghijkmnpqrstuv@portaal.example',
        sequence: 4,
        status: 'CONFIRMED',
        summary: entry.title,
        location: 'Zaal 2, Coolsingel 40, Rotterdam',
        description: 'Twee regels\nen nog een\n\nOp het portaal: https://portaal.example/agenda/x',
        start: Date.UTC(2026, 11, 3, 12, 30),
        end: Date.UTC(2026, 11, 3, 16),
        attendees: ['mailto:noor@hoek.example'],
      },
    ])
    expect(made()).toContain('DTSTART:20261203T123000Z')
  })

  test('tells nobody how to take part online unless asked, and names no guest to who follows along', () => {
    expect(made({}, 'PUBLISH')).not.toMatch(/noor|Online/)
    expect(made({ onlineUrl: 'https://samen.example/k' }).replaceAll('\r\n ', '')).toContain('https://samen.example/k')
  })

  test('is a whole day where no time is known', () => {
    const text = made({ startTime: '', endTime: '' })
    expect(text).toContain('DTSTART;VALUE=DATE:20261203')
    expect(text).toContain('DTEND;VALUE=DATE:20261204')
    expect(entriesOf(text)).toHaveLength(1)
  })
})
