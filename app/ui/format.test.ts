import { expect, test } from 'vitest'
import {
  countText,
  enumerate,
  formatDate,
  formatDateTime,
  formatDayMonth,
  formatFileSize,
  formatNumber,
  formatTimeSpan,
  formatWeekDate,
  isoDate,
  meervoud,
} from './format.ts'

test('dates and times read the Dutch way, in Dutch time', () => {
  expect(formatDate('2023-09-18')).toBe('18 september 2023')
  expect(formatWeekDate('2023-09-18')).toBe('maandag 18 september 2023')
  expect(formatDayMonth('2023-09-18')).toEqual({ day: '18', month: 'sep' })
  // 22:30 UTC is half past midnight in Amsterdam, the next day.
  const late = Date.UTC(2023, 8, 17, 22, 30)
  expect(formatDateTime(late)).toBe('18 september 2023, 00.30 uur')
  expect(isoDate(late)).toBe('2023-09-18')
  expect(formatTimeSpan('14:00', '16:30')).toBe('14.00 tot 16.30 uur')
  expect(formatTimeSpan('09:00')).toBe('09.00 uur')
})

test('numbers, sizes and words of number', () => {
  expect(formatNumber(1234.5)).toBe('1.234,5')
  expect(meervoud(1, 'bericht', 'berichten')).toBe('1 bericht')
  expect(meervoud(0, 'bericht', 'berichten')).toBe('0 berichten')
  expect(countText({ total: 500, more: true }, 'stuk', 'stukken')).toBe('meer dan 500 stukken')
  expect(formatFileSize(1)).toBe('1 byte')
  expect(formatFileSize(14_200)).toBe('14 kB')
  expect(formatFileSize(999_700)).toBe('1 MB')
  expect(formatFileSize(2_411_724)).toBe('2,4 MB')
  expect(enumerate(['politie'])).toBe('politie')
  expect(enumerate(['gemeenten', 'politie', 'OM'])).toBe('gemeenten, politie en OM')
})
