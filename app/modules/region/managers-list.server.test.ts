import { describe, expect, test } from 'vitest'
import { maxManagers } from './forms.ts'
import { readManagers } from './managers-list.server.ts'

const good = { organisation: 'Gemeente Hoek', name: 'Fleur Tak', email: 'f.tak@hoek.example', jobTitle: 'adviseur' }

describe('a pasted list', () => {
  test.each([
    ['semicolons', 'Gemeente Hoek;Fleur Tak;F.Tak@hoek.example;adviseur'],
    ['tabs, as from a sheet', 'Gemeente Hoek\tFleur Tak\tf.tak@hoek.example\tadviseur\t\t\r\n'],
    ['commas and quotes', '"Gemeente Hoek",Fleur Tak,f.tak@hoek.example,adviseur'],
    ['a mark at its start', '\uFEFFGemeente Hoek;Fleur Tak;f.tak@hoek.example;adviseur'],
    ['empty lines around', '\n\n Gemeente Hoek ; Fleur Tak ; f.tak@hoek.example ; adviseur \n;;;\n'],
    [
      'headings in another order',
      'naam;organisatie;functie;email\nFleur Tak;Gemeente Hoek;adviseur;f.tak@hoek.example',
    ],
  ])('is read with %s', (_, text) => {
    expect(readManagers(text).faults).toEqual([])
    expect(readManagers(text).rows).toEqual([expect.objectContaining(good)])
  })

  test('may begin with its headings, and counts lines as they were pasted', () => {
    const read = readManagers('gemeente;naam;e-mailadres;functie\nHoek;A;a@hoek.example;\nHoek;B;geen-adres;')
    expect(read.rows[0]).toEqual({ line: 2, organisation: 'Hoek', name: 'A', email: 'a@hoek.example', jobTitle: '' })
    expect(read.faults).toEqual([{ line: 3, column: 'e-mailadres', reason: 'is geen geldig e-mailadres' }])
  })

  test('says of every row what is wrong with it', () => {
    const { faults } = readManagers(
      [
        'Hoek;;a@hoek.example;',
        ';B;b@hoek.example;',
        'Hoek;C;c@hoek.example;x;te veel',
        'Hoek;D;d@hoek.example',
        'gemeente hoek;D;D@hoek.example',
        '…;E;e@hoek.example',
        'Duin;D;d@hoek.example',
      ].join('\n'),
    )
    expect(faults.map(({ line, column, reason }) => `${line} ${column ?? ''}: ${reason}`).sort()).toEqual([
      '1 naam: is leeg',
      '2 gemeente: is leeg',
      '3 : heeft 5 kolommen, en dat zijn er hoogstens 4',
      '5 e-mailadres: staat ook op regel 4',
      '6 gemeente: heeft tekens die niet in een naam horen',
    ])
    expect(readManagers('Hoek;"Open;a@hoek.example').faults).toHaveLength(1)
    expect(readManagers('Hoek;"A\nBcc: x@y.example";a@hoek.example').faults).toEqual([
      expect.objectContaining({ column: 'naam', reason: 'heeft tekens die niet in een naam horen' }),
    ])
  })

  test('is of a size that one person can look through', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => `Hoek;P;p${n}@hoek.example`).join('\n')
    expect(readManagers(rows(maxManagers)).rows).toHaveLength(maxManagers)
    expect(readManagers(rows(maxManagers + 1))).toEqual({
      rows: [],
      faults: [expect.objectContaining({ reason: expect.stringContaining('hoogstens 100') as string })],
    })
  })
})
