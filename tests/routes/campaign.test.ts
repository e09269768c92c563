import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { audit, campaignUptake } from '#db/schema/index.ts'
import { aNews } from '#tests/factories/items.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  return () => portal.stop()
}, 60_000)

const stepFields = {
  step1From: 'oktober 2020',
  step1For: 'gemeenten',
  step1Task: 'Hang de affiches op',
  step2From: '15 maart 2090',
  step2For: 'wijkteams',
  step2Task: 'Ga langs de deuren',
}

async function aCampaign(content: Record<string, unknown> = {}, label: 'CLEAR' | 'GREEN' = 'CLEAR') {
  const item = await aNews(portal.services, {
    ...{ label, title: 'Deur op slot', owner: region.organisations.office, creator: region.people.officeEditor },
    content: { genre: 'campagne', ...stepFields, ...content },
  })
  return { item, path: `/nieuws/deur-op-slot-${item.id.slice(0, 8)}` }
}

const uptake = (itemId: string) =>
  portal.services.db.read
    .select({ organisation: campaignUptake.organisationId, state: campaignUptake.state })
    .from(campaignUptake)
    .where(eq(campaignUptake.itemId, itemId))

describe('a campaign', () => {
  test('says to visitors what to do now, what comes next and how long it runs', async () => {
    const { path } = await aCampaign({ campaignFrom: '2020-10-01', campaignUntil: '2090-12-31' })
    const { body } = await (await portal.as(null)).get(path)
    expect(body).toContain('Nu te doen')
    expect(body).toContain('<li>Hang de affiches op (gemeenten)</li>')
    expect(body).toContain('Vanaf 15 maart 2090: Ga langs de deuren (wijkteams)')
    expect(body).toContain('De campagne loopt 1 oktober 2020 tot en met 31 december 2090.')
    expect(body).toMatch(/oktober 2020<strong class="var-plan__mark">nu<\/strong>/)
  })

  test('is found by what it asks, and by the name of its series', async () => {
    const { path } = await aCampaign({ step1Task: 'Knip de klimopranken weg', series: 'Donkere weken' })
    await portal.settle()
    const anyone = await portal.as(null)
    for (const words of ['klimopranken', 'donkere+weken'])
      expect((await anyone.get(`/zoeken?q=${words}`)).body).toContain(path)
  })

  test('of which nothing has begun says to do nothing yet, and one that is over says that', async () => {
    const later = await aCampaign({ step1From: 'oktober 2089' })
    const before = (await (await portal.as(null)).get(later.path)).body
    expect(before).toContain('Nu: nog niets doen')
    expect(before).toContain('Vanaf oktober 2089: Hang de affiches op (gemeenten)')
    const over = await aCampaign({ campaignUntil: '2021-01-01' })
    expect((await (await portal.as(null)).get(over.path)).body).toContain('Nu: deze campagne is voorbij')
  })

  test('has a form that knows its moments and refuses what is none', async () => {
    const { item } = await aCampaign()
    const editor = await portal.as(region.people.officeEditor)
    const desk = `/redactie/${item.id}`
    const { body } = await editor.get(desk)
    expect(body).toContain('value="oktober 2020"')
    const form = {
      kind: 'news',
      revision: String(item.revision),
      title: 'Deur op slot',
      date: '2026-05-01',
      publisher: 'var',
      genre: 'campagne',
      imageFocus: '17-83',
      step1From: 'over een tijdje',
      step1Task: 'Iets',
    }
    const wrong = await editor.post(desk, form)
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('bijvoorbeeld oktober 2026 of 15 oktober 2026')
    expect(wrong.body).toContain('over een tijdje')
    expect((await editor.post(desk, { ...form, step1From: '1 november 2026' })).status).toBe(302)
    expect((await editor.get(desk)).body).toContain('value="1 november 2026"')
  })
})

