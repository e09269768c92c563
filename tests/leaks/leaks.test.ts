import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '#app/lib/paths.ts'
import { storeViews } from '#app/modules/views/count.server.ts'
import type { Answer } from '#tests/setup/portal.ts'
import { everythingIn, steady } from './bytes.ts'
import { alwaysOf, channels, dataAddress, itemOf, type Channel } from './channels.ts'
import { addressesOf, inParallel, visitAll } from './crawl.ts'
import { canaries, mayRead, openWorld, personas, wordsOf, type Persona, type Planted, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.portal.stop())

/** Who may know that the hidden workgroup is there: its own people, and those who arrange seats in it. */
const knowsHidden: readonly Persona[] = ['member', 'coordinator', 'administrator']

test('every route of the product has a row in the table of channels', async () => {
  const built = (await import(pathToFileURL(join(projectRoot, 'build/server/index.js')).href)) as {
    routes: Record<string, { id: string }>
  }
  const routes = Object.keys(built.routes).filter((id) => id !== 'root')
  expect(Object.keys(channels).sort()).toEqual(routes.sort())
})

describe.each(personas)('%s, at every address of the product,', (persona) => {
  test('never meets a word of what they may not read', { timeout: 120_000 }, async () => {
    const client = world.clients[persona]
    const forbidden = world.planted.filter((one) => !mayRead(persona, one))
    const secrets = new Map(forbidden.flatMap((one) => wordsOf(one).map((word) => [word, one.name])))
    if (!knowsHidden.includes(persona)) secrets.set(world.hiddenWord, 'name of the hidden workgroup')
    const visits = await visitAll(client, addressesOf(world, forbidden))
    const leaks = new Set<string>()
    for (const { address, answer } of visits) {
      const text = await everythingIn(answer)
      for (const [word, name] of secrets) if (text.includes(word)) leaks.add(`${name} at ${generic(address)}`)
      if (answer.status >= 500) leaks.add(`${answer.status} at ${generic(address)}`)
    }
    expect([...leaks]).toEqual([])
    expect(visits.length).toBeGreaterThan(200)

    // One answer for forbidden and absent, at every address that carries an id.
    const answers = new Map(visits.map(({ address, answer }) => [address, answer]))
    const differ = new Set<string>()
    const told = (channel: Channel) => persona === 'administrator' && channel.tellsWhatIsThere === true
    for (const [id, channel] of Object.entries(channels).filter(([name, one]) => namesAnItem.test(name) && !told(one)))
      for (const form of [(address: string) => address, (address: string) => dataAddress(address)]) {
        const nowhere = await Promise.all(itemOf(channel, absent).map((address) => client.get(form(address))))
        for (const one of forbidden)
          for (const [at, address] of itemOf(channel, one).entries()) {
            const there = answers.get(form(address))
            // What everybody could read is told to be gone, to everybody.
            if (one.wasPublic && there?.status === 410 && /^routes\/(?:nieuws|kennisbank)/.test(id)) continue
            if (!there || anonymised(there, one) !== anonymised(nowhere[at]!, absent))
              differ.add(`${one.name} at ${id}: ${there?.status} and ${nowhere[at]?.status}`)
          }
      }
    expect([...differ]).toEqual([])
  })
})

/** Routes that answer anybody; every other one is for who has signed in with the second factor. */
const isPublic =
  /^routes\/(?:_index|\$|\[\.\]well-known|robots|sitemap|feed|cookies|over|contact|hulp|privacy|toegankelijkheid|(?:in|uit|demo-in)loggen|wachtwoord-|uitnodiging|eerste-beheerder|account-aanvragen|melden\.gedaan|nieuws|agenda\.(?:_index|bevestigen|aanmelding|kalender)|agenda\[\.\]ics|inchecken\.(?:\$|helper)|zoeken|themas|strategische-agenda|wetgeving|api\.)/

