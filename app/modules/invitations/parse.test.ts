import { describe, expect, test } from 'vitest'
import { parseList } from './parse.server.ts'
import { dayOf, membersOf } from './rows.server.ts'

const now = Date.UTC(2026, 10, 27)
const columns = [{ name: 'gemeente' }, { name: 'naam' }, { name: 'functie', optional: true }] as const

describe('a pasted list is read', () => {
  test.each([
    ['semicolons', 'Fatima el Idrissi;fatima@hoek.example;adviseur;auteur;31-12-2027'],
    ['tabs', 'Fatima el Idrissi\tfatima@hoek.example\tadviseur\tauteur\t31-12-2027'],
    ['commas', 'Fatima el Idrissi,fatima@hoek.example,adviseur,auteur,2027-12-31'],
    ['quotes', '"Fatima el Idrissi";"FATIMA@hoek.example";"adviseur";"Auteur";"31/12/2027"'],
    ['a byte order mark', '\uFEFFFatima el Idrissi;fatima@hoek.example;adviseur;auteur;31-12-2027\r\n'],
    [
      'a header',
      'naam;e-mailadres;functie;rol;tot en met\nFatima el Idrissi;fatima@hoek.example;adviseur;auteur;31-12-2027',
    ],
    [
      'a header in another order',
      'Rol;E-mail;Naam;Tot en met;Functie\nauteur;fatima@hoek.example;Fatima el Idrissi;31-12-2027;adviseur',
    ],
  ])('with %s', (_, text) => {
    const { people, faults } = membersOf(text, now)
    expect(faults).toEqual([])
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({
      name: 'Fatima el Idrissi',
      email: 'fatima@hoek.example',
      jobTitle: 'adviseur',
      role: 'author',
    })
    expect(people[0]?.endsAt).toBe(Date.UTC(2027, 11, 31, 23))
  })

  test('with columns of another kind', () => {
    const { rows, faults } = parseList('gemeente;naam\n"Hoek; Duin";Bart\n\nWad;Noor', columns)
    expect(faults).toEqual([])
    expect(rows).toEqual([
      { line: 2, cells: { gemeente: 'Hoek; Duin', naam: 'Bart', functie: '' } },
      { line: 4, cells: { gemeente: 'Wad', naam: 'Noor', functie: '' } },
    ])
  })
})

describe('what is wrong is said with line, column and reason', () => {
  test.each([
    ['Bart;geen adres', 1, 'e-mailadres', 'geldig'],
    ['naam;e-mailadres\n;bart@hoek.example', 2, 'naam', 'leeg'],
    ['Bart;bart@hoek.example;;baas', 1, 'rol', 'geen rol'],
    ['Bart;bart@hoek.example;;;31-02-2027', 1, 'tot en met', 'geen datum'],
    ['Bart;bart@hoek.example;;;01-01-2020', 1, 'tot en met', 'voorbij'],
    ['Bart;bart@hoek.example\nAnna;Bart@Hoek.example', 2, 'e-mailadres', 'regel 1'],
    ['Bart;bart@hoek.example;a;b;c;d;e', 1, null, 'kolommen'],
    ['"Bart\r\nBcc: kwaad@x.example";bart@hoek.example', 1, 'naam', 'tekens'],
    ['Bart;"bart@hoek.example\r\nBcc: kwaad@x.example"', 1, 'e-mailadres', 'geldig'],
    ['=HYPERLINK("http://x");bart@hoek.example', 1, null, 'aanhalingsteken'],
    ["=cmd|'/C calc'!A0;bart@hoek.example", 1, 'naam', 'tekens'],
    ['Bart;bart@hoek.example;+31+cmd', 1, 'functie', 'tekens'],
    ['Bart <script>;bart@hoek.example', 1, 'naam', 'tekens'],
    ['naam;schoenmaat\nBart;44', 1, null, 'schoenmaat'],
    ['naam;functie\nBart;adviseur', 1, null, 'e-mailadres'],
    ['"Bart;bart@hoek.example', 1, null, 'aanhalingsteken'],
    ['naam;e-mailadres\n', null, null, 'niemand'],
  ])('%j', (text, line, column, reason) => {
    const { faults } = membersOf(text, now)
    expect(faults.map((fault) => [fault.line, fault.column])).toContainEqual([line, column])
    expect(faults.map((fault) => fault.reason).join()).toContain(reason)
  })

  test('five hundred rows are read, one more is too many', () => {
    const rows = Array.from({ length: 501 }, (_, n) => `Persoon ${n};persoon${n}@hoek.example`)
    expect(membersOf(rows.slice(0, 500).join('\n'), now)).toMatchObject({ faults: [] })
    expect(membersOf(rows.join('\n'), now).people).toEqual([])
    expect(membersOf(rows.join('\n'), now).faults[0]?.reason).toContain('501 rijen')
  })
})

test.each([
  ['1-2-2027', '2027-02-01'],
  ['29-02-2027', null],
  ['2027-13-01', null],
  ['', ''],
])('the day %j is %j', (text, is) => {
  expect(dayOf(text)).toBe(is)
})
