import { decode } from 'turbo-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchResult } from '#app/modules/search/queries.server.ts'
import { anApiToken } from '#tests/factories/people.ts'
import type { Answer, Client } from '#tests/setup/portal.ts'
import { steady } from './bytes.ts'
import { inParallel } from './crawl.ts'
import { finds, openWorld, personas, unique, type Persona, type Planted, type World } from './world.ts'

/** A word that nobody wrote, as long as the canaries are. */
const nobody = unique('a word that nobody wrote')
/** Who also tries filters, other orders and phrases. */
const curious: readonly Persona[] = ['anonymous', 'guest', 'reader', 'manager', 'administrator']
const withoutSession: readonly Persona[] = ['anonymous', 'passwordOnly', 'suspended']

describe.each(['embedded', 'meilisearch'] as const)('searching with %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ SEARCH_ENGINE: engine })
  }, 180_000)
  afterAll(() => world?.portal.stop())

  test('the engine that was asked for answers', async () => {
    expect(world.portal.services.search.state()).toEqual({ engine, chosen: engine, state: 'ready' })
  })

  describe.each(personas)('%s', (persona) => {
    test('finds by every word what they may read, and learns nothing of the rest', { timeout: 120_000 }, async () => {
      const client = world.clients[persona]
      const faults: string[] = []
      const blank = answersOf(client)
      await inParallel(world.planted, async (one) => {
        const place = one.kind === 'news' ? 'nieuws' : 'kennisbank'
        for (const [word, shows] of [
          [one.word, `href="/${place}/${one.slug}"`],
          [one.fileWord, `href="/kennisbank/${one.slug}/bestand/${one.fileId}/2?q=${one.fileWord}"`],
        ] as const) {
          const answer = await client.get(`/zoeken?q=${word}`)
          if (finds(persona, one)) {
            if (!answer.body.includes(shows)) faults.push(`${one.name}: not found by ${word}`)
          } else if (same(answer, word) !== (await blank(`/zoeken?q=${nobody}`)))
            faults.push(`${one.name}: differs from nothing, by ${word}`)
        }
        const api = await client.get(`/api/v1/search?q=${one.word}`)
        if (finds(persona, one) && !withoutSession.includes(persona)) {
          if (!api.body.includes(`"id":"${one.id}"`)) faults.push(`${one.name}: not found by the API`)
        } else if (same(api, one.word) !== (await blank(`/api/v1/search?q=${nobody}`)))
          faults.push(`${one.name}: the API differs from nothing`)
        if (finds(persona, one) || !curious.includes(persona)) return
        for (const [word, address] of secondLooks(one))
          if (same(await client.get(address(word)), word) !== (await blank(address(nobody))))
            faults.push(`${one.name}: differs from nothing at ${address(':word')}`)
      })
      expect(faults).toEqual([])
    })

    test('sees totals and facets of exactly what they may read', async () => {
      const mine = world.planted.filter((one) => finds(persona, one))
      for (const text of ['', 'samenwerken']) {
        const result = await resultOf(world.clients[persona], `/zoeken.data?q=${text}`)
        expect({ text, total: result.total, facets: counted(result) }).toEqual({
          text,
          total: mine.length,
          facets: expectedFacets(mine),
        })
      }
    })
  })

  test('totals and facets are right on a page of one as well', async () => {
    for (const persona of personas.filter((one) => !withoutSession.includes(one))) {
      const mine = world.planted.filter((one) => finds(persona, one))
      for (const offset of [0, 1]) {
        const answer = await world.clients[persona].get(`/api/v1/search?q=samenwerken&limit=1&offset=${offset}`)
        const { total, facets } = JSON.parse(answer.body) as { total: number; facets: unknown }
        expect({ persona, total, facets }).toEqual({ persona, total: mine.length, facets: expectedFacets(mine) })
      }
    }
  })

  test('a token finds what its owner finds with a session of the same strength', async () => {
    const { portal, region, planted } = world
    for (const [person, persona] of [
      [region.people.reader, 'readerLate'],
      [region.people.police, 'police'],
    ] as const) {
      const { token } = await anApiToken(portal.services.db, portal.services.secrets, person.id)
      for (const one of planted) {
        const headers = { Authorization: `Bearer ${token}` }
        const answer = await world.clients.anonymous.get(`/api/v1/search?q=${one.word}`, { headers })
        // A token carries assurance 2, whatever was given when it was made.
        const found = finds(persona, one) && one.label !== 'AMBER+STRICT' && one.label !== 'RED'
        expect(answer.body.includes(one.id), `${persona}: ${one.name}`).toBe(found)
      }
    }
  })

  test('a misspelling is put right from what the reader may find, and from nothing else', async () => {
    const green = world.planted.find((one) => one.name === 'GREEN practice')!
    const amber = world.planted.find((one) => one.name === 'AMBER for an organisation')!
    const typo = (word: string) => word.slice(0, 8) + word[9] + word[8] + word.slice(10)
    const reader = world.clients.reader
    const page = (await reader.get(`/zoeken?q=${typo(green.word)}`)).body
    expect(page).toContain(green.id.slice(0, 8))
    // Meilisearch forgives the mistake itself; the embedded index says what it looked for instead.
    if (engine === 'embedded') expect(page).toMatch(new RegExp(`Gezocht naar “(?:<!-- -->)?${green.word}`))
    expect((await reader.get(`/zoeken?q=${typo(amber.word)}`)).body).not.toContain('Gezocht naar')
    for (const client of [world.clients.anonymous, world.clients.guest, world.clients.passwordOnly])
      expect((await client.get(`/zoeken?q=${typo(green.word)}`)).body).not.toContain(green.word)
  })
})

