import { expect, test } from 'vitest'
import { markWords, snippet, type Piece } from './snippet.ts'

const shown = (pieces: Piece[]) => pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')

test('words that answer are marked, in whatever form', () => {
  expect(shown(markWords('Opschalen: het opschalingsmodel', 'opschaling'))).toBe('[Opschalen]: het [opschalingsmodel]')
  expect(shown(markWords('Coördinatie in de wijk', 'coordinatie'))).toBe('[Coördinatie] in de wijk')
  expect(shown(markWords('Hulp bij personen met verward gedrag.', 'onbegrepen gedrag'))).toBe(
    'Hulp bij [personen met verward gedrag].',
  )
  expect(shown(markWords('De AVE, aanpak ter voorkoming van escalatie', 'ave'))).toBe(
    'De [AVE], [aanpak ter voorkoming van escalatie]',
  )
})

test('a snippet shows the place where most of the words stand together', () => {
  const filler = 'Deze zin gaat nergens over. '.repeat(30)
  const cut = snippet(
    `Model. ${filler}Het model voor opschaling telt vier fasen. ${filler}`,
    'model opschaling fasen',
    120,
  )
  expect(shown(cut)).toContain('[model] voor [opschaling] telt vier [fasen]')
  expect(cut.map((piece) => piece.text).join('').length).toBeLessThan(220)
  expect(shown(cut)).toMatch(/^… .* …$/)
})

test('no text is lost or changed by marking', () => {
  const text = 'A <b>wijk</b> & "wijkteam" — één 💥 wijk'
  expect(
    markWords(text, 'wijk')
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('accents, line ends and other scripts move no mark', () => {
  expect(shown(snippet('één\n\nwijk  én\tİ 💥 privé wijken', 'wijk prive'))).toBe('één [wijk] én İ 💥 [privé] [wijken]')
  expect(shown(snippet('e\u0301e\u0301n wijk', 'wijk'))).toBe('e\u0301e\u0301n [wijk]')
  expect(shown(snippet('Het OM om tien uur', 'openbaar ministerie'))).toBe('Het [OM] om tien uur')
})

test('without an answer the snippet is the beginning', () => {
  expect(shown(snippet('Kort bericht.', 'opschaling'))).toBe('Kort bericht.')
})