test.each(['anonymous', 'passwordOnly', 'suspended'] as const)(
  'every page for partners sends a visitor to sign-in: %s',
  async (persona) => {
    const client = world.clients[persona]
    const entered: string[] = []
    let tried = 0
    for (const [id, channel] of Object.entries(channels).filter(([name]) => !isPublic.test(name)))
      for (const address of [...alwaysOf(channel, world), ...itemOf(channel, absent)])
        for (const form of [address, dataAddress(address), dataAddress(address, id)]) {
          const answer = await client.get(form)
          const to = answer.status === 202 ? answer.body : (answer.headers.get('location') ?? '')
          const isSent = [202, 302].includes(answer.status) && to.includes('/inloggen')
          // Who gave a password is known: what is not there for them is not there, with the offer to give the code.
          const isAbsent = persona === 'passwordOnly' && answer.status === 404
          if (!isSent && !isAbsent) entered.push(`${form} ${answer.status}`)
          tried++
        }
    expect(entered).toEqual([])
    expect(tried).toBeGreaterThan(60)
  },
)

const namesAnItem = /\$id|^routes\/\$$|^routes\/kennisbank\.\$slug|^routes\/nieuws\.\$slug|^routes\/agenda\.\$slug/
/** An item that never was. */
const absent: Planted = {
  ...canaries[0]!,
  id: 'zzzzzzzzzzzzzzzzzzzz',
  slug: '',
  fileId: 'yyyyyyyyyyyyyyyyyyyy',
  pictureId: 'wwwwwwwwwwwwwwwwwwww',
  word: '',
  fileWord: '',
  metaWord: '',
  themeSlug: 'bestaat-niet',
  year: '',
  revision: '',
}

/** The address with what differs per item left out, so that one hole is one line. */
function generic(address: string): string {
  return address.replace(/[a-z2-9]{20}/g, ':id').replace(/proefthema-\d+/, ':thema')
}

/** Where each readable item must turn up; the other half: a filter that hides too much fails as well. */
describe.each(personas)('%s', (persona) => {
  test('reads what is theirs: in lists, on its page, its file and its pages', { timeout: 120_000 }, async () => {
    const client = world.clients[persona]
    const mine = world.planted.filter((one) => mayRead(persona, one))
    const faults: string[] = []
    const must = (holds: boolean, what: string) => {
      if (!holds) faults.push(what)
    }
    const listed = async (path: string) => (await visitAll(client, [path])).map(({ answer }) => answer.body).join('\n')
    const [library, news] = [await listed('/kennisbank'), await listed('/nieuws')]
    const isPartner = !['anonymous', 'passwordOnly', 'suspended', 'ended'].includes(persona)
    for (const one of mine) {
      const place = one.kind === 'news' ? 'nieuws' : 'kennisbank'
      const page = await client.get(`/${place}/${one.slug}`)
      must(page.status === 200 && page.body.includes(`Stuk ${one.word}`), `${one.name}: page ${page.status}`)
      const moved = await client.get(`/${place}/oud-${one.id.slice(0, 8)}`)
      must(
        moved.status === 301 && (moved.headers.get('location') ?? '').endsWith(one.slug),
        `${one.name}: old address ${moved.status}`,
      )
      const inLists = one.live && one.readers.includes(persona)
      if (one.kind === 'news') must(news.includes(one.word) === inLists, `${one.name}: news list`)
      else if (isPartner) must(library.includes(one.word) === inLists, `${one.name}: library`)
      const dossier = await client.get(`/themas/${one.themeSlug}`)
      must(dossier.body.includes(one.word) === inLists, `${one.name}: theme page`)
      const text = await client.get(`/kennisbank/${one.slug}/bestand/${one.fileId}/2`)
      must(text.status === 200 && text.body.includes(one.fileWord), `${one.name}: text page ${text.status}`)
      const file = await client.get(`/bestanden/${one.fileId}`)
      const strict = one.label === 'AMBER+STRICT' || one.label === 'RED'
      const inFile = strict ? '' : await everythingIn(file)
      must(
        strict ? file.status === 403 : file.status === 200 && inFile.includes(one.fileWord),
        `${one.name}: file ${file.status}`,
      )
      if (strict)
        must(!wordsOf(one).some((word) => file.body.includes(word)), `${one.name}: refused file says too much`)
      if (one.editors.includes(persona)) {
        const desk = await client.get(`/redactie/${one.id}/publiceren`)
        must(desk.status === 200 && desk.body.includes(one.word), `${one.name}: desk ${desk.status}`)
      }
    }
    expect(faults).toEqual([])
  })

  test('sees what they edit at the desk, and nothing else there', { timeout: 60_000 }, async () => {
    const client = world.clients[persona]
    const statuses = ['', '?status=withdrawn', '?status=archived']
    const lists = await Promise.all(statuses.map((status) => client.get(`/redactie${status}`)))
    const shown = lists.map(({ body }) => body).join('\n')
    const edited = world.planted.filter((one) => one.editors.includes(persona))
    expect(world.planted.filter((one) => shown.includes(one.word)).map((one) => one.name)).toEqual(
      edited.map((one) => one.name),
    )
  })

  test('gets at the desk of an item only what there is for them to do', { timeout: 60_000 }, async () => {
    const client = world.clients[persona]
    const others = world.planted.filter((one) => mayRead(persona, one) && !one.editors.includes(persona))
    const open: string[] = []
    for (const one of others)
      for (const page of ['', '/bestanden', '/doelgroep', '/publiceren', '/versies']) {
        const { status } = await client.get(`/redactie/${one.id}${page}`)
        if (status === 200) open.push(`${one.name}${page}`)
      }
    expect(open).toEqual([])
  })
})

