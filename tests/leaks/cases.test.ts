import { and, eq, inArray, isNull } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fileTypes, type Extension } from '#app/files/file-types.ts'
import { aDocx, anImage, anOpenDocument, anXlsx, aPptx } from '#app/files/fixtures.ts'
import { apiToken, itemKey, membership, seat, session, user } from '#db/schema/index.ts'
import { aDocument, aNews, aPdfOf, aPractice, type NewFile } from '#tests/factories/items.ts'
import { anApiToken } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { pdfText } from './bytes.ts'
import { unique } from './world.ts'

async function aPortal(environment: Record<string, string> = {}): Promise<{ portal: Portal; region: Region }> {
  const portal = await openPortal({ ROLES: 'web', ...environment })
  const region = await aRegion(portal.services.db, portal.services.secrets)
  await portal.services.search.settled()
  return { portal, region }
}

const slugTail = (item: { id: string }) => `x-${item.id.slice(0, 8)}`
/** Is the item there for this client: on its page (under whatever title), and in search? */
async function sees(client: Client, item: { id: string; title: string }): Promise<{ page: boolean; search: boolean }> {
  const page = await client.get(`/kennisbank/${slugTail(item)}`)
  const search = await client.get(`/zoeken?q=${encodeURIComponent(item.title)}`)
  return { page: page.status === 301, search: search.body.includes(`-${item.id.slice(0, 8)}`) }
}
const both = { page: true, search: true }
const neither = { page: false, search: false }

describe('an administrator', () => {
  test('tries every grant on themselves and reads nothing that way', { timeout: 60_000 }, async () => {
    const { portal, region } = await aPortal()
    const { organisations, people, workgroups, chain } = region
    const services = portal.services
    const items = [
      await aDocument(services, {
        label: 'AMBER',
        title: unique('org'),
        owner: organisations.hoek,
        creator: people.editor,
      }),
      await aDocument(services, {
        label: 'AMBER',
        title: unique('kind'),
        owner: organisations.police,
        creator: people.policeEditor,
        locks: ['kind:police'],
      }),
      await aDocument(services, {
        label: 'AMBER',
        title: unique('group'),
        owner: organisations.police,
        creator: people.policeEditor,
        locks: [`group:${chain.id}`],
      }),
      await aDocument(services, {
        label: 'AMBER+STRICT',
        title: unique('wg'),
        owner: organisations.hoek,
        workgroup: workgroups.hidden,
        creator: people.coordinator,
      }),
    ]
    await portal.settle()
    const me = people.administrator
    const client = await portal.as(me)
    const readsNothing = async (after: string) => {
      for (const item of items) expect(await sees(client, item), after).toEqual(neither)
    }
    await readsNothing('nothing yet')
    const self = { name: me.name, email: me.email }
    const ownMembership = me.membershipId ?? ''
    const attempts: Array<[path: string, form: Record<string, string>]> = [
      ...Object.values(organisations).flatMap(({ slug }): Array<[string, Record<string, string>]> =>
        ['reader', 'manager'].map((role) => [`/beheer/organisaties/${slug}`, { intent: 'add', ...self, role }]),
      ),
      ['/beheer/organisaties/bureau', { intent: 'change', membership: ownMembership, role: 'manager' }],
      ['/beheer/organisaties/bureau', { intent: 'edit', name: 'Bureau', kind: 'police', corePartner: 'on' }],
      ['/beheer/organisaties/bureau', { intent: 'edit', name: 'Bureau', kind: 'police', corePartner: 'on', seen: '1' }],
      [`/beheer/werkgroepen/${workgroups.hidden.slug}`, { intent: 'offer', organisation: organisations.office.id }],
      [
        `/beheer/werkgroepen/${workgroups.hidden.slug}`,
        { intent: 'offer', organisation: organisations.office.id, seen: '1' },
      ],
      ['/beheer/deelgroepen', { intent: 'add', group: chain.id, organisation: organisations.office.id }],
      ['/beheer/deelgroepen', { intent: 'add', group: chain.id, organisation: organisations.office.id, seen: '1' }],
    ]
    for (const [path, form] of attempts) {
      await client.post(path, form)
      await readsNothing(`${form.intent} at ${path}`)
    }
    const { query } = services.db.read
    // What was made waits for somebody else: a seat to hold, and everything to confirm oneself.
    for (const made of await query.seat.findMany({ where: (s, { isNotNull }) => isNotNull(s.pendingSince) })) {
      await client.post('/beheer/organisaties/bureau', { intent: 'hold', seat: made.id, user: me.id })
      await client.post(`/beheer/werkgroepen/${workgroups.hidden.slug}`, {
        intent: 'coordinator',
        seat: made.id,
        coordinator: 'on',
      })
      await client.post('/beheer/bevestigingen', { intent: 'confirm', kind: 'seat', id: made.id })
    }
    for (const held of await query.membership.findMany({ where: (m, { eq: is }) => is(m.userId, me.id) }))
      await client.post('/beheer/bevestigingen', { intent: 'confirm', kind: 'membership', id: held.id })
    const id = `${chain.id}.${organisations.office.id}`
    await client.post('/beheer/bevestigingen', { intent: 'confirm', kind: 'group', id })
    await readsNothing('confirming it all oneself')
    const live = await query.membership.findMany({
      where: (m, { and, eq: is, isNull }) => and(is(m.userId, me.id), isNull(m.pendingSince)),
    })
    expect(live.map(({ organisationId, role }) => [organisationId, role])).toEqual([
      [organisations.office.id, 'reader'],
    ])
  })

  test('withdraws an item they may not read', async () => {
    const { portal, region } = await aPortal()
    const item = await aDocument(portal.services, {
      label: 'AMBER',
      owner: region.organisations.hoek,
      creator: region.people.editor,
    })
    const client = await portal.as(region.people.administrator)
    const answer = await client.post(`/redactie/${item.id}/publiceren`, { intent: 'withdraw' })
    expect(answer.status).toBe(302)
    const after = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, item.id) })
    expect(after?.status).toBe('withdrawn')
  })
})

