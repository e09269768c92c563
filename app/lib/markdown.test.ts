import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.server.ts'

test('headings start below the title of the page', () => {
  expect(renderMarkdown('# Kop\n\n## Kopje')).toBe('<h2>Kop</h2>\n<h3>Kopje</h3>')
  expect(renderMarkdown('### Kop\n\n##### Kopje\n\n## Kop')).toBe('<h2>Kop</h2>\n<h3>Kopje</h3>\n<h2>Kop</h2>')
})

test.each([
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['[klik](javascript:alert(1))'],
  ['[klik](data:text/html;base64,PHNjcmlwdD4=)'],
  ['![beeld](https://elders.example/a.png)'],
  ['<a href="x" style="color:red" id="inhoud">x</a>'],
  ['<svg><script>1</script></svg>'],
  ['<iframe src="https://elders.example"></iframe>'],
  ['<form action="https://elders.example"><input></form>'],
  ['[x]: javascript:alert(1)\n\n[x]'],
  ['<details open ontoggle=alert(1)>'],
])('%s comes out harmless', (source) => {
  const html = renderMarkdown(source)
  expect(html).not.toMatch(/<(?:script|img|svg|iframe|form|input|details)|javascript:|data:|\son\w+=|style=|\sid=/i)
})

test('tables and lists stay', () => {
  expect(renderMarkdown('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<td>2</td>')
  expect(renderMarkdown('- een\n- twee')).toContain('<li>twee</li>')
})
