import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { audit, item, itemKey } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { aPerson, aSeat, type Person } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

const hiddenName = 'Operatie Zeearend'
let portal: Portal
let region: Region
let policeManager: Person
let items: Record<'open' | 'strict' | 'red' | 'inGroup' | 'police', StoredItem>

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  region = await aRegion(services.db, services.secrets, hiddenName)
  const { organisations, people, workgroups } = region
  policeManager = await aPerson(services.db, { organisation: organisations.police, role: 'manager' })
  const ofHoek = { owner: organisations.hoek, creator: people.editor }
  items = {
    open: await aDocument(services, { ...ofHoek, title: 'Leesbaar voor allen' }),
    strict: await aDocument(services, {
      ...ofHoek,
      label: 'AMBER+STRICT',
      title: 'Geheim van Duin',
      locks: [`org:${organisations.duin.id}`],
    }),
    red: await aDocument(services, {
      ...ofHoek,
      label: 'RED',
      title: 'Geheim voor Eva',
      locks: [`person:${people.prosecution.id}@${organisations.prosecution.id}`],
    }),
    inGroup: await aDocument(services, {
      owner: organisations.hoek,
      workgroup: workgroups.hidden,
      creator: people.coordinator,
      label: 'AMBER+STRICT',
      title: 'Geheim van de kring',
    }),
    police: await aDocument(services, {
      label: 'AMBER',
      title: 'Geheim van de politie',
      owner: organisations.police,
      creator: people.policeEditor,
      locks: ['kind:police'],
    }),
  }
  await portal.settle()
}, 60_000)
afterAll(() => portal.stop())

const pageOf = (slug: string) => `/beheer/organisaties/${slug}/stukken`
const keysOf = async (id: string) =>
  (await portal.services.db.read.select().from(itemKey).where(eq(itemKey.itemId, id))).map(
    ({ side, key }) => `${side} ${key}`,
  )
const statusOf = async (id: string) =>
  (await portal.services.db.read.select({ status: item.status }).from(item).where(eq(item.id, id)))[0]?.status

describe('the list of everything an organisation owns', () => {
  test('is there for its managers and for administrators, and linked from its page', async () => {
    const { people } = region
    for (const person of [people.ownManager, people.administrator]) {
      const client = await portal.as(person, { assurance: 2 })
      expect((await client.get('/beheer/organisaties/hoek')).body).toContain(`href="${pageOf('hoek')}"`)
      expect((await client.get(pageOf('hoek'))).status).toBe(200)
    }
    for (const person of [people.manager, people.editor, people.reader, people.coordinator])
      expect((await (await portal.as(person)).get(pageOf('hoek'))).status).toBe(404)
  })

  test('gives a manager the titles they may read, and of the rest only that it is there', async () => {
    const client = await portal.as(region.people.ownManager)
    const { body } = await client.get(pageOf('hoek'))
    expect(body).toContain('Leesbaar voor allen')
    for (const { id } of [items.strict, items.red, items.inGroup])
      expect(body).toContain(`Afgeschermd stuk ${id.slice(0, 8)}`)
    expect(body).not.toMatch(/Geheim|Zeearend/)
  })

  test('tells an administrator neither titles nor the name of a hidden workgroup', async () => {
    const client = await portal.as(region.people.administrator)
    for (const slug of ['hoek', 'politie']) {
      for (const address of [pageOf(slug), `${pageOf(slug)}.data`]) {
        const { status, body } = await client.get(address)
        expect(status).toBe(200)
        expect(body).not.toMatch(/Geheim|Zeearend|sandra/)
      }
      expect((await client.get(pageOf(slug))).body).not.toContain('Wijs een medebewerker aan')
    }
    expect((await client.get(pageOf('politie'))).body).toContain(`Afgeschermd stuk ${items.police.id.slice(0, 8)}`)
  })

  test('goes on where a page of it ends, and misses nothing', { timeout: 60_000 }, async () => {
    const { organisations, people } = region
    for (let n = 0; n < 32; n++)
      await aDocument(portal.services, {
        title: `Nummer ${n}.`,
        owner: organisations.office,
        creator: people.officeEditor,
        // The same moment for all: the id decides.
        at: Date.now() - 3_600_000,
      })
    const client = await portal.as(people.administrator)
    const first = await client.get(pageOf('bureau'))
    const next = /href="([^"]*\?na=[^"]+)"/.exec(first.body)?.[1] ?? ''
    const shown = [first.body, (await client.get(next)).body].flatMap(
      (body) => body.match(/>Nummer \d+\.<\/th>/g) ?? [],
    )
    expect(new Set(shown).size).toBe(32)
    expect(shown).toHaveLength(32)
  })
})