describe('at the very next request of an open session', () => {
  async function aCase() {
    const { portal, region } = await aPortal()
    const { organisations, people, workgroups } = region
    const services = portal.services
    const amber = await aDocument(services, {
      label: 'AMBER',
      title: unique('police'),
      owner: organisations.police,
      creator: people.policeEditor,
      locks: ['kind:police'],
    })
    const red = await aDocument(services, {
      label: 'RED',
      title: unique('red'),
      owner: organisations.police,
      creator: people.policeEditor,
      locks: [`person:${people.moved.id}@${organisations.police.id}`],
    })
    const draft = await aDocument(services, {
      label: 'AMBER',
      title: unique('draft'),
      owner: organisations.police,
      creator: people.moved,
      status: 'draft',
    })
    const inGroup = await aDocument(services, {
      label: 'AMBER',
      title: unique('group'),
      owner: organisations.hoek,
      workgroup: workgroups.hidden,
      creator: people.coordinator,
    })
    await portal.settle()
    const db = services.db
    return { portal, region, db, amber, red, draft, inGroup }
  }
  const gone = () => Date.now() - 1

  test('who moved from the police to a municipality has lost drafts and what was for them by name', async () => {
    const { portal, region, db, amber, red, draft } = await aCase()
    const { moved } = region.people
    const client = await portal.as(moved)
    expect([await sees(client, amber), await sees(client, red)]).toEqual([both, both])
    expect((await client.get(`/redactie/${draft.id}`)).status).toBe(200)
    await db.write(async (tx) => {
      await tx.update(membership).set({ endsAt: gone() }).where(eq(membership.userId, moved.id))
      await tx.insert(membership).values({
        userId: moved.id,
        organisationId: region.organisations.duin.id,
        role: 'editor',
        startedAt: gone(),
      })
    })
    expect([await sees(client, amber), await sees(client, red)]).toEqual([neither, neither])
    expect((await client.get(`/redactie/${draft.id}`)).status).toBe(404)
    expect((await client.get('/redactie')).body).not.toContain(draft.title)
  })

  test.each([
    ['an ended membership', (tx, id) => tx.update(membership).set({ endsAt: gone() }).where(eq(membership.userId, id))],
    ['a suspension', (tx, id) => tx.update(user).set({ suspendedAt: gone() }).where(eq(user.id, id))],
    ['a session ended elsewhere', (tx, id) => tx.delete(session).where(eq(session.userId, id))],
  ] satisfies Array<
    [string, (tx: Parameters<Parameters<Portal['services']['db']['write']>[0]>[0], id: string) => PromiseLike<unknown>]
  >)('%s takes everything away', async (_, end) => {
    const { portal, region, db, amber } = await aCase()
    const { police } = region.people
    const client = await portal.as(police)
    expect(await sees(client, amber)).toEqual(both)
    await db.write(async (tx) => void (await end(tx, police.id)))
    expect(await sees(client, amber)).toEqual(neither)
    expect((await client.get('/api/v1/search?q=')).body).not.toContain(amber.id)
  })

  test('a lost seat takes the workgroup away, and its hidden name', async () => {
    const { portal, region, db, inGroup } = await aCase()
    const client = await portal.as(region.people.member)
    expect(await sees(client, inGroup)).toEqual(both)
    expect((await client.get('/werkgroepen')).body).toContain('Besloten werkgroep')
    await db.write((tx) => tx.update(seat).set({ userId: null }).where(eq(seat.id, region.seats.member.id)))
    expect(await sees(client, inGroup)).toEqual(neither)
    expect((await client.get('/werkgroepen')).body).not.toContain('Besloten werkgroep')
    expect((await client.get('/werkgroepen/wg-besloten')).status).toBe(404)
  })

  test('a token that was revoked, or whose owner left, answers 401 or nothing', async () => {
    const { portal, region, db, amber } = await aCase()
    const { police } = region.people
    const { token, row } = await anApiToken(db, portal.services.secrets, police.id)
    const visitor = await portal.as(null)
    const ask = () => visitor.get(`/api/v1/search?q=${amber.title}`, { headers: { Authorization: `Bearer ${token}` } })
    expect((await ask()).body).toContain(amber.id)
    await db.write((tx) => tx.update(membership).set({ endsAt: gone() }).where(eq(membership.userId, police.id)))
    expect((await ask()).body).not.toContain(amber.id)
    await db.write((tx) => tx.update(apiToken).set({ revokedAt: gone() }).where(eq(apiToken.id, row.id)))
    expect((await ask()).status).toBe(401)
  })
})