test('the page of themes and the dossiers count for everybody what they may read', async () => {
  for (const persona of personas) {
    const page = await world.clients[persona].get('/themas')
    if (page.status !== 200) continue
    const counts = new Map(
      [...page.body.matchAll(/href="\/themas\/([^"]+)"[^]*?var-item__meta">(\d+) stuk/g)].map((m) => [
        m[1],
        Number(m[2]),
      ]),
    )
    const mine = world.planted.filter((one) => one.live && one.readers.includes(persona))
    expect([persona, counts.get('algemeen')]).toEqual([persona, mine.length])
    const dossier = (await world.clients[persona].get('/themas/algemeen')).body.replaceAll('<!-- -->', '')
    const parts = [...dossier.matchAll(/class="var-count"> (\d+)</g)].map((found) => Number(found[1]))
    expect([persona, parts.reduce((sum, one) => sum + one, 0)]).toEqual([persona, mine.length])
    for (const one of world.planted)
      expect([persona, one.name, counts.get(one.themeSlug)]).toEqual([persona, one.name, mine.includes(one) ? 1 : 0])
  }
})

test(
  'an old address leads everybody to what they may read, and tells nobody else a word',
  { timeout: 60_000 },
  async () => {
    const faults: string[] = []
    for (const persona of personas)
      for (const one of world.planted)
        for (const method of ['GET', 'HEAD']) {
          const answer = await world.clients[persona].get(`/oud/${one.id.slice(0, 8)}`, { method })
          const to = answer.headers.get('location')
          const right = mayRead(persona, one)
            ? answer.status === 301 && to?.endsWith(`/${one.slug}`) === true
            : answer.status === 404 && to === null
          if (!right) faults.push(`${persona}: ${one.name} ${method} ${answer.status} ${to}`)
        }
    expect(faults).toEqual([])
  },
)

test('what is public, and nothing else, is in feeds and sitemap and has tags for machines, whoever asks', async () => {
  const isPublic = (one: Planted) => one.live && one.readers.includes('anonymous')
  const places = [
    '/sitemap.xml',
    ...['xml', 'atom', 'json'].flatMap((end) => [`/feed.${end}`, `/themas/algemeen/feed.${end}`]),
  ]
  for (const persona of ['anonymous', 'officeEditor', 'administrator'] as const) {
    const client = world.clients[persona]
    for (const place of places) {
      const { body } = await client.get(place)
      const found = world.planted.filter((one) => wordsOf(one).some((word) => body.includes(word)))
      expect([persona, place, found.map((one) => one.name)]).toEqual([
        persona,
        place,
        world.planted.filter(isPublic).map((one) => one.name),
      ])
    }
    for (const one of world.planted.filter((each) => mayRead(persona, each))) {
      const { body } = await client.get(`/${one.kind === 'news' ? 'nieuws' : 'kennisbank'}/${one.slug}`)
      const tagged = /property="og:|rel="canonical"|application\/ld\+json/.test(body)
      expect([persona, one.name, tagged]).toEqual([persona, one.name, isPublic(one)])
    }
  }
})

