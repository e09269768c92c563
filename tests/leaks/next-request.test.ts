import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { itemKey, membership } from '#db/schema/index.ts'
import { aDocument, aPdfOf, type ItemOptions } from '#tests/factories/items.ts'
import { anApiToken, aMembership, aPerson, aSeat, aSharingGroup, type Person } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { clientOf, openPortal, type Answer, type Client, type Portal } from '#tests/setup/portal.ts'
import { everythingIn } from './bytes.ts'
import { dataAddress } from './channels.ts'
import { unique } from './world.ts'

let portal: Portal
let region: Region
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())
afterEach(() => {
  vi.useRealTimers()
})

const minute = 60_000
/** Later, for the server as well: it runs in this process. Well within a session. */
const laterBy = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

/** A reader with an open session and a token, an item they may read, and every place where they meet it. */
interface Case {
  person: Person
  item: StoredItem
  client: Client
  tokenId: string
  places: Record<string, () => Promise<Answer>>
}

let cases = 0

async function aCase(
  name: string,
  options: (person: Person) => ItemOptions | Promise<ItemOptions>,
  reader: Parameters<typeof aPerson>[1] = {},
): Promise<Case> {
  const { services } = portal
  const { hoek } = region.organisations
  const word = unique(name)
  const person = await aPerson(services.db, { secrets: services.secrets, organisation: hoek, ...reader })
  const item = await aDocument(services, {
    label: 'AMBER',
    title: `Stuk ${word}`,
    body: `Hierin staat ${word}.`,
    owner: region.organisations.duin,
    creator: region.people.manager,
    themes: [region.theme.id],
    // The newest of all: a dossier shows a few.
    date: `2030-01-${String(++cases).padStart(2, '0')}`,
    files: [{ name: `${word}.pdf`, bytes: await aPdfOf(['Eerste bladzijde', `Over ${word} op bladzijde twee`]) }],
    ...(await options(person)),
  })
  await portal.settle()
  const file = (await services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) }))!
  const client = await portal.as(person)
  const { token, row } = await anApiToken(services.db, services.secrets, person.id)
  const withToken = clientOf(portal.url, '')
  const page = urls.library.item(item)
  const from = (path: string) => () => client.get(path)
  return {
    person,
    item,
    client,
    tokenId: row.id,
    places: {
      page: from(page),
      'data of the page': from(dataAddress(page)),
      file: from(`/bestanden/${file.id}`),
      'text of a page of the file': from(urls.library.page(item, file.id, 2)),
      library: from('/kennisbank'),
      theme: from(`/themas/${region.theme.slug}`),
      search: from(`/zoeken?q=${word}`),
      'search as data': from(`/zoeken.data?q=${word}`),
      'search of the API': from(`/api/v1/search?q=${word}`),
      'search with a token': () =>
        withToken.get(`/api/v1/search?q=${word}`, { headers: { Authorization: `Bearer ${token}` } }),
    },
  }
}

/** Of each place: does it still hold the item? What a search repeats of the question is not counted. */
async function seen({ item, places }: Case): Promise<string[]> {
  const found: string[] = []
  for (const [name, ask] of Object.entries(places)) {
    const answer = await ask()
    const text = (await everythingIn(answer)).replaceAll(/q=[a-z]+/g, '')
    const known = name.startsWith('search') ? text.includes(item.id.slice(0, 8)) : text.includes(item.title.slice(5))
    if (answer.status === 200 && known) found.push(name)
  }
  return found
}

const everywhere = (one: Case) => Object.keys(one.places)
const posted = async (client: Client, path: string, form: Record<string, string | string[]>) =>
  expect([path, (await client.post(path, form)).status]).toEqual([path, 302])
const hoekLock = () => ({ locks: [`org:${region.organisations.hoek.id}`] })
const manager = () => portal.as(region.people.ownManager)
const administrator = () => portal.as(region.people.administrator)