test('withdrawing public news takes it away at the next request, everywhere', async () => {
  const { portal, region } = await aPortal()
  const { organisations, people } = region
  const word = unique('public news')
  const item = await aNews(portal.services, {
    label: 'CLEAR',
    title: `Bericht ${word}`,
    owner: organisations.office,
    creator: people.officeEditor,
    files: [{ name: `${word}.pdf`, bytes: await aPdfOf([word]) }],
  })
  await portal.settle()
  const file = await portal.services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
  const visitor = await portal.as(null)
  const places = [
    '/',
    '/nieuws',
    '/feed.xml',
    '/feed.atom',
    '/feed.json',
    '/feed/var.xml',
    '/sitemap.xml',
    `/zoeken?q=bericht`,
    '/zoeken.data?q=bericht',
  ]
  // Twice, so that pages are kept.
  for (const place of [...places, ...places]) expect((await visitor.get(place)).body, place).toContain(word)
  expect((await visitor.get(`/bestanden/${file?.id}`)).status).toBe(200)
  const editor = await portal.as(people.officeEditor)
  expect((await editor.post(`/redactie/${item.id}/publiceren`, { intent: 'withdraw' })).status).toBe(302)
  for (const place of places) expect((await visitor.get(place)).body, place).not.toContain(word)
  const address = `/nieuws/bericht-${word}-${item.id.slice(0, 8)}`
  expect((await visitor.get(address)).body).not.toContain(`Bericht ${word}`)
  expect((await visitor.get(address)).status).toBe(410)
  expect((await visitor.get(`/bestanden/${file?.id}`)).headers.get('location')).toMatch(/^\/inloggen/)
})

