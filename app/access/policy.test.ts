import { describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '#app/lib/errors.ts'
import { editorsOf, labelPolicy, labels, type Assurance, type Label } from './label.ts'
import { authorize, may, mayCreateFor, mayRead, type Action, type ItemFacts } from './policy.ts'
import { holds } from './rule.ts'
import { anonymousViewer, makeViewer, type Role, type Viewer } from './viewer.ts'

const now = 1_000_000

function viewer(options: {
  id?: string
  role?: Role | null
  organisation?: string
  publishes?: boolean
  seat?: 'member' | 'coordinator' | null
  administrator?: boolean
  assurance?: Assurance
}): Viewer {
  const organisationId = options.organisation ?? 'o'
  return makeViewer({
    userId: options.id ?? 'v',
    name: '',
    email: '',
    administrator: options.administrator ?? false,
    assurance: options.assurance ?? 3,
    now,
    memberships: options.role
      ? [
          {
            organisationId,
            organisationSlug: organisationId,
            organisationName: organisationId,
            organisationKind: 'municipality',
            corePartner: true,
            publishes: options.publishes ?? false,
            role: options.role,
            groupIds: [],
          },
        ]
      : [],
    seats: options.seat
      ? [{ workgroupId: 'w', workgroupName: 'W', organisationId, coordinator: options.seat === 'coordinator' }]
      : [],
  })
}

function item(label: Label, options: Partial<ItemFacts> & { creator?: string } = {}): ItemFacts {
  const { creator = 'person:maker@o', workgroupId = null, ...rest } = options
  const locks: Record<Label, string[]> = {
    CLEAR: ['public'],
    GREEN: ['partners'],
    AMBER: [workgroupId ? 'wg:w' : 'org:o'],
    'AMBER+STRICT': [workgroupId ? 'wg:w' : 'org:o'],
    RED: ['person:v@o'],
  }
  return {
    id: 'i',
    label,
    assurance: labelPolicy[label].assurance,
    status: 'published',
    publishAt: now,
    ownerId: 'o',
    workgroupId,
    readers: locks[label],
    editors: editorsOf({ label, ownerId: 'o', workgroupId, creator, coEditors: [] }),
    ...rest,
  }
}

/** `yes`; `no`: readable, not permitted (403); `absent`: as if it were not there (404). */
function outcome(who: Viewer, action: Action, what: ItemFacts): 'yes' | 'no' | 'absent' {
  try {
    authorize(who, action, what)
    expect(may(who, action, what)).toBe(true)
    return 'yes'
  } catch (error) {
    expect(may(who, action, what)).toBe(false)
    if (error instanceof NotFound) return 'absent'
    if (error instanceof Forbidden) return 'no'
    throw error
  }
}

const actions = ['read', 'edit', 'publish', 'withdraw', 'name-co-editor', 'confirm-widening'] as const
type Row = [who: string, viewer: Viewer, outcomes: string]

/** The outcomes in the order of `actions`: y, n (403) and - (404). */
const short = (who: Viewer, what: ItemFacts): string =>
  actions.map((action) => ({ yes: 'y', no: 'n', absent: '-' })[outcome(who, action, what)]).join('')

const elsewhere = { organisation: 'p' }
const tables: Record<string, { what: ItemFacts; rows: Row[] }> = {
  'GREEN of the organisation': {
    what: item('GREEN'),
    rows: [
      ['visitor', anonymousViewer(now), '------'],
      ['password only', viewer({ role: 'editor', assurance: 1 }), '------'],
      ['guest', viewer({ role: 'guest' }), '------'],
      ['reader', viewer({ role: 'reader' }), 'ynnnnn'],
      ['author', viewer({ role: 'author' }), 'yynnnn'],
      ['editor', viewer({ role: 'editor' }), 'yyyyny'],
      ['manager', viewer({ role: 'manager' }), 'yyyyyy'],
      ['manager elsewhere', viewer({ role: 'manager', ...elsewhere }), 'ynnnnn'],
      ['administrator', viewer({ role: 'reader', ...elsewhere, administrator: true }), 'ynnynn'],
      ['administrator of nothing', viewer({ role: null, administrator: true }), '---y--'],
    ],
  },
  'AMBER of the organisation': {
    what: item('AMBER'),
    rows: [
      ['reader', viewer({ role: 'reader' }), 'ynnnnn'],
      ['author', viewer({ role: 'author' }), 'yynnnn'],
      ['editor', viewer({ role: 'editor' }), 'yyyyny'],
      ['editor at assurance 2', viewer({ role: 'editor', assurance: 2 }), 'yyyyny'],
      ['manager', viewer({ role: 'manager' }), 'yyyyyy'],
      ['manager elsewhere', viewer({ role: 'manager', ...elsewhere }), '------'],
      ['administrator', viewer({ role: 'reader', ...elsewhere, administrator: true }), '---y--'],
    ],
  },
  'CLEAR of an organisation that publishes': {
    what: item('CLEAR'),
    rows: [
      ['visitor', anonymousViewer(now), 'ynnnnn'],
      ['author', viewer({ role: 'author', publishes: true }), 'yynnnn'],
      ['editor', viewer({ role: 'editor', publishes: true }), 'yyyyny'],
      ['editor of one that does not', viewer({ role: 'editor' }), 'yynnny'],
      ['manager of one that does not', viewer({ role: 'manager' }), 'yynyyy'],
    ],
  },
  'AMBER+STRICT of a colleague': {
    what: item('AMBER+STRICT'),
    rows: [
      ['reader', viewer({ role: 'reader' }), 'ynnnnn'],
      ['reader at assurance 2', viewer({ role: 'reader', assurance: 2 }), '------'],
      ['editor', viewer({ role: 'editor' }), 'ynnnny'],
      ['manager', viewer({ role: 'manager' }), 'ynnyyy'],
      ['manager at assurance 2', viewer({ role: 'manager', assurance: 2 }), '---yy-'],
      ['its maker, an editor', viewer({ id: 'maker', role: 'editor' }), 'yyyyny'],
      ['its maker, an author', viewer({ id: 'maker', role: 'author' }), 'yynnnn'],
      ['its maker at assurance 2', viewer({ id: 'maker', role: 'editor', assurance: 2 }), '------'],
      ['its maker, moved elsewhere', viewer({ id: 'maker', role: 'editor', ...elsewhere }), '------'],
    ],
  },
  'RED for a person': {
    what: item('RED'),
    rows: [
      ['the person', viewer({ role: 'reader' }), 'ynnnnn'],
      ['the person as guest', viewer({ role: 'guest' }), 'ynnnnn'],
      ['the person, moved', viewer({ role: 'reader', ...elsewhere }), '------'],
      ['a manager', viewer({ id: 'm', role: 'manager' }), '---yy-'],
      ['its maker', viewer({ id: 'maker', role: 'editor' }), 'yyyyny'],
    ],
  },
  'AMBER in a workgroup': {
    what: item('AMBER', { workgroupId: 'w', creator: 'seat:maker@w' }),
    rows: [
      ['author of the owner without a seat', viewer({ role: 'author' }), '------'],
      ['manager of the owner without a seat', viewer({ role: 'manager' }), '---yy-'],
      ['member', viewer({ role: 'author', seat: 'member', ...elsewhere }), 'ynnnnn'],
      ['coordinator', viewer({ role: 'reader', seat: 'coordinator', ...elsewhere }), 'yyyyny'],
      ['administrator', viewer({ role: null, administrator: true }), '---y--'],
    ],
  },
  'draft of an author': {
    what: item('AMBER', { status: 'draft', publishAt: null }),
    rows: [
      ['reader', viewer({ role: 'reader' }), '------'],
      ['author', viewer({ role: 'author' }), 'yynnnn'],
      ['editor', viewer({ role: 'editor' }), 'yyyyny'],
    ],
  },
  'GREEN, withdrawn': {
    what: item('GREEN', { status: 'withdrawn' }),
    rows: [
      ['reader', viewer({ role: 'reader' }), '------'],
      ['editor', viewer({ role: 'editor' }), 'ynnyny'],
    ],
  },
}

describe.each(Object.entries(tables))('%s', (_, { what, rows }) => {
  test.each(rows)('%s', (_who, who, outcomes) => {
    expect(short(who, what)).toBe(outcomes)
  })
})

describe('what is not open yet, or no longer', () => {
  const reader = viewer({ role: 'reader' })
  test.each([
    ['published now', { publishAt: now }, true],
    ['published a millisecond from now', { publishAt: now + 1 }, false],
    ['without a moment', { publishAt: null }, false],
    ['archived', { status: 'archived' }, false],
    ['withdrawn', { status: 'withdrawn' }, false],
    ['without live locks', { readers: [] }, false],
  ] as const)('%s', (_, facts, readable) => {
    expect(holds(mayRead(reader), item('GREEN', facts))).toBe(readable)
  })

  test('an item of which nothing is known is readable to nobody', () => {
    for (const label of labels) {
      const { readers: _r, editors: _e, ...unknown } = item(label)
      expect(holds(mayRead(viewer({ role: 'manager' })), unknown)).toBe(false)
    }
    expect(holds(mayRead(reader), {})).toBe(false)
  })
})

test.each([
  ['guest', false],
  ['reader', false],
  ['author', true],
  ['editor', true],
  ['manager', true],
] as const)('a %s makes drafts for the organisation: %s', (role, allowed) => {
  expect(mayCreateFor(viewer({ role }), { ownerId: 'o', workgroupId: null })).toBe(allowed)
  expect(mayCreateFor(viewer({ role }), { ownerId: 'p', workgroupId: null })).toBe(false)
  expect(mayCreateFor(viewer({ role, assurance: 1 }), { ownerId: 'o', workgroupId: null })).toBe(false)
})

test('in a workgroup only its coordinator makes drafts, and publishes nothing CLEAR', () => {
  const where = { ownerId: 'o', workgroupId: 'w' }
  expect(mayCreateFor(viewer({ role: 'manager' }), where)).toBe(false)
  expect(mayCreateFor(viewer({ role: 'reader', seat: 'member' }), where)).toBe(false)
  expect(mayCreateFor(viewer({ role: 'reader', seat: 'coordinator' }), where)).toBe(true)
  // Only on behalf of the organisation whose seat it is: what a form says of the owner is not believed.
  expect(mayCreateFor(viewer({ role: 'reader', seat: 'coordinator' }), { ...where, ownerId: 'police' })).toBe(false)
  const clear = item('CLEAR', { workgroupId: 'w', creator: 'seat:v@w' })
  expect(outcome(viewer({ role: 'editor', publishes: true, seat: 'coordinator' }), 'publish', clear)).toBe('no')
})
