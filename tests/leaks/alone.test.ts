import { eq } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { emit } from '#db/outbox.server.ts'
import { membership, passkey, purgeRequest, seat, seatRequest, tombstone, user, workgroup } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import {
  aMembership,
  anOrganisation,
  aPerson,
  aWorkgroup,
  type Organisation,
  type Person,
} from '#tests/factories/people.ts'
import { aProvider, cookieByProvider } from '#tests/factories/sso.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'

/** What takes two people, or somebody else than who gains by it, is not done alone: not with a second mailbox, and not by ways around. */
let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web', BASE_URL: 'http://localhost:3000' }, { stopWithTest: false })
  return () => portal.stop()
}, 60_000)

const somebody = (organisation: Organisation | null, options: Parameters<typeof aPerson>[1] = {}) =>
  aPerson(portal.services.db, { organisation, secrets: portal.services.secrets, ...options })
const post = async (who: Person, path: string, form: Record<string, string>) =>
  (await (await portal.as(who)).post(path, form)).status
/** Adds somebody with the form of the page, as a manager who lets in a second mailbox of theirs. */
async function letIn(by: Person, where: Organisation, email: string, role: string): Promise<Person> {
  const path = `/beheer/organisaties/${where.slug}`
  expect(await post(by, path, { intent: 'add', name: 'Tweede', email, role })).toBe(302)
  const [row] = await portal.services.db.read.select().from(user).where(eq(user.email, email))
  return { ...row!, totpPlain: '', membershipId: null }
}
const hasPhone = async (person: Person) =>
  (await portal.services.db.read.select().from(user).where(eq(user.id, person.id)))[0]?.totpEnrolledAt !== null

describe('a lost factor', () => {
  test('is not taken away by a manager who just added the person to an organisation of their own', async () => {
    const { db } = portal.services
    const [home, elsewhere] = [await anOrganisation(db), await anOrganisation(db)]
    const victim = await somebody(home)
    const attacker = await somebody(elsewhere, { role: 'manager' })
    await letIn(attacker, elsewhere, victim.email, 'reader')
    const path = `/beheer/organisaties/${elsewhere.slug}/inlogmiddelen`
    expect(await post(attacker, path, { intent: 'ask', user: victim.id })).toBe(403)
    expect(await hasPhone(victim)).toBe(true)
    const own = await somebody(home, { role: 'manager' })
    expect(await post(own, `/beheer/organisaties/${home.slug}/inlogmiddelen`, { intent: 'ask', user: victim.id })).toBe(
      302,
    )
    expect(await hasPhone(victim)).toBe(false)
  })

  test('of an administrator takes two managers, and no second mailbox counts as one', async () => {
    const { db } = portal.services
    const office = await anOrganisation(db, { kind: 'alliance_office' })
    const administrator = await somebody(office, { administrator: true })
    const manager = await somebody(office, { role: 'manager' })
    const path = `/beheer/organisaties/${office.slug}/inlogmiddelen`
    expect(await post(manager, path, { intent: 'ask', user: administrator.id })).toBe(302)
    expect(await hasPhone(administrator)).toBe(true)
    const reset = (await db.read.query.factorReset.findFirst({ where: (r) => eq(r.userId, administrator.id) }))!
    const mailbox = await letIn(manager, office, 'tweede@bureau.example', 'manager')
    expect(await post(mailbox, path, { intent: 'confirm', reset: reset.id })).toBe(403)
    expect(await hasPhone(administrator)).toBe(true)
    const other = await somebody(office, { role: 'manager' })
    expect(await post(other, path, { intent: 'confirm', reset: reset.id })).toBe(302)
    expect(await hasPhone(administrator)).toBe(false)
  })
})

describe('who comes by the provider of one organisation', () => {
  test('gets no passkey that way, with which they would come in without it', async () => {
    const { db, secrets } = portal.services
    const organisation = await anOrganisation(db)
    const provider = await aProvider(db, secrets, { organisationId: organisation.id, issuer: 'https://werk.example' })
    const person = await somebody(organisation, { enrolled: false })
    const client = clientOf(portal.url, await cookieByProvider(db, secrets, provider, person.id))
    expect((await client.post('/inloggen/instellen/opties', {})).status).toBe(403)
    expect((await client.get('/inloggen/instellen')).body).not.toContain('passkey')
    expect(await db.read.select().from(passkey).where(eq(passkey.userId, person.id))).toEqual([])
    for (const path of ['/profiel/logboek', '/profiel/logboek.csv']) expect((await client.get(path)).status).toBe(403)
  })

  test('gets no link for a password by asking at the door, which would leave the provider out', async () => {
    const { db, secrets, config } = portal.services
    const organisation = await anOrganisation(db)
    const provider = await aProvider(db, secrets, { organisationId: organisation.id, issuer: 'https://werk.example' })
    const person = await somebody(organisation, { enrolled: false, email: 'alleen-sso@werk.example' })
    await cookieByProvider(db, secrets, provider, person.id)
    await clientOf(portal.url, '').post('/wachtwoord-vergeten', { email: person.email })
    await portal.settle()
    const letters = () =>
      readdirSync(config.mail.folder)
        .map((name) => readFileSync(join(config.mail.folder, name), 'utf8').replace(/=\r?\n/g, ''))
        .filter((mail) => mail.includes(`To: ${person.email}`))
    expect(letters()).toHaveLength(1)
    expect(letters()[0]).not.toContain('/wachtwoord-instellen/')
    expect(letters()[0]).toContain('/inloggen/organisatie')
    await db.write((tx) =>
      emit(tx, {
        topic: 'send-mail',
        key: 'own',
        payload: { template: 'password-reset', userId: person.id, own: true },
      }),
    )
    await portal.settle()
    expect(letters().filter((mail) => mail.includes('/wachtwoord-instellen/'))).toHaveLength(1)
  })
})