describe('while the search engine stands still', () => {
  test.each(['SIGSTOP', 'SIGKILL'] as const)(
    'a raised label changes totals and facets at once (%s)',
    { timeout: 90_000 },
    async (signal) => {
      const { portal, region } = await aPortal({ SEARCH_ENGINE: 'meilisearch' })
      const { organisations, people } = region
      const word = unique('raised')
      const make = (title: string) =>
        aPractice(portal.services, { title: `${title} ${word}`, owner: organisations.hoek, creator: people.editor })
      const [raised] = [await make('Een'), await make('Twee')]
      await portal.settle()
      const outsider = await portal.as(people.manager)
      const colleague = await portal.as(people.reader)
      const ask = async (client: Client, page = '') => {
        const { total, facets, engine } = JSON.parse((await client.get(`/api/v1/search?q=${word}${page}`)).body) as {
          total: number
          facets: { label: Record<string, number>; theme: Record<string, number> }
          engine: string
        }
        return { total, label: facets.label, engine }
      }
      expect(await ask(outsider)).toEqual({ total: 2, label: { GREEN: 2 }, engine: 'meilisearch' })

      const pid = portal.services.search.enginePid()
      if (pid === null) throw new Error('there is no local engine')
      process.kill(pid, signal)
      onTestFinished(() => {
        // A process that stands still cannot end; one that is gone needs no waking.
        try {
          process.kill(pid, 'SIGCONT')
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
        }
      })
      const editor = await portal.as(people.editor)
      const answer = await editor.post(`/redactie/${raised.id}/doelgroep`, {
        revision: String(raised.revision),
        audience: 'groups',
        locks: [`org:${organisations.hoek.id}`],
        confirmed: 'on',
      })
      expect(answer.headers.get('location')).toContain('gewijzigd')
      expect(await ask(outsider)).toMatchObject({ total: 1, label: { GREEN: 1 } })
      expect(await ask(colleague)).toMatchObject({ total: 2, label: { GREEN: 1, AMBER: 1 } })
      if (signal === 'SIGKILL') return
      // Awake again, with a copy that is not up to date: the item is left out until it is, on whatever page it would be.
      process.kill(pid, 'SIGCONT')
      await expect.poll(async () => (await ask(outsider)).engine, { timeout: 20_000 }).toBe('meilisearch')
      for (const page of ['', '&limit=1', '&limit=1&offset=1'])
        expect(await ask(outsider, page), page).toMatchObject({ total: 1, label: { GREEN: 1 } })
      await portal.settle()
      expect(await ask(outsider)).toMatchObject({ total: 1, label: { GREEN: 1 } })
      expect(await ask(colleague)).toMatchObject({ total: 2, label: { GREEN: 1, AMBER: 1 } })
    },
  )
})

test('what was narrowed is out of totals and facets on every page, while its index task still waits', async () => {
  // Without jobs the copy in the engine stays as it was.
  const { portal, region } = await aPortal({ SEARCH_ENGINE: 'meilisearch' })
  const { organisations, people } = region
  const word = unique('narrowed')
  const make = (title: string) =>
    aPractice(portal.services, { title: `${title} ${word}`, owner: organisations.hoek, creator: people.editor })
  const [narrowed] = [await make('Een'), await make('Twee'), await make('Drie')]
  await portal.settle()
  const [outsider, editor] = [await portal.as(people.manager), await portal.as(people.editor)]
  const answer = await editor.post(`/redactie/${narrowed.id}/doelgroep`, {
    ...{ revision: String(narrowed.revision), audience: 'groups', confirmed: 'on' },
    locks: [`org:${organisations.hoek.id}`],
  })
  expect(answer.headers.get('location')).toContain('gewijzigd')
  for (const page of ['', '&limit=1', '&limit=1&offset=1', '&limit=1&offset=2'])
    expect(JSON.parse((await outsider.get(`/api/v1/search?q=${word}${page}`)).body), page).toMatchObject({
      ...{ engine: 'meilisearch', total: 2 },
      facets: { label: { GREEN: 2 } },
    })
})

