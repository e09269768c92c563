import { describe, expect, test } from 'vitest'
import {
  anonymousViewer,
  coordinates,
  makeViewer,
  roleIn,
  roles,
  seatIn,
  type Role,
  type Viewer,
  type ViewerMembership,
  type ViewerSeat,
} from './viewer.ts'

const membership = (role: Role, more: Partial<ViewerMembership> = {}): ViewerMembership => ({
  organisationId: 'o',
  organisationSlug: 'o',
  organisationName: 'O',
  organisationKind: 'municipality',
  corePartner: true,
  publishes: false,
  role,
  groupIds: ['g'],
  ...more,
})
const seat = (more: Partial<ViewerSeat> = {}): ViewerSeat => ({
  workgroupId: 'w',
  workgroupName: 'W',
  organisationId: 'o',
  coordinator: false,
  ...more,
})
const person = (more: Partial<Viewer> = {}): Viewer =>
  makeViewer({
    userId: 'u',
    name: '',
    email: '',
    administrator: false,
    assurance: 3,
    now: 0,
    memberships: [],
    seats: [],
    ...more,
  } as Parameters<typeof makeViewer>[0])
const keys = (viewer: Viewer) => [...viewer.keys].sort()

/** The table of keys in access.md. */
const ofMember = ['group:g', 'kind:municipality', 'org:o', 'partners', 'person:u@o', 'public']
const expected: Record<Role, string[]> = {
  reader: ofMember,
  author: ['desk:o', ...ofMember],
  editor: ['desk:o', ...ofMember],
  manager: ['desk:o', ...ofMember],
  guest: ['person:u@o', 'public'],
}

test.each(roles)('a %s holds what the table says', (role) => {
  expect(keys(person({ memberships: [membership(role)] }))).toEqual(expected[role])
})

test('an organisation that is no core partner and in no group gives no more than itself', () => {
  const viewer = person({ memberships: [membership('reader', { corePartner: false, groupIds: [] })] })
  expect(keys(viewer)).toEqual(['kind:municipality', 'org:o', 'person:u@o', 'public'])
})

test('a visitor, and an administrator as such, hold what everybody holds', () => {
  expect(keys(anonymousViewer(0))).toEqual(['public'])
  expect(keys(person({ administrator: true }))).toEqual(['public'])
})

describe('a seat', () => {
  test('gives the keys of the workgroup; a coordinator those of its desk', () => {
    const member = person({ memberships: [membership('reader')], seats: [seat()] })
    expect(keys(member).filter((key) => /^(?:wg|seat)/.test(key))).toEqual(['seat:u@w', 'wg:w'])
    const coordinator = person({ memberships: [membership('reader')], seats: [seat({ coordinator: true })] })
    expect(keys(coordinator).filter((key) => /^(?:wg|seat)/.test(key))).toEqual(['seat:u@w', 'wg:w', 'wgdesk:w'])
    expect([coordinates(member, 'w'), coordinates(coordinator, 'w'), coordinates(coordinator, 'v')]).toEqual([
      false,
      true,
      false,
    ])
  })

  test.each([
    ['without a membership in its organisation', []],
    ['with a membership elsewhere', [membership('manager', { organisationId: 'p' })]],
    ['with a membership as guest', [membership('guest')]],
  ])('is none %s', (_, memberships) => {
    const viewer = person({ memberships, seats: [seat({ coordinator: true })] })
    expect(keys(viewer).filter((key) => /^(?:wg|seat)/.test(key))).toEqual([])
    expect([seatIn(viewer, 'w'), coordinates(viewer, 'w')]).toEqual([null, false])
  })
})

test.each([0, 1] as const)('at assurance %i a person is nobody yet, whatever they hold', (assurance) => {
  const viewer = person({ assurance, memberships: [membership('manager')], seats: [seat({ coordinator: true })] })
  expect(keys(viewer)).toEqual(['public'])
  expect([roleIn(viewer, 'o'), seatIn(viewer, 'w'), coordinates(viewer, 'w')]).toEqual([null, null, false])
})

test('who moves has another person key, and leaves the old one behind', () => {
  const police = person({ memberships: [membership('reader', { organisationId: 'p' })] })
  const municipality = person({ memberships: [membership('reader')] })
  expect(police.keys.has('person:u@p')).toBe(true)
  expect([...municipality.keys].filter((key) => key.includes('@'))).toEqual(['person:u@o'])
})
