import { setImmediate as turn } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record, useAuditKey, verifyTrail } from '#db/audit.server.ts'
import { audit, file as files, membership } from '#db/schema/index.ts'
import { aDocument, aPdfOf } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { clientOf, openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region
let document: { id: string; fileId: string; address: string }
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  region = await aRegion(services.db, services.secrets, 'Kring Geheim')
  const { organisations, people } = region
  const item = await aDocument(services, {
    title: 'Zilvervloot',
    label: 'AMBER',
    owner: organisations.hoek,
    creator: people.editor,
    locks: [`org:${organisations.hoek.id}`, `org:${organisations.police.id}`],
    files: [{ name: 'zilvervloot.pdf', bytes: await aPdfOf(['Eerste bladzijde']) }],
  })
  await portal.settle()
  const file = await services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
  await services.db.write(async (tx) => void (await tx.update(files).set({ originalAllowed: true })))
  document = { id: item.id, fileId: file?.id ?? '', address: `/kennisbank/zilvervloot-${item.id.slice(0, 8)}` }
}, 120_000)
afterAll(() => portal?.stop())

const as = (name: keyof Region['people']): Promise<Client> => portal.as(region.people[name])
const organisationTrail = '/beheer/organisaties/hoek/logboek'
const trailOf = (id: string) => `/redactie/${id}/logboek`
const rowsOf = (objectId: string) =>
  portal.services.db.read.query.audit.findMany({ where: (a) => eq(a.objectId, objectId) })
const cells = (body: string): string[][] => parse(body, { delimiter: ';', bom: true })

/** A STRICT item of the police, which only they read, and an item of the hidden workgroup. */
async function secretsOf(label: 'AMBER+STRICT' | 'RED', title: string, reader: { id: string; at: { id: string } }) {
  const { organisations, people } = region
  return aDocument(portal.services, {
    title,
    label,
    owner: organisations.police,
    creator: people.policeEditor,
    locks: label === 'RED' ? [`person:${reader.id}@${reader.at.id}`] : [`org:${organisations.police.id}`],
  })
}

test(
  'somebody opens an item, a page of its file and the file itself: the owner’s manager sees who, when and from where',
  { timeout: 120_000 },
  async () => {
    const reader = await as('police')
    const pages = [document.address, `/bestanden/${document.fileId}/pagina/1`, `/bestanden/${document.fileId}`]
    for (const path of pages) expect((await reader.get(path)).status, path).toBe(200)
    const read = (await rowsOf(document.id)).filter(({ actor }) => actor === region.people.police.id)
    expect(read.map(({ action, origin, result }) => [action, origin, result])).toEqual(
      ['read', 'read-page', 'download'].map((action) => [action, '127.0.0.0/24', 'ok']),
    )
    expect(read[0]?.request).toMatch(/^[\da-f-]{36}$/)

    const name = `${region.people.police.jobTitle} ${region.people.police.number}`
    for (const path of [organisationTrail, trailOf(document.id)]) {
      const { status, body } = await (await as('ownManager')).get(path)
      expect([path, status]).toEqual([path, 200])
      for (const text of [name, 'Politie', 'opende het stuk', 'haalde een bestand op', 'bladzijde 1', '127.0.0.0/24'])
        expect(body, `${path}: ${text}`).toContain(text)
      expect(body).not.toContain('joris')
    }
    const item = await (await as('ownManager')).get(document.address)
    expect(item.status).toBe(200)
    expect(item.body).toContain(`href="${trailOf(document.id)}"`)
  },
)