describe('whether a municipality takes part', () => {
  test('is recorded by an author of that municipality, changed by a colleague, and seen by partners with its day', async () => {
    const { organisations, people } = region
    const { item, path } = await aCampaign()
    const author = await portal.as(people.author)
    expect((await author.get(path)).body).toContain('Leg vast of')
    const answer = await author.post(path, { organisation: organisations.hoek.id, state: 'not_yet' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${path}#deelname`])
    expect(
      (await (await portal.as(people.editor)).post(path, { organisation: organisations.hoek.id, state: 'joins' }))
        .status,
    ).toBe(302)
    expect(await uptake(item.id)).toEqual([{ organisation: organisations.hoek.id, state: 'joins' }])
    const { body } = await (await portal.as(people.manager)).get(path)
    expect(body).toMatch(
      /var-uptake__one--joins"><span class="var-uptake__name">[^<]*Hoek[^<]*<\/span><span>Doet mee<\/span><span class="var-uptake__date">/,
    )
    const trail = await portal.services.db.read
      .select({ actor: audit.actor })
      .from(audit)
      .where(and(eq(audit.objectId, item.id), eq(audit.action, 'record-uptake')))
    expect(trail.map(({ actor }) => actor)).toEqual([people.author.id, people.editor.id])
  })

  test('is not for anybody else to say: readers, other municipalities, the police, guests, administrators, visitors', async () => {
    const { organisations, people } = region
    const { item, path } = await aCampaign()
    const form = { organisation: organisations.hoek.id, state: 'joins' }
    const tried: Array<[string, number]> = []
    for (const name of [
      'reader',
      'manager',
      'police',
      'policeEditor',
      'guest',
      'administrator',
      'officeEditor',
    ] as const) {
      const client = await portal.as(people[name])
      tried.push([name, (await client.post(path, form)).status])
    }
    const late = await portal.as(people.author, { assurance: 1 })
    tried.push(
      ['password only', (await late.post(path, form)).status],
      ['visitor', (await (await portal.as(null)).post(path, form)).status],
    )
    expect(tried.filter(([, status]) => status === 200)).toEqual([])
    expect(await uptake(item.id)).toEqual([])
    // The police speak for no municipality, not even as themselves.
    const own = await portal.as(people.policeEditor)
    expect((await own.post(path, { ...form, organisation: organisations.police.id })).status).toBe(403)
    expect((await own.get(path)).body).not.toContain('Leg vast')
    expect(await uptake(item.id)).toEqual([])
  })

  test('is refused for what is no campaign, and for what they may not read', async () => {
    const { organisations, people } = region
    const plain = await aNews(portal.services, {
      ...{ label: 'CLEAR', title: 'Gewoon', owner: organisations.office, creator: people.officeEditor },
    })
    const author = await portal.as(people.author)
    const form = { organisation: organisations.hoek.id, state: 'joins' }
    expect((await author.post(`/nieuws/gewoon-${plain.id.slice(0, 8)}`, form)).status).toBe(422)
    const hidden = await aNews(portal.services, {
      ...{ label: 'AMBER', title: 'Van hen', owner: organisations.police, creator: people.policeEditor },
      content: { genre: 'campagne' },
    })
    expect((await author.post(`/nieuws/van-hen-${hidden.id.slice(0, 8)}`, form)).status).toBe(404)
    expect((await author.post((await aCampaign()).path, { organisation: organisations.hoek.id })).status).toBe(422)
    expect(await uptake(hidden.id)).toEqual([])
  })

  test('is told to visitors as a number only, from three on, and at the very next request', async () => {
    const { people } = region
    const { db, secrets } = portal.services
    const { item, path } = await aCampaign()
    const [anyone, guest] = [await portal.as(null), await portal.as(people.guest)]
    const seen: string[] = []
    for (const organisation of [region.organisations.hoek, region.organisations.duin]) {
      const person = await aPerson(db, { organisation, role: 'author', secrets })
      expect(
        (await (await portal.as(person)).post(path, { organisation: organisation.id, state: 'joins' })).status,
      ).toBe(302)
      seen.push((await anyone.get(path)).body)
    }
    for (const body of seen) expect(body).not.toMatch(/gemeenten? doe/)
    const third = await aMunicipality()
    expect((await (await portal.as(third.person)).post(path, { organisation: third.id, state: 'joins' })).status).toBe(
      302,
    )
    for (const client of [anyone, guest]) {
      const { body } = await client.get(path)
      expect(body).toContain('3 gemeenten doen mee.')
      expect(body).not.toContain('var-uptake')
      expect(body).not.toContain(third.name)
    }
    expect(await uptake(item.id)).toHaveLength(3)
  })
})

async function aMunicipality() {
  const { db, secrets } = portal.services
  const organisation = await anOrganisation(db, { name: 'Gemeente Waterkant', kind: 'municipality' })
  return {
    id: organisation.id,
    name: 'Gemeente Waterkant',
    person: await aPerson(db, { organisation, role: 'author', secrets }),
  }
}