test('a copy in the engine that is too wide, for whatever reason, shows nothing and counts nothing', async () => {
  const { portal, region } = await aPortal({ SEARCH_ENGINE: 'meilisearch' })
  const { organisations, people } = region
  const word = unique('too wide')
  const item = await aPractice(portal.services, { title: word, owner: organisations.hoek, creator: people.editor })
  await portal.settle()
  const outsider = await portal.as(people.manager)
  const ask = async () => (await outsider.get(`/api/v1/search?q=${word}`)).body
  expect(await ask()).toContain(item.id)
  // Behind the back of the commands: nothing suspects the item, and the engine still gives it.
  await portal.services.db.write((tx) =>
    tx
      .update(itemKey)
      .set({ key: `org:${organisations.hoek.id}` })
      .where(and(eq(itemKey.itemId, item.id), eq(itemKey.key, 'partners'))),
  )
  expect(JSON.parse(await ask())).toMatchObject({
    total: 0,
    hits: [],
    facets: { label: {}, organisation: {}, kind: {}, theme: {} },
  })
  expect((await outsider.get(`/zoeken?q=${word}`)).body).not.toContain(item.id.slice(0, 8))
})

test('a text that was put right is quoted no more, though the index still has it', async () => {
  const { portal, region } = await aPortal()
  const { organisations, people } = region
  const [word, secret] = [unique('put right'), unique('secret')]
  const item = await aPractice(portal.services, {
    ...{ title: `Over ${word}`, body: `Dit had ${secret} er niet in mogen zetten: ${word}.` },
    ...{ owner: organisations.hoek, creator: people.editor },
  })
  await portal.settle()
  const [editor, reader] = [await portal.as(people.editor), await portal.as(people.reader)]
  expect((await reader.get(`/zoeken?q=${word}`)).body).toContain(secret)
  const content = { kind: 'practice', title: `Over ${word}`, summary: '', date: '2026-01-02', approach: 'Verbeterd.' }
  const saved = await editor.post(`/redactie/${item.id}?index`, {
    ...content,
    ...{ intent: 'save', revision: String(item.revision) },
  })
  expect(saved.status).toBe(302)
  const published = await editor.post(`/redactie/${item.id}/publiceren`, {
    ...{ intent: 'publish', revision: String(item.revision + 1) },
  })
  expect(published.status).toBe(302)
  const found = (await reader.get(`/zoeken?q=${word}`)).body
  expect(found).toContain(item.id.slice(0, 8))
  expect(found).not.toContain(secret)
  expect((await reader.get(`/api/v1/search?q=${word}`)).body).not.toContain(secret)
})