describe('a trail is there for', { timeout: 60_000 }, () => {
  test.each([
    ['ownManager', 200, 200],
    ['administrator', 200, 200],
    ['manager', 404, 404],
    ['policeEditor', 404, 403],
    ['editor', 404, 403],
    ['otherCoordinator', 404, 404],
    ['guest', 404, 404],
  ] as const)('%s: of the organisation %i, of its item %i', async (persona, ofOrganisation, ofItem) => {
    const client = await as(persona)
    for (const end of ['', '.csv', '.data']) {
      expect((await client.get(organisationTrail + end)).status, end).toBe(ofOrganisation)
      expect((await client.get(trailOf(document.id) + end)).status, end).toBe(ofItem)
    }
  })

  test.each([
    ['coordinator', 200, 404],
    ['administrator', 200, 200],
    ['otherCoordinator', 404, 404],
    ['member', 404, 404],
    ['ownManager', 404, 404],
  ] as const)('%s: of the hidden workgroup %i, of the portal %i', async (persona, ofWorkgroup, ofPortal) => {
    const client = await as(persona)
    for (const end of ['', '.csv', '.data']) {
      const own = await client.get(`/beheer/werkgroepen/wg-besloten/logboek${end}`)
      expect(own.status, end).toBe(ofWorkgroup)
      if (persona !== 'coordinator') expect(own.body).not.toContain('Kring Geheim')
      expect((await client.get(`/beheer/logboek${end}`)).status, end).toBe(ofPortal)
    }
  })
})

describe('a title is shown to nobody who may not read the item', () => {
  test('neither to the manager of who read it, nor to an administrator, in pages, data and CSV', async () => {
    const { people, organisations } = region
    // Somebody of Hoek who works for the police as well.
    await portal.services.db.write(async (tx) => {
      await tx
        .insert(membership)
        .values({ userId: people.member.id, organisationId: organisations.hoek.id, role: 'reader', startedAt: 1 })
    })
    const red = await secretsOf('RED', 'Bronzen Paard', { id: people.member.id, at: organisations.wad })
    const reading = await (await as('member')).get(`/kennisbank/x-${red.id.slice(0, 8)}`)
    expect(reading.status).toBe(301)
    expect((await (await as('member')).get(reading.headers.get('location') ?? '')).status).toBe(200)

    const own = await (await as('member')).get('/profiel/logboek')
    expect(own.body).toContain('Bronzen Paard')
    const manager = await as('ownManager')
    const administrator = await as('administrator')
    const asked: Array<[Client, string]> = [
      [manager, organisationTrail],
      [administrator, '/beheer/logboek'],
      [administrator, '/beheer/organisaties/politie/logboek'],
      [administrator, trailOf(red.id)],
    ]
    for (const [client, path] of asked)
      for (const end of ['', '.csv', '.data']) {
        const { status, body } = await client.get(path + end)
        expect([path, end, status]).toEqual([path, end, 200])
        expect(body, path + end).not.toMatch(/Bronzen|bronzen/)
        expect(body, path + end).toContain('Afgeschermd stuk')
      }
    const seen = await manager.get(organisationTrail)
    expect(seen.body).toContain('Afgeschermd stuk van Politie')
    expect(seen.body).not.toContain(red.id.slice(0, 8))
    // Guessing its id finds nothing either.
    const guessed = await manager.get(`${organisationTrail}?stuk=${red.id}`)
    expect(guessed.body).toContain('Geen regels gevonden')
    expect(cells((await manager.get(`${organisationTrail}.csv?stuk=${red.id}`)).body)).toHaveLength(1)
  })

  test('what was done elsewhere before somebody came, their new manager does not see', async () => {
    const { people, organisations } = region
    const { db, secrets } = portal.services
    useAuditKey(secrets.audit)
    const before = Date.now() - 10 * 24 * 3_600_000
    await db.write(async (tx) => {
      const entry = { actor: people.moved.id, action: 'read', object: 'item', objectId: document.id }
      await record(tx, { ...entry, organisationId: organisations.hoek.id, detail: { page: 4711 } }, before)
      await tx
        .update(membership)
        .set({ endsAt: before + 1 })
        .where(eq(membership.userId, people.moved.id))
      await tx.insert(membership).values({
        userId: people.moved.id,
        organisationId: organisations.duin.id,
        role: 'author',
        startedAt: before + 2,
      })
    })
    expect((await (await as('manager')).get('/beheer/organisaties/duin/logboek')).body).not.toContain('bladzijde 4.711')
    const owner = await (await as('ownManager')).get(`${organisationTrail}?persoon=${people.moved.id}`)
    expect(owner.body).toContain('bladzijde 4.711')
    expect(owner.body).not.toContain('yara')
  })
})

