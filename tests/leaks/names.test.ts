import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { membership, user } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { aMembership, aPerson, aSeat, type Person } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

/** Police and OM show their people to others as function and number: never this. */
const secret = /Valkenburg/
let portal: Portal
let region: Region
let author: Person
let paper: StoredItem

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  region = await aRegion(services.db, services.secrets)
  const { organisations, workgroups } = region
  author = await aPerson(services.db, {
    name: 'Femke Valkenburg',
    email: 'fv@politie.example',
    jobTitle: 'Wijkagent',
    organisation: organisations.police,
    role: 'author',
  })
  await aSeat(services.db, {
    workgroupId: workgroups.open.id,
    organisationId: organisations.police.id,
    userId: author.id,
    coordinator: true,
  })
  paper = await aDocument(services, {
    label: 'AMBER',
    title: 'Plan van de werkgroep',
    owner: organisations.police,
    workgroup: workgroups.open,
    creator: author,
  })
  await portal.settle()
}, 60_000)
afterAll(() => portal.stop())

const shown = () => `Wijkagent ${author.number}`
async function both(client: Client, path: string): Promise<string> {
  const [page, loaded] = [await client.get(path), await client.get(path.replace(/(\?|$)/, '.data$1'))]
  expect([path, page.status]).toEqual([path, 200])
  return page.body + loaded.body
}

describe('who writes for the police in a workgroup', () => {
  test('is a function and a number to a coordinator of a municipality, by versions and by proposals', async () => {
    const { organisations, people } = region
    const own = await portal.as(author)
    const wider = await own.post(`/redactie/${paper.id}/doelgroep`, {
      revision: String(paper.revision),
      audience: 'groups',
      locks: [`wg:${region.workgroups.open.id}`, `org:${organisations.duin.id}`],
    })
    expect(wider.headers.get('location')).toContain('voorgesteld')
    const coordinator = await portal.as(people.coordinator)
    const desk = `/redactie/${paper.id}`
    for (const path of [`${desk}/versies`, `${desk}/publiceren`, '/redactie']) {
      const text = await both(coordinator, path)
      expect(text).toContain(shown())
      expect(text).not.toMatch(secret)
    }
    for (const path of [desk, `${desk}/doelgroep`, `${desk}/bestanden`, '/beheer/werkgroepen/wg-open'])
      expect(await both(coordinator, path)).not.toMatch(secret)
  })

  test('stays one after they moved, for what they wrote then', async () => {
    const { db } = portal.services
    const coordinator = await portal.as(region.people.coordinator)
    await db.write((tx) => tx.update(user).set({ jobTitle: 'Adviseur' }).where(eq(user.id, author.id)))
    await db.write((tx) =>
      tx
        .update(membership)
        .set({ endsAt: Date.now() - 1 })
        .where(eq(membership.userId, author.id)),
    )
    const text = await both(coordinator, `/redactie/${paper.id}/versies`)
    expect(text).toContain(`Adviseur ${author.number}`)
    expect(text).not.toMatch(secret)
    await db.write((tx) => tx.update(membership).set({ endsAt: null }).where(eq(membership.userId, author.id)))
    await db.write((tx) => tx.update(user).set({ jobTitle: 'Wijkagent' }).where(eq(user.id, author.id)))
  })
})

describe('a manager who adds a known account by its address', () => {
  test('learns neither whose it is, what they do, nor whether they chose a password', async () => {
    const { people, organisations } = region
    const manager = await portal.as(people.ownManager)
    const page = '/beheer/organisaties/hoek'
    const form = { intent: 'add', name: 'Iemand', email: author.email, role: 'reader' }
    expect((await manager.post(page, form)).status).toBe(302)
    const text = await both(manager, page)
    expect(text).toContain(author.email)
    expect(text).not.toMatch(secret)
    expect(text).not.toMatch(/Wijkagent/)
    const row = new RegExp(`${author.email}(?:(?!</tr>)[^])*</tr>`).exec((await manager.get(page)).body)?.[0]
    expect(row).toContain('actief')
    expect(row).not.toContain('Nodig opnieuw uit')
    const held = await portal.services.db.read.query.membership.findFirst({
      where: (m, { and, eq: is }) => and(is(m.userId, author.id), is(m.organisationId, organisations.hoek.id)),
    })
    const again = await manager.post(page, { intent: 'invite-again', membership: held?.id ?? '' })
    expect(again.status).toBe(409)
    expect(again.body).not.toMatch(/wachtwoord gekozen/)
  })

  test('and nobody else learns it that way: not by who can read, nor in the administration', async () => {
    const { people } = region
    const administrator = await portal.as(people.administrator)
    const text = await both(administrator, '/beheer/organisaties/hoek')
    expect(text).toContain(shown())
    expect(text).not.toMatch(secret)
    expect(text).not.toContain(author.email)
    const editor = await portal.as(people.editor)
    const item = await aDocument(portal.services, {
      label: 'AMBER',
      owner: region.organisations.hoek,
      creator: people.editor,
    })
    for (const path of [`/redactie/${item.id}/publiceren`, `/redactie/${item.id}/doelgroep`])
      expect(await both(editor, path)).not.toMatch(secret)
  })

  test('the managers of their own organisation see names', async () => {
    const { db } = portal.services
    const manager = await aPerson(db, { organisation: region.organisations.police, role: 'manager' })
    const client = await portal.as(manager)
    expect((await client.get('/beheer/organisaties/politie')).body).toMatch(secret)
  })

  test('sees the name of somebody whose organisation hides no names', async () => {
    const { db } = portal.services
    const open = await aPerson(db, { name: 'Kees Openbaar' })
    await aMembership(db, { userId: open.id, organisationId: region.organisations.hoek.id })
    const manager = await portal.as(region.people.ownManager)
    expect((await manager.get('/beheer/organisaties/hoek')).body).toContain('Kees Openbaar')
  })
})

describe('seats of the police', () => {
  test('are shown with function and number to everybody outside, at every table and in every file', async () => {
    const { people } = region
    const reader = await portal.as(people.reader)
    const administrator = await portal.as(people.administrator)
    for (const path of ['/werkgroepen/wg-open/dekking', '/werkgroepen/wg-open/meedoen'])
      expect(await both(reader, path)).not.toMatch(secret)
    const file = await reader.get('/werkgroepen/wg-open/dekking.csv')
    expect(file.body).toContain(shown())
    expect(file.body).not.toMatch(secret)
    const seats = await both(administrator, '/beheer/organisaties/politie/zitplaatsen')
    expect(seats).toContain(shown())
    expect(seats).not.toMatch(secret)
    expect(await both(administrator, '/beheer/dekking')).not.toMatch(secret)
  })
})

describe('the name of a hidden workgroup', () => {
  test('is not on the seats of an organisation, for its manager who is not in it', async () => {
    const { people } = region
    const manager = await portal.as(people.ownManager)
    const text = await both(manager, '/beheer/organisaties/hoek/zitplaatsen')
    expect(text).toContain('Afgeschermde werkgroep')
    expect(text).not.toContain('Besloten werkgroep')
    for (const path of ['/beheer/organisaties/hoek/uitnodigen', '/beheer/bevestigingen'])
      expect(await both(manager, path)).not.toContain('Besloten werkgroep')
  })
})
