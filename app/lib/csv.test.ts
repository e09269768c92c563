import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csv } from './csv.ts'

interface Row {
  name: string
  count: number | null
}
const columns = [
  { title: 'Naam', value: ({ name }: Row) => name },
  { title: 'Aantal', value: ({ count }: Row) => count },
]
const read = (text: string): string[][] => parse(text, { delimiter: ';', bom: true })

test('what was written is read back, whatever is in it', () => {
  const names = ['Jan; "de" Vries', 'twee\nregels', 'ë’s', '']
  const text = csv(
    names.map((name, count) => ({ name, count })),
    columns,
  )
  expect(text.startsWith('\uFEFFNaam;Aantal\r\n')).toBe(true)
  expect(read(text)).toEqual([['Naam', 'Aantal'], ...names.map((name, count) => [name, String(count)])])
})

test('nothing is a formula, but a negative number stays a number', () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx']
  const cells = read(
    csv(
      names.map((name) => ({ name, count: -3 })),
      columns,
    ),
  ).slice(1)
  expect(cells.map(([name]) => name)).toEqual(names.map((name) => `'${name}`))
  expect(cells.map(([, count]) => count)).toEqual(names.map(() => '-3'))
})

test('nor is a title of a column', () => {
  const text = csv([{ name: 'a', count: 1 }], [{ title: '=HYPERLINK("x")', value: ({ name }: Row) => name }])
  expect(read(text)).toEqual([[`'=HYPERLINK("x")`], ['a']])
})

test('a later part has neither mark nor titles, and nothing at all is still a file with titles', () => {
  expect(csv([{ name: 'a', count: null }], columns, 'rest')).toBe('a;\r\n')
  expect(csv([], columns)).toBe('\uFEFFNaam;Aantal\r\n')
  expect(csv([], columns, 'rest')).toBe('')
})
