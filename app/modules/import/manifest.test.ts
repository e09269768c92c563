import { describe, expect, test } from 'vitest'
import { parseManifest } from './manifest.ts'

const header = 'path;title;kind;label;readers;themes;owner;date'
const read = (text: string) => parseManifest(Buffer.from(text))

describe('a manifest', () => {
  test('is read with byte order mark, Windows line ends, quotes and empty lines', () => {
    const { rows, faults } = read(`\uFEFF${header}\r\n\r\na.md;"Een ""titel""; met punt";practice\r\nmap/b.pdf\r\n`)
    expect(faults).toEqual([])
    expect(rows.map(({ path, title, kind, row }) => [path, title, kind, row])).toEqual([
      ['a.md', 'Een "titel"; met punt', 'practice', 3],
      ['map/b.pdf', '', '', 4],
    ])
  })

  test('may leave out columns and put them in another order', () => {
    const { rows } = read('title;path\nTitel;a.md\n')
    expect(rows).toMatchObject([{ path: 'a.md', title: 'Titel', label: '', row: 2 }])
  })

  test('counts rows as a spreadsheet does, line ends inside quotes included', () => {
    const { rows } = read(`${header}\n"a.md";"twee\nregels"\nb.md\n`)
    expect(rows.map(({ row }) => row)).toEqual([2, 3])
  })

  test.each([
    ['without the column path', 'title;kind\nx;y\n', { row: 1, column: null }],
    ['with an unknown column', 'path;rubricering\na;b\n', { row: 1, column: 'rubricering' }],
    ['with a column twice', 'path;title;title\na;b;c\n', { row: 1, column: 'title' }],
    ['with more fields than the header', 'path;title\na;b;c\n', { row: 2, column: null }],
    ['with an empty path', `${header}\n;titel\n`, { row: 2, column: 'path' }],
    ['with a file twice', `${header}\na.md\n./a.md\n`, { row: 3, column: 'path' }],
    ['with an open quote', `${header}\n"a.md;x\n`, { column: null }],
  ])('%s names the row and the column', (_what, text, fault) => {
    const { faults } = read(text)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ file: 'manifest.csv', ...fault })
  })

  test('that is not UTF-8 is refused as a whole', () => {
    expect(parseManifest(Buffer.from([0x70, 0xe9, 0x0a])).faults).toMatchObject([{ reason: 'is geen UTF-8' }])
  })
})