describe('at the very next request, in an open session and with a token, everything is gone after', () => {
  test('the end of a membership', async () => {
    const one = await aCase('ended', hoekLock)
    expect(await seen(one)).toEqual(everywhere(one))
    const form = { intent: 'end', membership: one.person.membershipId ?? '' }
    await posted(await manager(), '/beheer/organisaties/hoek', form)
    expect(await seen(one)).toEqual([])
  })

  test('the day on which a membership ends, and nothing before it', async () => {
    const one = await aCase('runs out', hoekLock, { membership: { endsAt: Date.now() + 10 * minute } })
    expect(await seen(one)).toEqual(everywhere(one))
    laterBy(11 * minute)
    expect(await seen(one)).toEqual([])
  })

  test('becoming a guest', async () => {
    const one = await aCase('guest', hoekLock)
    expect(await seen(one)).toEqual(everywhere(one))
    const form = { intent: 'change', membership: one.person.membershipId ?? '', role: 'guest' }
    await posted(await manager(), '/beheer/organisaties/hoek', form)
    expect(await seen(one)).toEqual([])
  })

  test('a suspension', async () => {
    const one = await aCase('suspended', hoekLock)
    expect(await seen(one)).toEqual(everywhere(one))
    await posted(await administrator(), '/beheer/organisaties/hoek', { intent: 'suspend', user: one.person.id })
    expect(await seen(one)).toEqual([])
  })

  test('the loss of a seat', async () => {
    const { db } = portal.services
    let seatId = ''
    const one = await aCase('seat', async (person) => {
      const { hidden } = region.workgroups
      const held = { workgroupId: hidden.id, organisationId: region.organisations.hoek.id, userId: person.id }
      seatId = (await aSeat(db, held)).id
      return { owner: region.organisations.hoek, workgroup: hidden, creator: region.people.coordinator }
    })
    expect(await seen(one)).toEqual(everywhere(one))
    const coordinator = await portal.as(region.people.coordinator)
    await posted(coordinator, '/beheer/werkgroepen/wg-besloten', { intent: 'end-seat', seat: seatId })
    expect(await seen(one)).toEqual([])
  })

  test('the removal of the organisation from a sharing group', async () => {
    const { duin, hoek } = region.organisations
    const group = await aSharingGroup(portal.services.db, [duin, hoek])
    const one = await aCase('group', () => ({ locks: [`group:${group.id}`] }))
    expect(await seen(one)).toEqual(everywhere(one))
    const form = { intent: 'remove', group: group.id, organisation: hoek.id }
    await posted(await administrator(), '/beheer/deelgroepen', form)
    expect(await seen(one)).toEqual([])
  })

  test('the day on which a lock ends, and nothing before it', async () => {
    const until = Date.now() + 10 * minute
    const one = await aCase('lock', () => ({ locks: [{ key: `org:${region.organisations.hoek.id}`, until }] }))
    expect(await seen(one)).toEqual(everywhere(one))
    laterBy(11 * minute)
    expect(await seen(one)).toEqual([])
  })

  test('a narrower audience', async () => {
    const { duin, hoek } = region.organisations
    const one = await aCase('narrowed', () => ({ locks: [`org:${duin.id}`, `org:${hoek.id}`] }))
    expect(await seen(one)).toEqual(everywhere(one))
    const owner = await portal.as(region.people.manager)
    const stored = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, one.item.id) })
    await posted(owner, `/redactie/${one.item.id}/doelgroep`, {
      revision: String(stored?.revision),
      audience: 'groups',
      locks: [`org:${duin.id}`],
    })
    const locks = await portal.services.db.read
      .select({ key: itemKey.key })
      .from(itemKey)
      .where(and(eq(itemKey.itemId, one.item.id), eq(itemKey.side, 'reader')))
    expect(locks).toEqual([{ key: `org:${duin.id}` }])
    expect(await seen(one)).toEqual([])
  })

  test('a withdrawal', async () => {
    const one = await aCase('withdrawn', hoekLock)
    expect(await seen(one)).toEqual(everywhere(one))
    const owner = await portal.as(region.people.manager)
    await posted(owner, `/redactie/${one.item.id}/publiceren`, { intent: 'withdraw' })
    expect(await seen(one)).toEqual([])
  })

  test('a report by another reader, which hides it for all but its editors', async () => {
    const one = await aCase('reported', hoekLock)
    expect(await seen(one)).toEqual(everywhere(one))
    const other = await portal.as(await aPerson(portal.services.db, { organisation: region.organisations.hoek }))
    await posted(other, urls.report(one.item.id), { reason: 'other', text: 'Dit hoort hier niet.' })
    expect(await seen(one)).toEqual([])
  })

  test('moving from the police to a municipality, for what was for them by name', async () => {
    const { police, wad } = region.organisations
    const one = await aCase('moved', (person) => ({ label: 'RED', locks: [`person:${person.id}@${police.id}`] }), {
      organisation: police,
    })
    // TLP:RED asks for a second factor of the last hour, which no token carries, and gives no file.
    const strict = everywhere(one).filter((place) => !/token|^file$/.test(place))
    expect(await seen(one)).toEqual(strict)
    const { db } = portal.services
    await db.write((tx) =>
      tx
        .update(membership)
        .set({ endsAt: Date.now() - 1 })
        .where(eq(membership.userId, one.person.id)),
    )
    await aMembership(db, { userId: one.person.id, organisationId: wad.id })
    expect(await seen(one)).toEqual([])
  })
})

test('a session that was ended elsewhere is over at its next request; a token that was not is not', async () => {
  const one = await aCase('session', hoekLock)
  expect(await seen(one)).toEqual(everywhere(one))
  await posted(await portal.as(one.person), '/profiel', { intent: 'end-others' })
  expect(await seen(one)).toEqual(['search with a token'])
  expect((await one.client.get('/profiel')).headers.get('location')).toMatch(/^\/inloggen/)
})

test('a token that was revoked finds nothing more; the session does', async () => {
  const one = await aCase('token', hoekLock)
  await posted(await portal.as(one.person), '/profiel', { intent: 'end-token', id: one.tokenId })
  expect(await seen(one)).toEqual(everywhere(one).filter((place) => place !== 'search with a token'))
})