/** Other ways to ask for a word, each of which must answer as for a word that nobody wrote. */
function secondLooks(one: Planted): Array<[word: string, address: (word: string) => string]> {
  return [
    [one.metaWord, (word) => `/zoeken?q=${word}`],
    [one.word, (word) => `/zoeken?q=${word}&thema=${one.themeSlug}`],
    [
      one.word,
      (word) => `/zoeken?q=${word}&soort=${one.kind}&tlp=${encodeURIComponent(one.label)}&organisatie=${one.owner}`,
    ],
    [one.word, (word) => `/zoeken?q=${word}&volgorde=datum&vanaf=20`],
    [one.word, (word) => `/zoeken?q=%22${word}%22+samenwerken`],
    [one.word, (word) => `/zoeken?q=bijlage+${word}`],
  ]
}

/** The answer with the word that was asked for left out. */
const same = (answer: Answer, word: string): string => steady(answer).replaceAll(word, ':word')

/** Answers for the word that nobody wrote, asked for once. */
function answersOf(client: Client): (address: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return (address) => {
    const answer = known.get(address) ?? client.get(address).then((got) => same(got, nobody))
    known.set(address, answer)
    return answer
  }
}

async function resultOf(client: Client, address: string): Promise<SearchResult> {
  const answer = await client.get(address)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(answer.bytes))
      controller.close()
    },
  })
  const { value } = await decode(stream)
  return (value as Record<string, { data: { result: SearchResult } }>)['routes/zoeken']!.data.result
}

function counted({ facets }: SearchResult): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(facets).map(([name, values]) => [name, Object.fromEntries(values.map((v) => [v.value, v.count]))]),
  )
}

function expectedFacets(mine: readonly Planted[]): Record<string, Record<string, number>> {
  const count = (valuesOf: (one: Planted) => string[]) => {
    const counts: Record<string, number> = {}
    for (const value of mine.flatMap(valuesOf)) counts[value] = (counts[value] ?? 0) + 1
    return counts
  }
  return {
    kind: count((one) => [one.kind]),
    theme: count((one) => ['algemeen', one.themeSlug]),
    organisation: count((one) => [one.owner]),
    year: count((one) => [one.year]),
    label: count((one) => [one.label]),
  }
}
