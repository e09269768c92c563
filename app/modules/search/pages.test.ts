import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { anApiToken, aPerson } from '#tests/factories/people.ts'
import { anItem, aWorld, manyItems, type World } from '#tests/contracts/search-fixtures.ts'
import { openPortal, type Answer, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let world: World
let visitor: Client
let token: string

beforeAll(async () => {
  portal = await openPortal({ BASE_URL: 'http://portaal.example' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  world = await aWorld(db)
  visitor = await portal.as(null)
  token = (await anApiToken(db, secrets, (await aPerson(db)).id)).token
  await anItem(world, { title: 'Handreiking opschaling', label: 'GREEN', themes: ['zorg'], date: '2023-05-01' })
  await anItem(world, { title: 'Havenrapport', date: '2024-05-01', pages: ['Inleiding.', 'Over <b>kranen</b>.'] })
  await manyItems(
    world,
    Array.from({ length: 501 }, (_, i) => ({
      title: `Bericht ${i}`,
      body: i < 500 ? 'sluis kade' : 'kade',
      kind: 'news' as const,
      date: '2020-01-01',
      themes: i < 24 ? [`thema-${String(i % 12).padStart(2, '0')}`] : [],
    })),
  )
}, 120_000)
afterAll(() => portal?.stop())

const ask = (query: string, headers: Record<string, string> = { Authorization: `Bearer ${token}` }): Promise<Answer> =>
  visitor.get(`/api/v1/search${query}`, { headers })

interface Result {
  total: number
  hits: Array<Record<string, unknown>>
  facets: Record<string, Record<string, number>>
}
const read = async (query: string): Promise<Result> => JSON.parse((await ask(query)).body) as Result

/** A refusal says its status, its title and what is wrong, as a problem. */
function expectProblem(answer: Answer, status: number, detail: RegExp): void {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(JSON.parse(answer.body)).toEqual({
    type: 'about:blank',
    title: expect.any(String) as string,
    status,
    detail: expect.stringMatching(detail) as string,
  })
}

describe('searching by API', () => {
  test('a script gets what the contract promises, with a token and no cookie', async () => {
    const answer = await ask('?q=kranen')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(answer.headers.get('api-version')).toBe('1.0.0')
    expect(answer.headers.get('cache-control')).toMatch(/no-store/)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(JSON.parse(answer.body)).toEqual({
      total: 1,
      engine: 'embedded',
      tookMs: expect.any(Number) as number,
      hits: [
        {
          id: expect.stringMatching(/^[a-z0-9]{20}$/) as string,
          kind: 'document',
          title: 'Havenrapport',
          url: expect.stringMatching(
            /^http:\/\/portaal\.example\/kennisbank\/havenrapport-[a-z0-9]{8}\/bestand\/[a-z0-9]{20}\/2$/,
          ) as string,
          tlp: 'TLP:CLEAR',
          page: 2,
          snippet: 'Over <b>kranen</b>.',
        },
      ],
      facets: {
        kind: { document: 1 },
        theme: {},
        organisation: { var: 1 },
        year: { '2024': 1 },
        label: { CLEAR: 1 },
      },
    })
    const [own] = (await read('?q=opschaling')).hits
    expect(own).toMatchObject({ page: null, tlp: 'TLP:GREEN' })
    expect(own?.url).toMatch(/^http:\/\/portaal\.example\/kennisbank\/handreiking-opschaling-[a-z0-9]{8}$/)
  })

  test.each([
    ['limit=0', /limit/],
    ['limit=51', /limit/],
    ['limit=tien', /limit/],
    ['limit=1.5', /limit/],
    ['offset=-1', /offset/],
    ['offset=501', /offset/],
    ['sort=titel', /sort/],
    ['kind=memo', /kind/],
    ['label=PAARS', /label/],
    ['year=23', /year/],
    [`q=${'a'.repeat(401)}`, /q:/],
    ['limit=0&sort=x', /limit.*sort/],
  ])('%s is refused, by name', async (query, detail) => expectProblem(await ask(`?${query}`), 400, detail))

  test('limit, offset, filters and order are followed to their bounds', async () => {
    expect((await read('?q=sluis&limit=50')).hits).toHaveLength(50)
    expect((await read('?q=sluis')).hits).toHaveLength(20)
    expect((await read('?q=sluis&limit=50&offset=490')).hits).toHaveLength(10)
    expect((await read('?q=sluis&offset=500')).hits).toEqual([])
    expect((await read('?q=&kind=document&limit=2')).hits.map((hit) => hit.title)).toEqual([
      'Havenrapport',
      'Handreiking opschaling',
    ])
    expect((await read('?q=&kind=document&label=GREEN&year=2023&theme=zorg&organisation=var')).total).toBe(1)
    expect((await read('?q=opschaling&kind=&theme=')).total).toBe(1)
    const dates = await read('?q=kade&sort=date&limit=1')
    expect(dates.hits).toHaveLength(1)
  })

  test('a total is exact to 500; 501 says that there are more', async () => {
    expect((await read('?q=sluis&limit=1')).total).toBe(500)
    expect((await read('?q=kade&limit=1')).total).toBe(501)
  })

  test('without a token, or with one that is wrong, ended or revoked, the answer is 401', async () => {
    const { db, secrets } = portal.services
    const owner = await aPerson(db)
    const ended = await anApiToken(db, secrets, owner.id, { expiresAt: Date.now() - 1 })
    const revoked = await anApiToken(db, secrets, owner.id, { revokedAt: Date.now() - 1 })
    const bad = [{}, ...['x', 'token-dat-niemand-ooit-gekregen-heeft', ended.token, revoked.token].map(bearer)]
    for (const headers of bad) {
      const answer = await ask('?q=kranen', headers)
      expectProblem(answer, 401, /token/)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(answer.headers.get('api-version')).toBe('1.0.0')
    }
  })

  test('an address that is none is a 404, also with a slash at the end', async () => {
    for (const path of ['/api/v1/search/', '/api/v1/zoek', '/api/v2/search', '/api', '/api/', '/api/v1/openapi.json/'])
      expectProblem(await visitor.get(path, { headers: bearer(token) }), 404, /bestaat niet/)
  })

  test('the description names the route, its parameters and its answers', async () => {
    const answer = await visitor.get('/api/v1/openapi.json')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('api-version')).toBe('1.0.0')
    const document = JSON.parse(answer.body) as {
      openapi: string
      servers: Array<{ url: string }>
      paths: Record<string, { get: { parameters: Array<{ name: string }>; responses: object } }>
      components: { schemas: { SearchResult: { properties: object } } }
    }
    expect(document.openapi).toMatch(/^3\./)
    expect(document.servers[0]?.url).toBe('http://portaal.example/api/v1')
    const { parameters, responses } = document.paths['/search']?.get ?? { parameters: [], responses: {} }
    expect(parameters.map(({ name }) => name)).toEqual([
      'q',
      'limit',
      'offset',
      'kind',
      'theme',
      'organisation',
      'year',
      'label',
      'sort',
    ])
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403'])
    expect(Object.keys(document.components.schemas.SearchResult.properties)).toEqual(
      Object.keys(await read('?q=kranen')),
    )
  })
})

describe('the search page', () => {
  test('says how many there are, exactly to 500', async () => {
    expect((await visitor.get('/zoeken?q=sluis')).body).toMatch(/>500 resultaten</)
    expect((await visitor.get('/zoeken?q=kade')).body).toMatch(/>meer dan 500 resultaten</)
  })

  test('reaches every value of a facet without JavaScript, the chosen one at once', async () => {
    const page = (await visitor.get('/zoeken?q=sluis')).body
    const [, behind = ''] = /<details[^>]*data-more="thema">(.*?)<\/details>/s.exec(page) ?? []
    const valuesOf = (html: string) =>
      [...html.matchAll(/name="thema" value="(thema-[^"]+)"/g)].map(([, value]) => value)
    expect(valuesOf(page)).toHaveLength(12)
    expect(valuesOf(behind)).toHaveLength(4)
    expect(behind).toContain('Toon alle')
    const none = (await visitor.get('/zoeken?q=kranen&thema=thema-03')).body
    expect(none).toMatch(/name="thema" checked="" value="thema-03"|value="thema-03"[^>]*checked/)
  })
})

function bearer(value: string): Record<string, string> {
  return { Authorization: `Bearer ${value}` }
}
