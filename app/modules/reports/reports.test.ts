import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { audit, item, report } from '#db/schema/index.ts'
import { aDocument, aNews, aPdfOf } from '#tests/factories/items.ts'
import { anApiToken, anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

const word = 'kwartelzang'
let portal: Portal
let owner: Organisation
let maker: Person
let editor: Person
let manager: Person
let reader: Person
let other: Person

beforeEach(async () => {
  portal = await openPortal()
  const { db } = portal.services
  owner = await anOrganisation(db, { name: 'Gemeente Hoek', slug: 'hoek', publishes: true })
  maker = await aPerson(db, { organisation: owner, role: 'editor', email: 'maker@hoek.example' })
  editor = await aPerson(db, { organisation: owner, role: 'editor', email: 'editor@hoek.example' })
  manager = await aPerson(db, { organisation: owner, role: 'manager', email: 'manager@hoek.example' })
  const elsewhere = await anOrganisation(db)
  reader = await aPerson(db, { organisation: elsewhere, name: 'Rina Roos', email: 'rina@duin.example' })
  other = await aPerson(db, { organisation: elsewhere, role: 'manager', email: 'otto@duin.example' })
})

const reports = '/beheer/organisaties/hoek/meldingen'
const saying = { reason: 'personal-data', text: 'Op bladzijde twee staat een naam.' }
const statusOf = async ({ id }: StoredItem) =>
  (await portal.services.db.read.select({ status: item.status }).from(item).where(eq(item.id, id)))[0]?.status
const mails = () => {
  const folder = portal.services.config.mail.folder
  const names = (() => {
    try {
      return readdirSync(folder).toSorted()
    } catch {
      return []
    }
  })()
  return names.map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, ''))
}
const mailTo = (address: string) => mails().filter((mail) => mail.includes(`To: ${address}`))

async function aShared(label: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' = 'GREEN') {
  const kind = label === 'CLEAR' ? aNews : aDocument
  const made = await kind(portal.services, {
    label,
    owner,
    creator: maker,
    title: `Verslag ${word}`,
    ...(label === 'AMBER' ? { locks: ['kind:municipality'] } : {}),
    files: [{ name: 'bijlage.pdf', bytes: await aPdfOf([`De ${word} staat hier.`]) }],
  })
  await portal.settle()
  return made
}

