import { describe, expect, test } from 'vitest'
import { maxRows, readManagers } from './managers-list.ts'

const good = { organisation: 'Gemeente Hoek', name: 'Fleur Tak', email: 'f.tak@hoek.example', jobTitle: 'adviseur' }

describe('a pasted list', () => {
  test.each([
    ['semicolons', 'Gemeente Hoek;Fleur Tak;F.Tak@hoek.example;adviseur'],
    ['tabs, as from a sheet', 'Gemeente Hoek\tFleur Tak\tf.tak@hoek.example\tadviseur\r\n'],
    ['commas and quotes', '"Gemeente Hoek",Fleur Tak,f.tak@hoek.example,adviseur'],
    ['a mark at its start', '\uFEFFGemeente Hoek;Fleur Tak;f.tak@hoek.example;adviseur'],
    ['empty lines around', '\n\n Gemeente Hoek ; Fleur Tak ; f.tak@hoek.example ; adviseur \n;;;\n'],
  ])('is read with %s', (_, text) => {
    expect(readManagers(text).faults).toEqual([])
    expect(readManagers(text).rows).toEqual([expect.objectContaining(good)])
  })

  test('may begin with its headings, and counts lines as they were pasted', () => {
    const read = readManagers('gemeente;naam;e-mailadres;functie\nHoek;A;a@hoek.example;\nHoek;B;geen-adres;')
    expect(read.rows).toEqual([{ line: 2, organisation: 'Hoek', name: 'A', email: 'a@hoek.example', jobTitle: '' }])
    expect(read.faults).toEqual([{ line: 3, column: 'E-mailadres', reason: 'Dit is geen geldig e-mailadres.' }])
  })

  test('says of every row what is wrong with it', () => {
    const { faults } = readManagers(
      [
        'Hoek;;a@hoek.example;',
        ';B;b@hoek.example;',
        'Hoek;C;c@hoek.example;x;te veel',
        'Hoek;D;d@hoek.example',
        'hoek;D;D@hoek.example',
      ].join('\n'),
    )
    expect(faults.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
      '1 Naam: De naam ontbreekt.',
      '2 Gemeente: De organisatie ontbreekt.',
      '3 : Er staan meer dan 4 kolommen op deze regel.',
      '5 E-mailadres: Staat ook op regel 4.',
    ])
    expect(readManagers('Hoek;"Open;a@hoek.example').faults).toHaveLength(1)
    expect(readManagers('Hoek;"A\nBcc: x@y.example";a@hoek.example').faults).toEqual([
      expect.objectContaining({ column: 'Naam', reason: 'Gebruik alleen gewone tekens.' }),
    ])
  })

  test('is of a size that one person can look through', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => `Hoek;P;p${n}@hoek.example`).join('\n')
    expect(readManagers(rows(maxRows)).rows).toHaveLength(maxRows)
    expect(readManagers(rows(maxRows + 1))).toEqual({
      rows: [],
      faults: [expect.objectContaining({ line: maxRows + 1 })],
    })
  })
})
