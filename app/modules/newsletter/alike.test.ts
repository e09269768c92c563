import { expect, test } from 'vitest'
import { likenessOf, pairsAlike, type Comparable } from './alike.ts'

let n = 0
const anItem = (title: string, overrides: Partial<Comparable> = {}): Comparable => ({
  id: String(++n),
  title,
  summary: '',
  publisher: 'var',
  date: '2026-11-02',
  themes: [],
  ...overrides,
})

test.each([
  ['Nieuwe aanpak van ondermijning in de haven', 'Nieuwe aanpak ondermijning havens', 'title'],
  ['Terugblik op het leerhuis jeugd', 'Terugblik: leerhuis over jeugd', 'title'],
  ['Bijeenkomst over onbegrepen gedrag', 'Training cyberveiligheid voor gemeenten', null],
  // Short titles that share one word are no news twice.
  ['Nieuws uit Schiedam', 'Nieuws uit Vlaardingen', null],
])('“%s” and “%s”: %s', (one, other, why) => {
  expect(likenessOf(anItem(one), anItem(other))).toBe(why)
  expect(likenessOf(anItem(other), anItem(one))).toBe(why)
})

test('another title over the same text is seen by its text', () => {
  const summary = 'Het RIEC en de gemeenten controleren deze maand samen bedrijven in de haven op ondermijning.'
  const other = 'De gemeenten en het RIEC controleren deze maand samen bedrijven in de haven.'
  expect(likenessOf(anItem('Actie in de haven', { summary }), anItem('Controles begonnen', { summary: other }))).toBe(
    'text',
  )
})

test('the same theme within days is a reason between two desks only', () => {
  const one = anItem('Wapens op school', { themes: ['jeugd'] })
  const near = { themes: ['jeugd'], date: '2026-11-05', publisher: 'riec' }
  expect(likenessOf(one, anItem('Ouders aan zet', near))).toBe('theme')
  expect(likenessOf(one, anItem('Ouders aan zet', { ...near, publisher: 'var' }))).toBeNull()
  expect(likenessOf(one, anItem('Ouders aan zet', { ...near, date: '2026-11-06' }))).toBeNull()
  expect(likenessOf(one, anItem('Ouders aan zet', { ...near, themes: ['zorg'] }))).toBeNull()
})

test('the same item twice is one pair, and every pair is told once', () => {
  const one = anItem('Wapens op school')
  expect(pairsAlike([one, anItem('Heel iets anders'), one]).map(({ why }) => why)).toEqual(['same'])
  const empty = anItem('')
  expect(likenessOf(empty, anItem(''))).toBeNull()
})
