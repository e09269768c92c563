import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, safeFileName } from './file-name.ts'

test.each([
  ['Verslag Ł én ş.pdf', 'Verslag Ł én ş.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\jan\\rapport.docx', 'rapport.docx'],
  ['map/', 'map'],
  ['rapport\u202Efdp.exe', 'rapportfdp.exe'],
  ['regel\r\nX-Kop: 1.txt', 'regelX-Kop- 1.txt'],
  ['e\u0301e\u0301n.txt', 'één.txt'],
  ['  .verborgen', 'verborgen'],
  ['..', 'bestand'],
  ['', 'bestand'],
  ['\u0000\u200B', 'bestand'],
  ['naam\ud800.txt', 'naam.txt'],
  ['.pdf', 'pdf'],
  ['   .  .pdf', 'pdf'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

test('a long name keeps its extension', () => {
  const safe = safeFileName(`${'é'.repeat(400)}.docx`)
  expect([...safe]).toHaveLength(150)
  expect(safe.endsWith('.docx')).toBe(true)
})

test('whatever the name, the header is one ASCII line and safe twice is safe once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name)
      expect(safe).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect([...safe].length).toBeLessThanOrEqual(150)
      expect(safeFileName(safe)).toBe(safe)
      expect(contentDisposition('attachment', name)).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+\-.^_`|~%]+$/,
      )
    }),
  )
})

test('old clients get a readable name, new ones the real one', () => {
  expect(contentDisposition('inline', 'Één "plan" (Łódź) 100%.pdf')).toBe(
    `inline; filename="Een -plan- (_odz) 100_.pdf"; filename*=UTF-8''%C3%89%C3%A9n%20-plan-%20%28%C5%81%C3%B3d%C5%BA%29%20100%25.pdf`,
  )
})