describe('a file of an AMBER item', () => {
  const text = 'Werkwijze voor de wijk.'
  const body = `<text:p>${text}</text:p>`
  const made: Record<Extension, () => Promise<Uint8Array> | Uint8Array> = {
    pdf: () => aPdfOf(['Bladzijde een.', text]),
    docx: () => aDocx(),
    pptx: () => aPptx([{ title: 'Werkwijze', body: text }]),
    xlsx: () => anXlsx(),
    odt: () => anOpenDocument('odt', `<office:text>${body}</office:text>`),
    ods: () =>
      anOpenDocument(
        'ods',
        `<office:spreadsheet><table:table table:name="Blad"><table:table-row><table:table-cell>${body}</table:table-cell></table:table-row></table:table></office:spreadsheet>`,
      ),
    odp: () =>
      anOpenDocument(
        'odp',
        `<office:presentation><draw:page draw:name="een">${body}</draw:page></office:presentation>`,
      ),
    txt: () => Buffer.from(text),
    md: () => Buffer.from(`# Werkwijze\n\n${text}`),
    csv: () => Buffer.from('naam;waarde\nwijk;1\n'),
    png: () => anImage('png'),
    jpg: () => anImage('jpeg'),
    webp: () => anImage('webp'),
  }

  test('of any type leaves with reader and time on it, or not at all', { timeout: 90_000 }, async () => {
    const { portal, region } = await aPortal()
    const { organisations, people } = region
    const files: NewFile[] = []
    for (const extension of Object.keys(fileTypes) as Extension[])
      files.push({ name: `stuk.${extension}`, bytes: await made[extension]() })
    const item = await aDocument(portal.services, {
      label: 'AMBER',
      title: 'Alle soorten',
      owner: organisations.hoek,
      creator: people.editor,
      files,
    })
    await portal.settle()
    const reader = await portal.as(people.reader)
    const stored = await portal.services.db.read.query.fileVersion.findMany({
      where: (f) =>
        inArray(
          f.name,
          files.map(({ name }) => name),
        ),
    })
    expect(stored).toHaveLength(files.length)
    for (const { fileId: id, name } of stored) {
      const original = Buffer.from(files.find((file) => file.name === name)!.bytes)
      const answer = await reader.get(`/bestanden/${id}`)
      const extension = name.split('.').at(-1) as Extension
      const { kind } = fileTypes[extension]
      if (kind === 'pdf') {
        expect(answer.status).toBe(200)
        const read = await pdfText(answer.bytes)
        expect(read).toContain('TLP:AMBER')
        expect(read).toContain(people.reader.name)
        expect(read).toContain('Gemeente Hoek')
        expect(read).toMatch(/\d{1,2} [a-z]+ 20\d\d/)
        expect(read).toContain(text)
      } else if (kind === 'image') {
        expect([name, answer.status]).toEqual([name, 200])
        expect(answer.bytes.equals(original), name).toBe(false)
        const [before, after] = [await sharp(original).stats(), await sharp(answer.bytes).stats()]
        // The fixture is of one colour: what varies now is the stamp.
        expect(Math.max(...before.channels.map((c) => c.stdev)), name).toBeLessThan(3)
        expect(Math.max(...after.channels.map((c) => c.stdev)), name).toBeGreaterThan(3)
      } else {
        expect([name, answer.status]).toEqual([name, 403])
        expect(answer.bytes.includes(original.subarray(0, 40)), name).toBe(false)
      }
      const picture = await reader.get(`/bestanden/${id}/pagina/1`)
      expect([name, picture.status, picture.headers.get('content-type')]).toEqual([name, 200, 'image/webp'])
      expect((await sharp(picture.bytes).metadata()).width, name).toBeGreaterThan(300)
      const page = await reader.get(`/kennisbank/alle-soorten-${item.id.slice(0, 8)}/bestand/${id}/1`)
      expect([name, page.status]).toEqual([name, 200])
    }
    const trail = await portal.services.db.read.query.audit.findMany({ where: (a) => eq(a.objectId, item.id) })
    const taken = trail.filter(({ action, actor }) => action === 'download' && actor === people.reader.id)
    expect(taken.map(({ detail }) => detail.stamped)).toEqual([true, true, true, true])
  })

  test('leaves unstamped only where the owner allows it, and that is written down', async () => {
    const { portal, region } = await aPortal()
    const { organisations, people } = region
    const bytes = await aPdfOf([text])
    const item = await aDocument(portal.services, {
      label: 'AMBER',
      owner: organisations.hoek,
      creator: people.editor,
      files: [{ name: 'stuk.pdf', bytes }],
    })
    await portal.settle()
    const file = await portal.services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
    const id = file?.id ?? ''
    const [reader, author, editor] = [
      await portal.as(people.reader),
      await portal.as(people.author),
      await portal.as(people.editor),
    ]
    const allow = { intent: 'allow-original', fileId: id }
    expect((await author.post(`/redactie/${item.id}/bestanden/${id}`, allow)).status).toBe(403)
    expect((await reader.get(`/bestanden/${id}`)).bytes.equals(bytes)).toBe(false)
    expect((await editor.post(`/redactie/${item.id}/bestanden/${id}`, allow)).status).toBe(302)
    expect((await reader.get(`/bestanden/${id}`)).bytes.equals(bytes)).toBe(true)
    const trail = await portal.services.db.read.query.audit.findMany({ where: (a) => eq(a.objectId, item.id) })
    expect(
      trail.filter(({ action }) => action === 'download').map(({ actor, detail }) => [actor, detail.stamped]),
    ).toEqual([
      [people.reader.id, true],
      [people.reader.id, false],
    ])
  })
})