describe('a report by somebody who belongs to an organisation', () => {
  test(
    'hides the item at the next request on every channel; its editors still see it',
    { timeout: 60_000 },
    async () => {
      const made = await aShared('CLEAR')
      const [file] = await portal.services.db.read.query.file.findMany()
      const { token } = await anApiToken(portal.services.db, portal.services.secrets, other.id)
      const client = await portal.as(reader)
      const colleague = await portal.as(other)
      const visitor = await portal.as(null)
      const address = urls.news.item(made)
      const gone = [
        address,
        `${address}.data`,
        `/bestanden/${file?.id}`,
        `/kennisbank/${made.id.slice(0, 8)}/bestand/${file?.id}/1`,
      ]
      const lists = ['/nieuws', '/feed.xml', '/feed.json', '/sitemap.xml', `/zoeken?q=${word}`, '/']
      const api = () => colleague.get(`/api/v1/search?q=${word}`, { headers: { Authorization: `Bearer ${token}` } })
      for (const path of gone.slice(0, 3)) expect((await visitor.get(path)).status, path).toBe(200)
      for (const path of lists)
        expect((await visitor.get(path)).body, path).toContain(`Verslag ${word}`.replace('Verslag ', ''))
      expect(JSON.parse((await api()).body)).toMatchObject({ total: 1 })

      const page = await client.get(address)
      expect(page.body).toContain(`href="/melden/${made.id}"`)
      const answer = await client.post(`/melden/${made.id}`, saying)
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/melden/gedaan'])
      for (const one of [client, colleague])
        for (const path of gone) expect((await one.get(path)).status, path).toBe(404)
      for (const path of gone) expect((await visitor.get(path)).status, path).not.toBe(200)
      for (const path of lists) expect((await visitor.get(path)).body, path).not.toContain(`Verslag ${word}`)
      expect(JSON.parse((await api()).body)).toMatchObject({ total: 0, hits: [] })
      for (const person of [maker, editor, manager])
        expect((await (await portal.as(person)).get(address)).body).toContain('gemeld en verborgen')
    },
  )

  test('is shown to the manager with the name, to an editor without, and to nobody else', async () => {
    const made = await aShared()
    await (await portal.as(reader)).post(`/melden/${made.id}`, saying)
    const seen = (await (await portal.as(manager)).get(reports)).body
    expect(seen).toContain('Rina Roos')
    expect(seen).toContain(saying.text)
    const edited = (await (await portal.as(editor)).get(reports)).body
    expect(edited).toContain(saying.text)
    expect(edited).not.toContain('Rina Roos')
    for (const person of [reader, other]) expect((await (await portal.as(person)).get(reports)).status).toBe(404)
  })

  test('tells who looks after it, by mail, and says no more than the label allows', { timeout: 60_000 }, async () => {
    for (const [label, subject, titled] of [
      ['GREEN', `Melding over: Verslag ${word}`, true],
      ['AMBER', 'Melding over een stuk van Gemeente Hoek', false],
    ] as const) {
      const made = await aShared(label)
      await (await portal.as(reader)).post(`/melden/${made.id}`, saying)
      await portal.settle()
      for (const address of ['maker@hoek.example', 'editor@hoek.example', 'manager@hoek.example']) {
        const mail = mailTo(address).at(-1) ?? ''
        expect(mail).toContain(`Subject: ${subject}`)
        expect(mail.includes(word)).toBe(titled)
        expect(mail).not.toMatch(/Rina|bladzijde/)
      }
    }
    const strict = await aShared('AMBER+STRICT')
    const inside = await aPerson(portal.services.db, { organisation: owner, role: 'reader' })
    await (await portal.as(inside)).post(`/melden/${strict.id}`, saying)
    await portal.settle()
    for (const address of ['maker@hoek.example', 'manager@hoek.example']) {
      expect(mailTo(address).at(-1)).toContain('Subject: Er staat iets voor u klaar')
      expect(mailTo(address).at(-1)).not.toMatch(/Hoek\b|meld/i.test(address) ? /x^/ : new RegExp(word))
    }
    const seen = (await (await portal.as(manager)).get(reports)).body
    expect(seen).toContain(`Afgeschermd stuk ${strict.id.slice(0, 8)}`)
  })

  test('comes back by a colleague’s decision alone, and the reporter is told', async () => {
    const made = await aShared()
    await (await portal.as(reader)).post(`/melden/${made.id}`, saying)
    const put = { item: made.id, decision: 'in-order' }
    expect((await (await portal.as(maker)).post(reports, put)).status, 'who made it').toBe(403)
    expect(
      (await (await portal.as(maker)).post(`/redactie/${made.id}/publiceren`, { intent: 'publish', revision: '9' }))
        .status,
    ).toBe(403)
    for (const person of [reader, other]) expect((await (await portal.as(person)).post(reports, put)).status).toBe(404)
    expect((await (await portal.as(editor, { assurance: 2 })).post(reports, put)).headers.get('location')).toContain(
      '/inloggen/code',
    )
    expect(await statusOf(made)).toBe('reported')
    expect((await (await portal.as(editor)).post(reports, put)).status).toBe(302)
    await portal.settle()
    expect((await (await portal.as(reader)).get(urls.library.item(made))).status).toBe(200)
    expect((await (await portal.as(reader)).get(`/zoeken?q=${word}`)).body).toContain(`Verslag`)
    expect(mailTo('rina@duin.example').at(-1)).toContain('Er is over uw melding beslist')
    expect((await (await portal.as(editor)).post(reports, put)).status, 'once').toBe(409)
    const actions = (await portal.services.db.read.select().from(audit).where(eq(audit.objectId, made.id))).map(
      ({ action }) => action,
    )
    expect(actions).toEqual(expect.arrayContaining(['report', 'put-back']))
  })

  test('by an editor of the owner is not decided on by that editor', async () => {
    const made = await aShared()
    await (await portal.as(editor)).post(`/melden/${made.id}`, saying)
    const put = { item: made.id, decision: 'in-order' }
    expect((await (await portal.as(editor)).post(reports, put)).status).toBe(403)
    expect((await (await portal.as(manager)).post(reports, put)).status).toBe(302)
  })

  test('may be answered with a changed text: readers never see the old one again', async () => {
    const made = await aShared()
    await (await portal.as(reader)).post(`/melden/${made.id}`, saying)
    const client = await portal.as(editor)
    const revision = /name="revision" value="(\d+)"/.exec((await client.get(`/redactie/${made.id}`)).body)?.[1] ?? ''
    const content = { kind: 'document', title: 'Nieuwe titel', summary: '', date: '2026-01-02', body: 'Zonder naam.' }
    expect((await client.post(`/redactie/${made.id}?index`, { ...content, revision, intent: 'save' })).status).toBe(302)
    expect((await client.post(reports, { item: made.id, decision: 'mended' })).status).toBe(302)
    const page = (await (await portal.as(reader)).get(urls.library.item({ ...made, title: 'Nieuwe titel' }))).body
    expect(page).toContain('Zonder naam.')
  })

  test('is answered when the item is withdrawn, here or elsewhere', async () => {
    for (const [path, form] of [
      [reports, { decision: 'withdrawn' }],
      ['/beheer/organisaties/hoek/stukken', { intent: 'withdraw' }],
    ] as const) {
      const made = await aShared()
      await (await portal.as(reader)).post(`/melden/${made.id}`, saying)
      expect((await (await portal.as(manager)).post(path, { ...form, item: made.id })).status).toBe(302)
      await portal.settle()
      expect(await statusOf(made)).toBe('withdrawn')
      expect(mailTo('rina@duin.example').at(-1)).toContain('ingetrokken')
    }
    expect(mailTo('rina@duin.example')).toHaveLength(2)
  })

  test('of somebody else about the same item is heard too, and both are told', async () => {
    const made = await aShared()
    const [one, two] = [await portal.as(reader), await portal.as(other)]
    expect((await two.get(`/melden/${made.id}`)).status).toBe(200)
    await one.post(`/melden/${made.id}`, saying)
    // They had the form open already.
    expect((await two.post(`/melden/${made.id}`, { reason: 'incorrect' })).status).toBe(302)
    expect((await two.post(`/melden/${made.id}`, { reason: 'incorrect' })).status, 'twice is once').toBe(302)
    expect(await portal.services.db.read.select().from(report)).toHaveLength(2)
    await (await portal.as(manager)).post(reports, { item: made.id, decision: 'in-order' })
    await portal.settle()
    expect([mailTo('rina@duin.example').length, mailTo('otto@duin.example').length]).toEqual([1, 1])
  })

  test(
    'is refused above five a day that are still open, and for what they may not read',
    { timeout: 60_000 },
    async () => {
      const client = await portal.as(reader)
      const hidden = await aDocument(portal.services, { owner, creator: maker, label: 'AMBER' })
      expect((await client.get(`/melden/${hidden.id}`)).status).toBe(404)
      expect((await client.post(`/melden/${hidden.id}`, saying)).status).toBe(404)
      for (let n = 0; n < 6; n++) {
        const made = await aDocument(portal.services, { owner, creator: maker })
        expect((await client.post(`/melden/${made.id}`, saying)).status).toBe(n < 5 ? 302 : 409)
        expect(await statusOf(made)).toBe(n < 5 ? 'reported' : 'published')
      }
    },
  )

  test('keeps what was typed when the reason is missing', async () => {
    const made = await aShared()
    const answer = await (await portal.as(reader)).post(`/melden/${made.id}`, { text: 'Er is iets.' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Er is iets.')
    expect(answer.body).toContain('Kies wat er aan de hand is.')
  })
})

describe('a report by a visitor', () => {
  test('of something public goes to owner and managers, and hides nothing', async () => {
    const made = await aShared('CLEAR')
    const visitor = await portal.as(null)
    const answer = await visitor.post(`/melden/${made.id}`, saying)
    expect(answer.headers.get('location')).toBe('/melden/gedaan?zichtbaar')
    expect((await visitor.get(urls.news.item(made))).status).toBe(200)
    await portal.settle()
    expect(mailTo('manager@hoek.example')).toHaveLength(1)
    await visitor.post(`/melden/${made.id}`, saying)
    await portal.settle()
    expect(mailTo('manager@hoek.example'), 'one mail until it is looked at').toHaveLength(1)
    const seen = (await (await portal.as(manager)).get(reports)).body
    expect(seen).toContain('Een bezoeker')
    expect((await (await portal.as(manager)).post(reports, { item: made.id, decision: 'in-order' })).status).toBe(302)
    expect(await statusOf(made)).toBe('published')
  })

  test('is counted per address, and of anything else there is nothing to report', async () => {
    const made = await aShared('CLEAR')
    const green = await aShared()
    const visitor = await portal.as(null)
    expect((await visitor.get(`/melden/${green.id}`)).headers.get('location')).toContain('/inloggen')
    expect((await visitor.post(`/melden/${green.id}`, saying)).status).toBe(404)
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await visitor.post(`/melden/${made.id}`, saying)).status)
    expect(statuses.at(0)).toBe(302)
    expect(statuses.at(-1)).toBe(429)
  })

  test('or by somebody whose membership has ended hides nothing either', async () => {
    const made = await aShared('CLEAR')
    const former = await aPerson(portal.services.db, { organisation: null })
    await (await portal.as(former)).post(`/melden/${made.id}`, saying)
    expect(await statusOf(made)).toBe('published')
  })
})
