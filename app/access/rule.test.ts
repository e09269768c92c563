import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { all, any, atMost, holds, is, overlaps, type Rule } from './rule.ts'
import { quoted, toFilter } from './rule.search.ts'

const field = fc.constantFrom('status', 'assurance', 'readers', 'editors', 'nowhere')
const key = fc.constantFrom('public', 'org:a', 'org:b', 'person:u@a')
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.tuple(field, key).map(([name, value]) => is(name, value)),
  fc.tuple(field, fc.integer({ min: -1, max: 4 })).map(([name, value]) => atMost(name, value)),
  fc.tuple(field, fc.array(key, { maxLength: 3 })).map(([name, values]) => overlaps(name, values)),
)
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('rule'), { maxLength: 3 }).map((rules) => all(...rules)),
    fc.array(tie('rule'), { maxLength: 3 }).map((rules) => any(...rules)),
  ),
}))
const facts = fc.record(
  {
    status: fc.oneof(key, fc.constant(null)),
    assurance: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null)),
    readers: fc.array(key, { maxLength: 3 }),
    editors: fc.array(key, { maxLength: 3 }),
  },
  { requiredKeys: [] },
)
const law = (name: string, check: (rule: Rule, other: Rule, facts: object) => void) =>
  test(name, () => fc.assert(fc.property(rule, rule, facts, check), { numRuns: 500 }))

describe('laws of the rule language', () => {
  law('`all` narrows, `any` widens', (a, b, known) => {
    expect(holds(all(a, b), known)).toBe(holds(a, known) && holds(b, known))
    expect(holds(any(a, b), known)).toBe(holds(a, known) || holds(b, known))
  })
  law('order and repetition mean nothing', (a, b, known) => {
    expect(holds(all(a, b, a), known)).toBe(holds(all(b, a), known))
    expect(holds(any(a, b, a), known)).toBe(holds(any(b, a), known))
  })
  law('one part alone is that part', (a, _, known) => {
    expect(holds(all(a), known)).toBe(holds(a, known))
    expect(holds(any(a), known)).toBe(holds(a, known))
  })
  law('forgetting a fact never opens anything', (a, _, known) => {
    for (const name of Object.keys(known)) {
      const less = Object.fromEntries(Object.entries(known).filter(([other]) => other !== name))
      if (holds(a, less)) expect(holds(a, known)).toBe(true)
    }
  })
  law('one key less on either side never opens anything', (_, __, known) => {
    const keys = ['public', 'org:a', 'org:b']
    for (const name of ['readers', 'editors'])
      if (holds(overlaps(name, keys.slice(1)), known)) expect(holds(overlaps(name, keys), known)).toBe(true)
  })
})

test('nothing asked holds, nothing offered does not', () => {
  expect(holds(all(), {})).toBe(true)
  expect(holds(any(), {})).toBe(false)
  expect(holds(overlaps('readers', []), { readers: ['public'] })).toBe(false)
  expect(holds(overlaps('readers', ['public']), { readers: [] })).toBe(false)
})

test('facts of another type mean no', () => {
  expect(holds(atMost('assurance', 3), { assurance: '0' })).toBe(false)
  expect(holds(atMost('assurance', 3), { assurance: Number.NaN })).toBe(false)
  expect(holds(overlaps('readers', ['public']), { readers: 'public' })).toBe(false)
  expect(holds(is('status', 'published'), { status: ['published'] })).toBe(false)
})

test('what an object has by nature is no fact', () => {
  expect(holds(is('constructor', 'x'), Object.create({ constructor: 'x' }) as object)).toBe(false)
  expect(holds(overlaps('readers', ['public']), Object.create({ readers: ['public'] }) as object)).toBe(false)
})

describe('the filter of the search engine', () => {
  test('a quoted value ends where it began, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = quoted(value)
        expect(text.startsWith('"') && text.endsWith('"')).toBe(true)
        const inside = text.slice(1, -1)
        expect(inside.replace(/\\[\\"]/g, '')).not.toMatch(/["\\]/)
        expect(inside.replace(/\\([\\"])/g, '$1')).toBe(value)
      }),
    )
  })

  test('has balanced brackets and only the five kinds of parts', () => {
    fc.assert(
      fc.property(rule, (any) => {
        const bare = toFilter(any).replace(/"(?:\\.|[^"\\])*"/g, '_')
        let depth = 0
        for (const letter of bare) {
          if (letter === '(') depth++
          if (letter === ')') depth--
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
        expect(bare).not.toMatch(/\bNOT\b|!=|\bNULL\b/)
      }),
    )
  })

  test.each([
    [all(), 'id EXISTS'],
    [any(), 'id IN []'],
    [overlaps('readers', []), 'readers IN []'],
    [is('label', 'a"b'), 'label = "a\\"b"'],
    [
      all(atMost('assurance', 2), any(overlaps('readers', ['public', 'org:a']), overlaps('editors', ['desk:a']))),
      '(assurance <= 2 AND (readers IN ["public", "org:a"] OR editors IN ["desk:a"]))',
    ],
  ])('%#', (asked, filter) => {
    expect(toFilter(asked)).toBe(filter)
  })
})
