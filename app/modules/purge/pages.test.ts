import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { audit, item, itemKey, membership, purgeRequest, tombstone, user } from '#db/schema/index.ts'
import { aDocument, aNews } from '#tests/factories/items.ts'
import { anIssue } from '#tests/factories/letters.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { tellOfMakerless } from './makerless.server.ts'

let portal: Portal
let owner: Organisation
let maker: Person
let manager: Person
let made: StoredItem
let guests: Organisation

const page = '/beheer/organisaties/hoek/vernietigen'
const items = '/beheer/organisaties/hoek/stukken'

beforeEach(async () => {
  portal = await openPortal()
  const { services } = portal
  owner = await anOrganisation(services.db, { name: 'Gemeente Hoek', slug: 'hoek' })
  guests = await anOrganisation(services.db)
  maker = await aPerson(services.db, { organisation: owner, role: 'editor', name: 'Mia Maker' })
  manager = await aPerson(services.db, { organisation: owner, role: 'manager', email: 'een@hoek.example' })
  made = await aDocument(services, {
    owner,
    creator: maker,
    label: 'AMBER+STRICT',
    title: 'Verslag kwartelzang',
    locks: [`org:${guests.id}`],
  })
  await portal.settle()
})

const post = async (person: Person, form: Record<string, string>, path = page) =>
  (await (await portal.as(person)).post(path, form)).status
const ask = () => post(manager, { intent: 'ask', item: made.id, reason: 'mistake', sure: 'on' })
const requestId = async () => (await portal.services.db.read.select().from(purgeRequest))[0]?.id ?? ''
const confirm = async (person: Person, path = page) =>
  post(person, { intent: 'confirm', request: await requestId(), sure: 'on' }, path)
const isThere = async () => (await portal.services.db.read.select().from(item).where(eq(item.id, made.id))).length === 1
const mailsTo = (address: string): string[] => {
  const folder = portal.services.config.mail.folder
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, ''))
    .filter((mail) => mail.includes(`To: ${address}`))
}

describe('removing an item everywhere', () => {
  test('takes the letters that held it out of the archive, whose title may name it', async () => {
    const { services } = portal
    const office = await anOrganisation(services.db, { kind: 'alliance_office', publishes: true })
    const open = await aNews(services, { owner: office, label: 'CLEAR' })
    const sent = { state: 'sent', beganAt: 1, finishedAt: 1 } as const
    await anIssue(services.db, maker, [open, made], { title: 'Over kwartelzang', ...sent })
    await anIssue(services.db, maker, [open], { title: 'Over iets anders', ...sent })
    const archive = async () => (await (await portal.as(null)).get('/nieuwsbrief')).body
    expect(await archive()).toContain('Over kwartelzang')
    const second = await aPerson(services.db, { organisation: owner, role: 'manager' })
    expect(await ask()).toBe(302)
    expect(await confirm(second)).toBe(302)
    await portal.settle()
    expect(await isThere()).toBe(false)
    expect(await archive()).not.toContain('kwartelzang')
    expect(await archive()).toContain('Over iets anders')
  })

  test('is asked by one manager and confirmed by another, who both see what and who read it', async () => {
    const second = await aPerson(portal.services.db, {
      organisation: owner,
      role: 'manager',
      email: 'twee@hoek.example',
    })
    const reader = await aPerson(portal.services.db, { organisation: guests, role: 'reader', name: 'Rina Roos' })
    expect((await (await portal.as(reader)).get(urls.library.item(made))).status).toBe(200)
    const list = (await (await portal.as(manager)).get(items)).body
    expect(list).toContain(`href="${page}?stuk=${made.id}"`)
    const form = (await (await portal.as(manager)).get(`${page}?stuk=${made.id}`)).body
    for (const words of [`Afgeschermd stuk ${made.id.slice(0, 8)}`, 'TLP:AMBER+STRICT', 'Rina Roos'])
      expect(form).toContain(words)
    expect(form).not.toContain('kwartelzang')
    expect(await post(manager, { intent: 'ask', item: made.id, reason: 'mistake' }), 'unsure').toBe(422)
    expect(await ask()).toBe(302)
    expect(await ask(), 'twice').toBe(409)
    await portal.settle()
    expect(mailsTo('twee@hoek.example').at(-1)).toContain('Er wacht een vernietiging op uw bevestiging')
    expect(mailsTo('twee@hoek.example').at(-1)).not.toContain('kwartelzang')
    expect(await confirm(manager), 'alone').toBe(403)
    expect(await isThere()).toBe(true)
    expect((await (await portal.as(second)).get(page)).body).toContain('Vernietig dit stuk overal')
    expect(await confirm(second)).toBe(302)
    expect((await (await portal.as(reader)).get(urls.library.item(made))).status, 'at once').toBe(404)
    await portal.settle()
    expect(await isThere()).toBe(false)
    expect(await portal.services.db.read.select().from(tombstone)).toMatchObject([
      { itemId: made.id, purgedBy: manager.id, reason: 'mistake' },
    ])
    const [done] = await portal.services.db.read.select().from(audit).where(eq(audit.action, 'purge'))
    expect(done?.detail).toMatchObject({ reason: 'mistake', confirmedBy: second.id })
    expect((await (await portal.as(manager)).get(page)).body).toContain(made.id.slice(0, 8))
  })

  test('asks a fresh code of both, and is nobody else’s', async () => {
    const second = await aPerson(portal.services.db, { organisation: owner, role: 'manager' })
    const elsewhere = await aPerson(portal.services.db, { role: 'manager' })
    const administrator = await aPerson(portal.services.db, { organisation: null, administrator: true })
    const asked = { intent: 'ask', item: made.id, reason: 'mistake', sure: 'on' }
    for (const person of [elsewhere, administrator, maker]) {
      expect((await (await portal.as(person)).get(`${page}?stuk=${made.id}`)).status).toBe(404)
      expect(await post(person, asked)).toBe(404)
    }
    const stale = await (await portal.as(manager, { assurance: 2 })).post(page, asked)
    expect(stale.headers.get('location')).toContain('/inloggen/code')
    expect(await ask()).toBe(302)
    for (const person of [elsewhere, administrator, maker]) expect(await confirm(person)).toBe(404)
    expect(await post(second, { intent: 'refuse', request: await requestId() })).toBe(302)
    expect(await confirm(second), 'refused already').toBe(409)
    expect(await isThere()).toBe(true)
  })

  test('is confirmed by the alliance’s office where there is no independent second manager', async () => {
    const { db } = portal.services
    await aPerson(db, { organisation: owner, role: 'manager', membership: { createdBy: manager.id } })
    expect(await ask(), 'nobody could confirm').toBe(409)
    const office = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office' })
    const officer = await aPerson(db, { organisation: office, role: 'manager' })
    expect(await ask()).toBe(302)
    const seen = (await (await portal.as(officer)).get('/beheer/organisaties/bureau/vernietigen')).body
    expect(seen).toContain(`Afgeschermd stuk ${made.id.slice(0, 8)}`)
    expect(seen).not.toContain('kwartelzang')
    expect(await confirm(officer, '/beheer/organisaties/bureau/vernietigen')).toBe(302)
    await portal.settle()
    expect(await isThere()).toBe(false)
  })
})