describe('what was refused', () => {
  test('is in the trail: a wrong password, for its owner, and an act that is not permitted, for the owner of the item', async () => {
    const anonymous = clientOf(portal.url, '')
    const form = { email: region.people.reader.email, password: 'niet het goede wachtwoord' }
    expect((await anonymous.post('/inloggen?index', form)).status).toBe(422)
    expect((await anonymous.post('/inloggen?index', { ...form, email: 'niemand@elders.example' })).status).toBe(422)
    const own = await (await as('reader')).get('/profiel/logboek')
    expect(own.body).toContain('gaf bij het inloggen een verkeerd wachtwoord')
    expect(own.body).toContain('geweigerd')
    expect((await rowsOf('unknown')).map(({ actor, result }) => [actor, result])).toEqual([['anonymous', 'refused']])

    const police = await as('police')
    expect((await police.post(`/redactie/${document.id}/publiceren`, { intent: 'withdraw' })).status).toBe(404)
    const author = await as('author')
    expect((await author.post(`/redactie/${document.id}/publiceren`, { intent: 'archive' })).status).toBe(403)
    const refused = (await rowsOf(document.id)).filter(({ result, detail }) => result === 'refused' && detail.intent)
    expect(refused.map(({ actor, action, detail }) => ({ actor, action, detail }))).toEqual([
      {
        actor: region.people.author.id,
        action: 'act',
        detail: { at: '/redactie/:/publiceren', intent: 'archive' },
      },
    ])
    const seen = await (await as('ownManager')).get(`${trailOf(document.id)}.csv?uitkomst=refused`)
    expect(
      new Set(
        cells(seen.body)
          .slice(1)
          .map((row) => row[4]),
      ),
    ).toEqual(new Set(['wilde iets doen dat niet mag']))
  })

  test('a visitor who finds nothing is not in it', async () => {
    const count = async () => (await portal.services.db.read.query.audit.findMany()).length
    const before = await count()
    const anonymous = clientOf(portal.url, '')
    for (const path of ['/bestaat-niet', document.address, `/bestanden/${document.fileId}`, organisationTrail])
      await anonymous.get(path)
    await (await as('guest')).get(document.address)
    expect(await count()).toBe(before)
  })
})

describe('a filter', () => {
  test('narrows by period, person, act and item, and can be taken off again', async () => {
    const manager = await as('ownManager')
    const lines = async (query: string) => cells((await manager.get(`${organisationTrail}.csv?${query}`)).body).slice(1)
    const reading = await lines('wat=reading')
    expect(reading.length).toBeGreaterThan(2)
    expect(new Set(reading.map((row) => row[4]))).toEqual(
      new Set(['opende het stuk', 'las een bladzijde van een bestand', 'haalde een bestand op']),
    )
    expect(new Set((await lines('wat=download')).map((row) => row[4]))).toEqual(new Set(['haalde een bestand op']))
    const byEditor = await lines(`persoon=${region.people.editor.id}`)
    expect(new Set(byEditor.map((row) => row[2]))).toEqual(new Set(['bart']))
    expect(new Set((await lines(`stuk=${document.id}`)).map((row) => row[5]))).toEqual(new Set(['Zilvervloot']))
    expect(await lines('tot=2001-01-01')).toEqual([])
    expect((await lines('van=2001-01-01')).length).toBeGreaterThan(reading.length)
    expect((await lines('van=geen-datum&wat=onzin&uitkomst=x&na=y')).length).toBeGreaterThan(reading.length)
    const page = await manager.get(`${organisationTrail}?wat=download&van=2026-01-01`)
    expect(page.body).toContain('Wat: haalde een bestand op')
    expect(page.body).toContain('Van 1 januari 2026')
  })
})