describe('an author, who may not publish,', () => {
  test('puts no file in front of readers, and takes none away', async () => {
    const { portal, region } = await aPortal()
    const { organisations, people } = region
    const item = await aPractice(portal.services, {
      owner: organisations.hoek,
      creator: people.editor,
      title: 'Gepubliceerd',
      files: [{ name: 'blijft.pdf', bytes: await aPdfOf(['blijft']) }],
    })
    await portal.settle()
    const [author, reader] = [await portal.as(people.author), await portal.as(people.reader)]
    const upload = new FormData()
    upload.set('files', new File(['van de auteur'], 'ongezien.txt', { type: 'text/plain' }))
    await author.post(`/redactie/${item.id}/bestanden`, {}, { body: upload })
    const file = await portal.services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
    await author.post(`/redactie/${item.id}/bestanden/${file?.id}`, { intent: 'remove', fileId: file?.id ?? '' })
    await portal.settle()
    const page = await reader.get(`/kennisbank/gepubliceerd-${item.id.slice(0, 8)}`)
    expect(page.body).not.toContain('ongezien.txt')
    expect(page.body).toContain('blijft.pdf')
    const added = await portal.services.db.read.query.file.findFirst({
      where: (f) => and(eq(f.itemId, item.id), isNull(f.liveVersionId)),
    })
    for (const address of ['', '/pagina/1', '?concept']) {
      expect((await reader.get(`/bestanden/${added?.id}${address}`)).status, address).toBe(404)
      expect((await author.get(`/bestanden/${added?.id}${address}`)).status, address).toBe(200)
    }
    const editor = await portal.as(people.editor)
    const stored = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, item.id) })
    const publish = { intent: 'publish', revision: String(stored?.revision) }
    expect((await editor.post(`/redactie/${item.id}/publiceren`, publish)).status).toBe(302)
    await portal.settle()
    expect((await reader.get(`/kennisbank/gepubliceerd-${item.id.slice(0, 8)}`)).body).toContain('ongezien.txt')
  })

  test('replaces a file for the editors only, under the same address, until it is published', async () => {
    const { portal, region } = await aPortal()
    const { organisations, people } = region
    const item = await aPractice(portal.services, {
      owner: organisations.hoek,
      creator: people.editor,
      files: [{ name: 'eerst.txt', bytes: Buffer.from('de eerste tekst') }],
    })
    await portal.settle()
    const [author, reader] = [await portal.as(people.author), await portal.as(people.reader)]
    const file = await portal.services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
    const body = new FormData()
    body.set('fileId', file?.id ?? '')
    body.set('files', new File(['de tweede tekst'], 'daarna.txt', { type: 'text/plain' }))
    expect((await author.post(`/redactie/${item.id}/bestanden`, {}, { body })).status).toBe(302)
    await portal.settle()
    const address = `/bestanden/${file?.id}`
    expect((await reader.get(address)).body).toBe('de eerste tekst')
    expect((await reader.get(`${address}?concept`)).status).toBe(404)
    expect((await author.get(`${address}?concept`)).body).toBe('de tweede tekst')
    expect((await reader.get('/zoeken?q=tweede')).body).not.toContain(item.id.slice(0, 8))
    const editor = await portal.as(people.editor)
    const stored = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, item.id) })
    await editor.post(`/redactie/${item.id}/publiceren`, { intent: 'publish', revision: String(stored?.revision) })
    await portal.settle()
    expect((await reader.get(address)).body).toBe('de tweede tekst')
    expect((await reader.get('/zoeken?q=tweede')).body).toContain(item.id.slice(0, 8))
  })
})