describe('what somebody who is gone made', () => {
  const endMaker = () =>
    portal.services.db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ endsAt: Date.now() - 1000 })
        .where(eq(membership.userId, maker.id))
    })

  test('goes to the managers’ list, drafts too, and a new maker reads and edits it', async () => {
    const { services } = portal
    const heir = await aPerson(services.db, { organisation: owner, role: 'editor', name: 'Ella Erfgenaam' })
    const draft = await aDocument(services, { owner, creator: maker, status: 'draft', title: 'Half af' })
    const client = await portal.as(manager)
    expect((await client.get(items)).body).not.toContain('Zonder maker')
    expect(await post(manager, { intent: 'maker', item: made.id, user: heir.id }, items), 'still there').toBe(409)
    await endMaker()
    const { body } = await client.get(items)
    expect(body).toContain('Zonder maker (2)')
    expect((await client.get('/beheer/organisaties/hoek')).body).toMatch(/2 stukken(?:<!-- -->)? zonder maker/)
    expect(await post(manager, { intent: 'maker', item: made.id, user: manager.id }, items), 'oneself').toBe(403)
    expect(await post(manager, { intent: 'maker', item: made.id, user: maker.id }, items), 'who is gone').toBe(422)
    expect((await (await portal.as(heir)).get(`/redactie/${made.id}`)).status).not.toBe(200)
    for (const { id } of [made, draft]) {
      expect(await post(manager, { intent: 'maker', item: id, user: heir.id }, items)).toBe(302)
      expect((await (await portal.as(heir)).get(`/redactie/${id}`)).status).toBe(200)
    }
    const keys = await services.db.read.select().from(itemKey).where(eq(itemKey.itemId, made.id))
    expect(keys.filter(({ side }) => side === 'editor').map(({ key }) => key)).toEqual([
      `person:${heir.id}@${owner.id}`,
    ])
    expect((await client.get(items)).body).not.toContain('Zonder maker')
  })

  test('is told to the managers once, without a title', async () => {
    const { services } = portal
    await services.db.write(async (tx) => {
      await tx.update(user).set({ suspendedAt: Date.now() }).where(eq(user.id, maker.id))
    })
    for (let n = 0; n < 2; n++) {
      await tellOfMakerless(services)
      await portal.settle()
    }
    const mails = mailsTo('een@hoek.example')
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain('is 1 stuk zonder maker')
    expect(mails[0]).not.toContain('kwartelzang')
  })
})