describe('a seat', () => {
  test('is not made easier to get by an administrator, who may make it harder', async () => {
    const { db } = portal.services
    const administrator = await somebody(null, { administrator: true })
    const group = await aWorkgroup(db, { joining: 'request' })
    const edit = (joining: string) =>
      post(administrator, `/beheer/werkgroepen/${group.slug}`, {
        intent: 'edit',
        name: group.name,
        kind: group.kind,
        joining,
      })
    expect(await edit('open')).toBe(403)
    expect(await edit('invited')).toBe(302)
    const [row] = await db.read.select().from(workgroup).where(eq(workgroup.id, group.id))
    expect(row?.joining).toBe('invited')
  })

  test('needs two people where nobody manages or coordinates: no administrator stands in for both', async () => {
    const { db } = portal.services
    const group = await aWorkgroup(db, { joining: 'request' })
    const organisation = await anOrganisation(db)
    const asker = await somebody(organisation)
    const form = { intent: 'join', organisation: organisation.id, reason: 'Graag' }
    expect(await post(asker, `/werkgroepen/${group.slug}/meedoen`, form)).toBe(302)
    const [request] = await db.read.select().from(seatRequest).where(eq(seatRequest.userId, asker.id))
    const agree = async (who: Person) => post(who, `/beheer/zitplaatsen/${request?.id}`, { intent: 'agree' })
    const seats = () => db.read.select().from(seat).where(eq(seat.workgroupId, group.id))
    const [first, second] = [
      await somebody(null, { administrator: true }),
      await somebody(null, { administrator: true }),
    ]
    expect(await agree(first)).toBe(302)
    expect(await seats()).toEqual([])
    expect(await agree(first)).not.toBe(302)
    expect(await seats()).toEqual([])
    expect(await agree(second)).toBe(302)
    expect(await seats()).toHaveLength(1)
  })
})

test('an item is not destroyed by one manager whose second mailbox asked for it', async () => {
  const { services } = portal
  const owner = await anOrganisation(services.db)
  const manager = await somebody(owner, { role: 'manager' })
  const made = await aDocument(services, { owner, creator: manager, label: 'GREEN' })
  const mailbox = await letIn(manager, owner, 'mailbox@eigenaar.example', 'manager')
  const page = `/beheer/organisaties/${owner.slug}/vernietigen`
  expect(await post(mailbox, page, { intent: 'ask', item: made.id, reason: 'mistake', sure: 'on' })).toBe(302)
  const [asked] = await services.db.read.select().from(purgeRequest).where(eq(purgeRequest.itemId, made.id))
  expect(await post(manager, page, { intent: 'confirm', request: asked?.id ?? '', sure: 'on' })).toBe(403)
  await portal.settle()
  expect(await services.db.read.select().from(tombstone).where(eq(tombstone.itemId, made.id))).toEqual([])
})

test('an item is not destroyed on the word of somebody who manages its owner no longer', async () => {
  const { services } = portal
  const owner = await anOrganisation(services.db)
  const [asker, second] = [await somebody(owner, { role: 'manager' }), await somebody(owner, { role: 'manager' })]
  const made = await aDocument(services, { owner, creator: second, label: 'GREEN' })
  const page = `/beheer/organisaties/${owner.slug}/vernietigen`
  expect(await post(asker, page, { intent: 'ask', item: made.id, reason: 'mistake', sure: 'on' })).toBe(302)
  const [asked] = await services.db.read.select().from(purgeRequest).where(eq(purgeRequest.itemId, made.id))
  await services.db.write((tx) => tx.update(membership).set({ role: 'reader' }).where(eq(membership.userId, asker.id)))
  expect(await post(second, page, { intent: 'confirm', request: asked?.id ?? '', sure: 'on' })).toBe(409)
  await portal.settle()
  expect(await services.db.read.select().from(tombstone).where(eq(tombstone.itemId, made.id))).toEqual([])
})

test('whom the police hide is tied to no other place by what they know or where they sit', async () => {
  const { db } = portal.services
  const police = await anOrganisation(db, { kind: 'police', namesHidden: true, name: 'Politie Proef' })
  const town = await anOrganisation(db, { name: 'Gemeente Zand' })
  const officer = await somebody(police, { jobTitle: 'Rechercheur', name: 'Bo Verborgen' })
  await aMembership(db, { userId: officer.id, organisationId: town.id })
  await post(officer, '/profiel/kennis', { subjects: 'Drugslabs' })
  const reader = await portal.as(await somebody(await anOrganisation(db)))
  const { body } = await reader.get('/wie-weet-wat?q=drugslabs')
  expect(body).toContain(`Rechercheur ${officer.number}`)
  expect(body).toContain('Politie Proef')
  expect(body).not.toContain('Gemeente Zand')
})