describe('who manages the owner', () => {
  test('withdraws an item without reading it, which only says so in the trail', async () => {
    const { db } = portal.services
    const client = await portal.as(policeManager)
    const answer = await client.post(pageOf('politie'), { intent: 'withdraw', item: items.police.id })
    expect(answer.headers.get('location')).toBe(`${pageOf('politie')}?gedaan=withdraw`)
    expect(await statusOf(items.police.id)).toBe('withdrawn')
    const trail = await db.read.select().from(audit).where(eq(audit.objectId, items.police.id))
    expect(trail.at(-1)).toMatchObject({ actor: policeManager.id, action: 'withdraw' })
    expect((await client.get(pageOf('politie'))).body).toContain('Ingetrokken')
  })

  test('withdraws nothing of another organisation, and nothing with an old second factor', async () => {
    const client = await portal.as(policeManager)
    for (const slug of ['politie', 'hoek'])
      expect((await client.post(pageOf(slug), { intent: 'withdraw', item: items.open.id })).status).toBe(404)
    const late = await portal.as(region.people.ownManager, { assurance: 2 })
    const answer = await late.post(pageOf('hoek'), { intent: 'withdraw', item: items.open.id })
    expect(answer.headers.get('location')).toContain('/inloggen/code')
    expect(await statusOf(items.open.id)).toBe('published')
  })

  test('names an author as co-editor, who edits it from then on; its readers stay the same', async () => {
    const { db } = portal.services
    const { people, organisations } = region
    const [manager, author] = [await portal.as(people.ownManager), await portal.as(people.author)]
    expect((await author.get(`/redactie/${items.strict.id}`)).status).toBe(404)
    const before = await keysOf(items.strict.id)
    const form = { intent: 'co-editor', item: items.strict.id, user: people.author.id }
    const answer = await manager.post(pageOf('hoek'), form)
    expect(answer.headers.get('location')).toBe(`${pageOf('hoek')}?gedaan=co-editor`)
    const key = `person:${people.author.id}@${organisations.hoek.id}`
    expect((await keysOf(items.strict.id)).sort()).toEqual([...before, `editor ${key}`].sort())
    expect((await author.get(`/redactie/${items.strict.id}`)).status).toBe(200)
    await portal.settle()
    expect((await author.get('/zoeken?q=duin')).body).toContain('Geheim van Duin')
    const trail = await db.read.select().from(audit).where(eq(audit.objectId, items.strict.id))
    expect(trail.find(({ action }) => action === 'name-co-editor')).toMatchObject({ detail: { for: people.author.id } })
    const again = await manager.post(pageOf('hoek'), form)
    expect([again.status, again.body.includes('Deze persoon bewerkt dit stuk al')]).toEqual([422, true])
  })

  test('names neither themselves, a reader, somebody elsewhere, nor anybody for what a desk edits', async () => {
    const { people } = region
    const client = await portal.as(people.ownManager)
    const name = async (id: string, person: { id: string }) =>
      (await client.post(pageOf('hoek'), { intent: 'co-editor', item: id, user: person.id })).status
    const before = [await keysOf(items.red.id), await keysOf(items.open.id)]
    expect(await name(items.red.id, people.ownManager)).toBe(403)
    for (const person of [people.reader, people.guest, people.manager, people.policeEditor])
      expect(await name(items.red.id, person)).toBe(422)
    expect(await name(items.open.id, people.author)).toBe(409)
    const administrator = await portal.as(people.administrator)
    const form = { intent: 'co-editor', item: items.red.id, user: people.author.id }
    expect((await administrator.post(pageOf('hoek'), form)).status).toBe(404)
    expect([await keysOf(items.red.id), await keysOf(items.open.id)]).toEqual(before)
  })

  test('names for an item of a workgroup who coordinates it, and of a hidden one sees their own people only', async () => {
    const { db } = portal.services
    const { people, organisations, workgroups } = region
    const own = await aPerson(db, { name: 'Eigen Coordinator', organisation: organisations.hoek })
    const other = await aPerson(db, { name: 'Verre Coordinator', organisation: organisations.wad })
    for (const [person, organisation] of [[own, organisations.hoek] as const, [other, organisations.wad] as const])
      await aSeat(db, {
        workgroupId: workgroups.hidden.id,
        organisationId: organisation.id,
        userId: person.id,
        coordinator: true,
      })
    const client = await portal.as(people.ownManager)
    const page = await client.get(pageOf('hoek'))
    expect(page.body).toContain('Eigen Coordinator')
    expect(page.body).not.toContain('Verre Coordinator')
    const name = (person: { id: string }) =>
      client.post(pageOf('hoek'), { intent: 'co-editor', item: items.inGroup.id, user: person.id })
    for (const person of [other, people.author, people.member]) expect((await name(person)).status).toBe(422)
    expect((await name(own)).status).toBe(302)
    expect(await keysOf(items.inGroup.id)).toContain(`editor seat:${own.id}@${workgroups.hidden.id}`)
    expect((await (await portal.as(own)).get(`/redactie/${items.inGroup.id}`)).status).toBe(200)
  })
})

describe('an administrator without a desk', () => {
  test('withdraws at the desk’s own address too, and can do nothing else there', async () => {
    const { people } = region
    const client = await portal.as(people.administrator)
    const desk = `/redactie/${items.red.id}/publiceren`
    expect((await client.get(desk)).status).toBe(404)
    const forms: Array<Record<string, string>> = [
      { intent: 'archive' },
      { intent: 'publish', revision: '3', confirmed: 'on' },
    ]
    for (const form of forms) expect((await client.post(desk, form)).status).toBe(404)
    const answer = await client.post(desk, { intent: 'withdraw' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/beheer'])
    expect(await statusOf(items.red.id)).toBe('withdrawn')
  })
})
