import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idStartOf, safePath, slugOf } from './urls.ts'

test.each([
  ['/kennisbank/x?q=1#p', '/kennisbank/x?q=1#p'],
  ['/', '/'],
  ['//kwaad.example', '/'],
  ['/\\kwaad.example', '/'],
  ['/a\\b', '/'],
  ['https://kwaad.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/kwaad.example', '/'],
  ['/\n/kwaad.example', '/'],
  ['/a\r\nSet-Cookie: x=1', '/'],
  ['/.//kwaad.example', '/'],
  ['/..//kwaad.example', '/'],
  ['/a/..//kwaad.example', '/'],
  ['', '/'],
  [null, '/'],
  [['/a'], '/'],
])('a redirect to %j goes to %s', (asked, given) => {
  expect(safePath(asked)).toBe(given)
})

test('whatever is asked, a browser stays on this site', () => {
  const nasty = fc.array(
    fc.constantFrom('/', '\\', '.', '@', ':', '\t', '\n', ' ', '%2f', '%5c', 'a', '?', '#', '\u2028'),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty.map((parts) => `/${parts.join('')}`),
      ),
      (asked) => {
        const given = safePath(asked)
        expect(new URL(given, 'https://portaal.example/diep/pad').origin).toBe('https://portaal.example')
        expect(given.startsWith('//')).toBe(false)
      },
    ),
    { numRuns: 5000 },
  )
})

test('an item is found by the tail of its address, whatever its title', () => {
  const id = 'abcdefghijkmnpqrstuv'
  expect(slugOf({ id, title: 'Opschaling bij Wams: één aanpak' })).toBe('opschaling-bij-wams-een-aanpak-abcdefgh')
  fc.assert(fc.property(fc.string(), (title) => idStartOf(slugOf({ id, title })) === 'abcdefgh'))
  expect(idStartOf('zomaar-iets')).toBeNull()
  expect(idStartOf('xabcdefgh')).toBeNull()
})
