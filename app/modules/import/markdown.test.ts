import { describe, expect, test } from 'vitest'
import { takeApart, titleFromName } from './markdown.ts'

describe('a Markdown file', () => {
  test('gives its first heading as title and the rest as text', () => {
    const { title, fields } = takeApart('document', '\uFEFF# Melden  \r\n\r\nEen tekst.\r\n\r\n# Nog een kop\r\n')
    expect(title).toBe('Melden')
    expect(fields).toEqual({ body: 'Een tekst.\n\n# Nog een kop' })
  })

  test('has no title where it has no heading, and code is no heading', () => {
    expect(takeApart('news', '```\n# geen kop\n```\ntekst').title).toBeNull()
  })

  test('fills the fields of a practice by its headings, whatever their case', () => {
    const { title, fields } = takeApart(
      'practice',
      '# Buurtapp\n\nVooraf.\n\n## Het probleem\nA\n\n## de aanpak\nB\n### Stap 1\nC\n## Anders\nD\n## Kosten\nE\n## Contact\nF',
    )
    expect(title).toBe('Buurtapp')
    expect(fields).toEqual({
      problem: 'Vooraf.\n\nA',
      approach: 'B\n### Stap 1\nC\n## Anders\nD',
      costs: 'E',
      contact: 'F',
    })
  })

  test('without a heading is called after its name', () => {
    expect(titleFromName('map/wijk_rapport-2023.pdf')).toBe('Wijk rapport 2023')
  })
})