describe('ten thousand rows', () => {
  const many = 10_050
  beforeAll(async () => {
    const { db, secrets } = portal.services
    useAuditKey(secrets.audit)
    const { people, organisations } = region
    const of = { object: 'item', objectId: 'gone', organisationId: organisations.wad.id }
    for (let done = 0; done < many; done += 150) {
      await db.write(async (tx) => {
        for (let i = done; i < done + 150; i++)
          await record(tx, { actor: people.reader.id, action: 'save', ...of }, 1_700_000_000_000 + i * 1000)
      })
      // So that connections which the server closes meanwhile are seen to be closed.
      await turn()
    }
  }, 120_000)

  test('are paged by key, each once', async () => {
    const reader = await as('reader')
    const first = await reader.get('/profiel/logboek?wat=save')
    expect(first.body.match(/bewaarde de tekst/g)?.length).toBeGreaterThan(49)
    const next = /href="([^"]*na=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await reader.get(next)
    expect(second.status).toBe(200)
    expect(second.body).toContain('Vorige')
    const seqs = (body: string) =>
      body
        .match(/(?<=na=)\d+\.\d+/)?.[0]
        .split('.')
        .map(Number) ?? []
    expect(seqs(second.body)[1]).toBe((seqs(first.body)[1] ?? 0) - 50)
  })

  test('leave as one CSV, and that they did is in the trail', async () => {
    const answer = await (await as('reader')).get('/profiel/logboek.csv?wat=save')
    expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="logboek-\d{4}-\d\d-\d\d\.csv"/)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const [titles, ...rows] = cells(answer.body)
    expect(titles).toEqual([
      'Datum',
      'Tijd',
      'Wie',
      'Organisatie',
      'Wat',
      'Stuk of onderwerp',
      'Bijzonderheden',
      'Vanaf',
      'Uitkomst',
    ])
    expect(rows).toHaveLength(many)
    expect(rows.at(-1)?.slice(0, 5)).toEqual(['2023-11-14', '23:13', 'lotte', 'Gemeente Hoek', 'bewaarde de tekst'])
    const taken = await portal.services.db.read.query.audit.findMany({ where: (a) => eq(a.action, 'export-trail') })
    expect(taken.at(-1)).toMatchObject({ actor: region.people.reader.id, object: 'user' })
    expect(await verifyTrail(portal.services.db.read)).toMatchObject({ brokenAt: null })
  })
})

describe('how long the trail is kept', () => {
  test('an administrator sets it, not under half a year, and only with a fresh second factor', async () => {
    const administrator = await as('administrator')
    expect((await administrator.get('/beheer/logboek')).body).toContain('Bewaartermijn: 24 maanden')
    const short = await administrator.post('/beheer/logboek', { months: '5' })
    expect(short.status).toBe(422)
    expect(short.body).toContain('Bewaar het logboek ten minste 6 maanden.')
    const late = await portal.as(region.people.administrator, { assurance: 2 })
    expect((await late.post('/beheer/logboek', { months: '12' })).status).toBe(302)
    expect((await administrator.get('/beheer/logboek')).body).toContain('24 maanden')
    expect((await administrator.post('/beheer/logboek', { months: '12' })).status).toBe(302)
    const after = await administrator.get('/beheer/logboek?gedaan=termijn')
    expect(after.body).toContain('Bewaartermijn: 12 maanden')
    expect(after.body).toContain('koos hoe lang het logboek wordt bewaard')
    expect((await (await as('ownManager')).post('/beheer/logboek', { months: '120' })).status).toBe(404)
    const rows = await portal.services.db.read.select().from(audit).where(eq(audit.action, 'set-trail-term'))
    expect(rows.map(({ detail }) => detail)).toEqual([{ months: 12 }])
  })
})
