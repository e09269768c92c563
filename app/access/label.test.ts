import { describe, expect, test } from 'vitest'
import { editorsOf, labelPolicy, labels, lockFits, parseLabel, readersOf, tlp, widens, type Label } from './label.ts'

/** The table of labels in access.md, row by row. */
const table: ReadonlyArray<
  [Label, fits: string[], assurance: number, files: string, notice: string, confirmed: boolean]
> = [
  ['CLEAR', ['public'], 0, 'download', 'full', false],
  ['GREEN', ['partners'], 2, 'download', 'summary', false],
  ['AMBER', ['kind:police', 'org:o', 'group:g', 'wg:w'], 2, 'stamped', 'owner', true],
  ['AMBER+STRICT', ['org:o', 'wg:w'], 3, 'pages-only', 'nothing', true],
  ['RED', ['person:u@o'], 3, 'pages-only', 'nothing', true],
]
const everyKey = [
  'public',
  'partners',
  'kind:police',
  'org:o',
  'group:g',
  'wg:w',
  'person:u@o',
  'desk:o',
  'wgdesk:w',
  'seat:u@w',
]

describe.each(table)('TLP:%s', (label, fits, assurance, files, notice, confirmed) => {
  test('is locked, handled and told as the table says', () => {
    expect(everyKey.filter((key) => lockFits(label, key))).toEqual(fits)
    const policy = labelPolicy[label]
    expect([policy.assurance, policy.files, policy.notice, policy.confirmed]).toEqual([
      assurance,
      files,
      notice,
      confirmed,
    ])
  })

  test('is written and read as FIRST does', () => {
    expect(tlp(label)).toBe(`TLP:${label}`)
    for (const written of [label, `TLP:${label}`, ` tlp:${label.toLowerCase()} `])
      expect(parseLabel(written)).toBe(label)
  })
})

test('the table has a row for every label, and nothing else is a label', () => {
  expect(table.map(([label]) => label)).toEqual([...labels])
  for (const other of ['', 'WHITE', 'TLP:', 'TLP:TLP:RED', 'AMBER STRICT', 'RED '.repeat(2)])
    expect(parseLabel(other), other).toBeNull()
})

test('a key that only begins like a whole lock is none', () => {
  expect(lockFits('CLEAR', 'public:o')).toBe(false)
  expect(lockFits('GREEN', 'partnersx')).toBe(false)
  expect(lockFits('AMBER', 'organisation:o')).toBe(false)
})

test('a lock counts until its end, and not at it', () => {
  const locks = [
    { key: 'org:a', until: null },
    { key: 'org:b', until: 1000 },
  ]
  expect(readersOf(locks, 999)).toEqual(['org:a', 'org:b'])
  expect(readersOf(locks, 1000)).toEqual(['org:a'])
  expect(readersOf([], 0)).toEqual([])
})

describe('who edits', () => {
  const own = { ownerId: 'o', workgroupId: null, creator: 'person:u@o', coEditors: ['person:v@o'] }
  const inGroup = { ownerId: 'o', workgroupId: 'w', creator: 'seat:u@w', coEditors: ['seat:v@w'] }

  test.each(['CLEAR', 'GREEN', 'AMBER'] as const)('%s: the desk and the creator', (label) => {
    expect(editorsOf({ label, ...own })).toEqual(['desk:o', 'person:u@o'])
    expect(editorsOf({ label, ...inGroup })).toEqual(['wgdesk:w', 'seat:u@w'])
  })

  test.each(['AMBER+STRICT', 'RED'] as const)('%s: the creator and named co-editors, no desk', (label) => {
    expect(editorsOf({ label, ...own })).toEqual(['person:u@o', 'person:v@o'])
    expect(editorsOf({ label, ...inGroup })).toEqual(['seat:u@w', 'seat:v@w'])
    expect(editorsOf({ label, ...own, coEditors: ['person:u@o'] })).toEqual(['person:u@o'])
  })
})

describe('what needs a second person', () => {
  const locks = (keys: readonly string[]) => keys.map((key) => ({ key, until: null }))
  const covered = new Set(['partners', 'org:core', 'kind:municipality'])
  const cases: ReadonlyArray<[string, [Label, string[]], [Label, string[]], boolean]> = [
    ['the same', ['GREEN', ['partners']], ['GREEN', ['partners']], false],
    ['a lower label', ['AMBER', ['org:core']], ['GREEN', ['partners']], true],
    ['a lower label for the same people', ['AMBER+STRICT', ['org:a']], ['AMBER', ['org:a']], true],
    ['a higher label for the same people', ['AMBER', ['org:a']], ['AMBER+STRICT', ['org:a']], false],
    ['everybody to partners', ['CLEAR', ['public']], ['GREEN', ['partners']], false],
    ['everybody to one organisation', ['CLEAR', ['public']], ['AMBER', ['org:other']], false],
    ['all partners to one of them', ['GREEN', ['partners']], ['AMBER', ['org:core']], false],
    ['all partners to a kind of them', ['GREEN', ['partners']], ['AMBER', ['kind:municipality']], false],
    ['all partners to an outsider', ['GREEN', ['partners']], ['AMBER', ['org:other']], true],
    ['one organisation less', ['AMBER', ['org:a', 'org:b']], ['AMBER', ['org:a']], false],
    ['one organisation more', ['AMBER', ['org:a']], ['AMBER', ['org:a', 'org:b']], true],
    ['another organisation', ['AMBER', ['org:a']], ['AMBER', ['org:b']], true],
    ['an organisation to one person outside it', ['AMBER', ['org:a']], ['RED', ['person:u@b']], true],
    ['from nobody to somebody', ['AMBER', []], ['AMBER', ['org:a']], true],
  ]
  test.each(cases)('%s', (_, [from, before], [to, after], expected) => {
    expect(widens({ label: from, locks: locks(before) }, { label: to, locks: locks(after) }, covered)).toBe(expected)
  })

  const until = (key: string, end: number | null) => [{ key, until: end }]
  test.each([
    ['an earlier end', ['AMBER', until('org:a', 20)], ['AMBER', until('org:a', 10)], false],
    ['a later end', ['AMBER', until('org:a', 10)], ['AMBER', until('org:a', 20)], true],
    ['no end any more', ['AMBER', until('org:a', 10)], ['AMBER', until('org:a', null)], true],
    [
      'partners until a day to one of them for ever',
      ['GREEN', until('partners', 10)],
      ['AMBER', until('org:core', null)],
      true,
    ],
    [
      'partners until a day to one of them until then',
      ['GREEN', until('partners', 10)],
      ['AMBER', until('org:core', 10)],
      false,
    ],
    [
      'everybody until a day to an outsider for ever',
      ['CLEAR', until('public', 10)],
      ['AMBER', until('org:other', null)],
      true,
    ],
  ] as const)('%s', (_, [from, before], [to, after], expected) => {
    expect(widens({ label: from, locks: before }, { label: to, locks: after }, covered)).toBe(expected)
  })
})