test('what is not public is counted nowhere, by whomever it is read', { timeout: 60_000 }, async () => {
  const headers = { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0' }
  for (const persona of personas)
    for (const one of world.planted)
      for (const path of itemOf(channels['routes/nieuws.$slug']!, one).concat(
        `/${one.kind === 'news' ? 'nieuws' : 'kennisbank'}/${one.slug}`,
        `/oud/${one.id.slice(0, 8)}`,
      ))
        await world.clients[persona].get(path, { headers })
  const { db } = world.portal.services
  await storeViews(db)
  const isPublic = (id: string) => world.planted.some((one) => one.id === id && one.live && one.label === 'CLEAR')
  const views = (await db.read.query.pageView.findMany()).filter(({ page }) => page.length === 20)
  expect(views.length).toBeGreaterThan(0)
  expect(views.filter(({ page }) => !isPublic(page))).toEqual([])
  const hits = await db.read.query.redirectHit.findMany()
  const led = await db.read.query.redirect.findMany()
  expect(hits.length).toBeGreaterThan(0)
  expect(hits.filter((hit) => !isPublic(led.find(({ id }) => id === hit.redirectId)?.itemId ?? ''))).toEqual([])
  const { body } = await world.clients.administrator.get('/beheer/bezoek')
  expect(world.planted.filter((one) => body.includes(one.word)).every((one) => isPublic(one.id))).toBe(true)
})

test('every page of an AMBER or stricter item is sent with no-store, every CLEAR file as the bytes that were stored', async () => {
  const clear = world.planted.find((one) => one.name === 'CLEAR document')!
  const file = await world.clients.anonymous.get(`/bestanden/${clear.fileId}`)
  expect(await everythingIn(file)).toContain(clear.metaWord)
  for (const one of world.planted.filter(({ name }) =>
    /^(?:GREEN practice|AMBER for a kind|RED for a guest)$/.test(name),
  )) {
    const persona = one.editors[0]!
    for (const path of [`/kennisbank/${one.slug}`, `/bestanden/${one.fileId}`, `/bestanden/${one.fileId}/pagina/2`]) {
      const answer = await world.clients[persona].get(path)
      expect(answer.headers.get('cache-control'), path).toBe('private, no-store')
    }
  }
})

test('HEAD, ranges and conditional requests give nothing that GET would not', { timeout: 60_000 }, async () => {
  const faults: string[] = []
  for (const persona of ['anonymous', 'passwordOnly', 'guest', 'manager', 'ended', 'administrator'] as const) {
    const client = world.clients[persona]
    await inParallel(
      world.planted.filter((each) => !mayRead(persona, each)),
      async (one) => {
        const address = `/bestanden/${one.fileId}`
        const plain = await client.get(address)
        const others: RequestInit[] = [
          { headers: { Range: 'bytes=0-99' } },
          { headers: { 'If-None-Match': '*', 'If-Modified-Since': new Date().toUTCString() } },
          { method: 'HEAD' },
        ]
        for (const init of others) {
          const answer = await client.get(address, init)
          if (answer.status !== plain.status || answer.headers.has('content-range') || answer.headers.has('etag'))
            faults.push(`${persona}: ${one.name} ${JSON.stringify(init)} ${answer.status}`)
        }
      },
    )
  }
  expect(faults).toEqual([])
})

/** The answer with the ids that were asked for left out. */
function anonymised(answer: Answer, one: Planted): string {
  return steady(answer)
    .replaceAll(one.id, ':id')
    .replaceAll(one.fileId, ':file')
    .replaceAll(one.pictureId, ':picture')
    .replaceAll(one.id.slice(0, 8), ':tail')
}

test('letters, the trail and what waits to be done hold no word of any item', async () => {
  const { portal, planted } = world
  await portal.settle()
  const { db, config } = portal.services
  const kept: string[] = []
  for (const name of await readdir(config.mail.folder).catch(() => [] as string[]))
    kept.push(await readFile(join(config.mail.folder, name), 'utf8'))
  kept.push(JSON.stringify(await db.read.query.audit.findMany()))
  kept.push(JSON.stringify(await db.read.query.outbox.findMany()))
  kept.push(JSON.stringify(await db.read.query.session.findMany()))
  const text = kept.join('\n')
  expect(text.length).toBeGreaterThan(1000)
  expect(planted.filter((one) => wordsOf(one).some((word) => text.includes(word))).map((one) => one.name)).toEqual([])
  expect(text).not.toContain(world.hiddenWord)
})
