import { expect, test } from 'vitest'
import { paragraphsOf, withoutRunningLines } from './readable.ts'

const page = (number: number, text: string) => ({ number, label: `pagina ${number}`, text })

test('headers and footers that return on most pages are left out, with their page numbers', () => {
  const middle = 'Een zin.\nNog een zin.\nEen derde zin.'
  const pages = ['a', 'b', 'c', 'd'].map((letter, index) =>
    page(index + 1, `Bureau VAR\nInhoud van blad ${letter}\n${middle}${letter}\nPagina ${index + 1} van 4`),
  )
  expect(withoutRunningLines(pages).map((p) => p.text)[1]).toBe('Inhoud van blad b\nEen derde zin.b')
  expect(withoutRunningLines(pages).every((p) => !p.text.includes('Pagina') && !p.text.includes('Bureau'))).toBe(true)
})

test('a short document keeps every line', () => {
  const pages = [page(1, 'Kop\ntekst'), page(2, 'Kop\ntekst')]
  expect(withoutRunningLines(pages)).toEqual(pages)
})

test('lines that run to the margin become one paragraph', () => {
  const text = [
    '1 Waarom dit leerhuis',
    'Op 14 september kwamen professionals bij elkaar in de',
    'raadszaal. Het ging over opschaling en over de rollen en',
    'taken.',
    'Daarna volgde een gesprek over de afspraken die partijen sa-',
    'men maken.',
  ].join('\n')
  expect(paragraphsOf(text)).toEqual([
    '1 Waarom dit leerhuis',
    'Op 14 september kwamen professionals bij elkaar in de raadszaal. Het ging over opschaling en over de rollen en taken.',
    'Daarna volgde een gesprek over de afspraken die partijen samen maken.',
  ])
})

test('list items stay apart, however long the line before', () => {
  expect(
    paragraphsOf('- een punt dat precies tot aan de kantlijn loopt\n- nog een punt dat tot aan de kantlijn loopt'),
  ).toHaveLength(2)
})

test('an empty page has no paragraphs', () => {
  expect(paragraphsOf('')).toEqual([])
})
