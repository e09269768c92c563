import { beforeAll, describe, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { withdrawItem } from '#app/modules/items/commands.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { theme } from '#db/schema/index.ts'
import { aDocument, aNews, type ItemOptions } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region
const themes: Record<string, string> = {}

/** Public news of the alliance's office. */
const published = (title: string, date: string, options: ItemOptions = {}) =>
  aNews(portal.services, {
    ...{ label: 'CLEAR', title, date, owner: region.organisations.office, creator: region.people.officeEditor },
    ...options,
  })

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  await portal.services.db.write(async (tx) => {
    for (const slug of ['havens', 'wijken']) {
      const [row] = await tx
        .insert(theme)
        .values({ slug, name: slug === 'havens' ? 'Havens' : 'Wijken' })
        .returning()
      themes[slug] = row!.id
    }
  })
  for (let i = 0; i < 45; i++) {
    const genre = i % 3 === 0 ? 'interview' : 'bericht'
    await published(
      `Bericht ${String(i).padStart(2, '0')}`,
      `2025-${i < 28 ? '01' : '02'}-${String((i % 28) + 1).padStart(2, '0')}`,
      {
        content: { genre, publisher: i % 2 === 0 ? 'var' : 'riec' },
        themes: i < 10 ? [themes.havens!] : [],
      },
    )
  }
  await published('Vastgezet', '2024-05-01', { pinned: true })
  return () => portal.stop()
}, 120_000)

const titlesOf = (body: string): string[] =>
  [...body.matchAll(/var-item__title"><a href="[^"]+">([^<]+)</g)].map((found) => found[1] ?? '')

const unescaped = (href: string | undefined): string | null => href?.replaceAll('&amp;', '&') ?? null

/** A page of the list: its titles, and where "vorige" and "volgende" lead. */
async function page(client: Client, path: string) {
  const { body } = await client.get(path)
  const pages = /<nav class="var-pages"[\s\S]*?<\/nav>/.exec(body)?.[0] ?? ''
  const linkTo = (text: string) => unescaped(new RegExp(`href="([^"]+)"[^>]*>(?:<[^>]+>)*${text}`).exec(pages)?.[1])
  return { body, titles: titlesOf(body), previous: linkTo('Vorige'), next: linkTo('Volgende') }
}

describe('the list of news', () => {
  test.each([
    ['', 46],
    ['?soort=interview', 15],
    ['?namens=riec', 22],
    ['?soort=bericht&namens=var&jaar=2025', 15],
  ])('at /nieuws%s leads there and back again, page by page, with its filter', async (query, count) => {
    const anyone = await portal.as(null)
    const there: Array<{ path: string; titles: string[] }> = []
    for (let at: string | null = `/nieuws${query}`; at;) {
      const { titles, next }: { titles: string[]; next: string | null } = await page(anyone, at)
      there.push({ path: at, titles })
      at = next
    }
    const all = there.flatMap(({ titles }) => titles)
    expect(all).toHaveLength(count)
    expect(new Set(all).size).toBe(count)
    const back: string[][] = []
    for (let at: string | null = there.at(-1)!.path; at;) {
      const { titles, previous }: { titles: string[]; previous: string | null } = await page(anyone, at)
      back.unshift(titles)
      at = previous
    }
    expect(back).toEqual(there.map(({ titles }) => titles))
    for (const { path } of there.slice(1)) expect(path).toContain(query.replace('?', ''))
  })

  test('shows kind, publisher and how much there is within each choice', async () => {
    const anyone = await portal.as(null)
    const { body, titles } = await page(anyone, '/nieuws?soort=interview&thema=havens')
    expect(titles).toEqual(['Bericht 09', 'Bericht 06', 'Bericht 03', 'Bericht 00'])
    expect(body).toContain('4 berichten')
    expect(body).toContain('<h1>Interviews</h1>')
    expect(body).toMatch(/<ul class="var-meta"><li>Interview<\/li><li>RIEC Rotterdam<\/li>/)
    const entry = (href: string) =>
      new RegExp(
        `href="${href.replaceAll('&', '&amp;').replace('?', '\\?')}"[^>]*>([^<]+)</a> <span class="var-count">(\\d+)`,
      )
        .exec(body)
        ?.slice(1)
    expect(entry('/nieuws?soort=interview&namens=riec&thema=havens')).toEqual(['RIEC Rotterdam', '2'])
    expect(entry('/nieuws?soort=interview&thema=havens&jaar=2025')).toEqual(['2025', '4'])
    expect(body).toMatch(/Verwijder filter <\/span>Thema: Havens/)
  })

  test('counts what each reader may read and nothing else, and knows a theme by that only', async () => {
    await aNews(portal.services, {
      ...{ label: 'AMBER', title: 'Alleen voor de Hoek', date: '2021-03-01', content: { genre: 'terugblik' } },
      ...{ owner: region.organisations.hoek, creator: region.people.editor, themes: [themes.wijken!] },
    })
    const own = (await (await portal.as(region.people.reader)).get('/nieuws')).body
    expect(own).toContain('href="/nieuws?jaar=2021"')
    expect(own).toContain('href="/nieuws?thema=wijken"')
    expect(own).toContain('Terugblikken')
    expect(own).toContain('47 berichten')
    for (const outsider of [null, region.people.manager, region.people.guest, region.people.administrator]) {
      const { body } = await (await portal.as(outsider)).get('/nieuws')
      for (const trace of ['jaar=2021', 'thema=wijken', 'Terugblikken']) expect(body).not.toContain(trace)
      expect(body).toContain('46 berichten')
    }
  })

  test('with a choice that nothing fits says so and leads back', async () => {
    const { body } = await (await portal.as(null)).get('/nieuws?soort=campagne')
    expect(body).toContain('Met deze keuze is er geen nieuws.')
    expect(body).toContain('0 berichten')
  })
})

describe('a series', () => {
  test('links its parts in order for whom may read them, and tells others nothing of a part that is not theirs', async () => {
    const parts = []
    for (const [i, title] of [
      'Hoe nu verder, deel een',
      'Hoe nu verder, deel twee',
      'Hoe nu verder, deel vier',
    ].entries())
      parts.push(await published(title, `2026-0${i + 1}-10`, { content: { series: 'Hoe nu verder' } }))
    const hidden = await aNews(portal.services, {
      ...{ label: 'AMBER', title: 'Besloten deel drie', date: '2026-02-20', content: { series: 'Hoe nu verder' } },
      ...{ owner: region.organisations.office, creator: region.people.officeEditor },
    })
    const [anyone, colleague] = [await portal.as(null), await portal.as(region.people.officeEditor)]
    const at = (item: { id: string }) => `/nieuws/x-${item.id.slice(0, 8)}`
    const follow = async (client: Client, item: { id: string }) => {
      const to = (await client.get(at(item))).headers.get('location') ?? ''
      return (await client.get(to)).body
    }
    const middle = await follow(anyone, parts[1]!)
    expect(middle).toMatch(/rel="prev"><span>Vorige in deze reeks<\/span> Hoe nu verder, deel een/)
    expect(middle).toMatch(/rel="next"><span>Volgende in deze reeks<\/span> Hoe nu verder, deel vier/)
    expect(middle).not.toContain('Besloten')
    const own = await follow(colleague, parts[1]!)
    expect(own).toMatch(/rel="next"><span>Volgende in deze reeks<\/span> Besloten deel drie/)
    const list = /href="(\/nieuws\?reeks=[^"]+)"/.exec(middle)?.[1] ?? ''
    const seen = await page(anyone, list)
    expect(seen.titles).toEqual(['Hoe nu verder, deel vier', 'Hoe nu verder, deel twee', 'Hoe nu verder, deel een'])
    expect(seen.body).toContain('Reeks: Hoe nu verder')
    expect(seen.body).toContain('3 berichten')
    expect((await page(colleague, list)).body).toContain('4 berichten')
    expect(hidden.id).not.toBe('')
  })

  test('of which nothing can be read is the same as one that never was', async () => {
    const { db } = portal.services
    await aNews(portal.services, {
      ...{ label: 'AMBER', title: 'Plan', date: '2026-02-20', content: { series: 'Geheime reeks' } },
      ...{ owner: region.organisations.hoek, creator: region.people.editor },
    })
    const made = await db.read.query.series.findFirst({ where: (s, { eq }) => eq(s.title, 'Geheime reeks') })
    const outsider = await portal.as(region.people.manager)
    const steady = (body: string, id: string) => body.replaceAll(id, '')
    const nowhere = 'a'.repeat(20)
    expect(steady((await outsider.get(`/nieuws?reeks=${made!.id}`)).body, made!.id)).toBe(
      steady((await outsider.get(`/nieuws?reeks=${nowhere}`)).body, nowhere),
    )
    const form = (await (await portal.as(region.people.editor)).get(`/redactie/${(await draftOf('hoek')).id}`)).body
    expect(form).toContain('Geheime reeks')
    const other = (await (await portal.as(region.people.officeEditor)).get(`/redactie/${(await draftOf('office')).id}`))
      .body
    expect(other).not.toContain('Geheime reeks')
  })
})

const draftOf = (owner: 'hoek' | 'office') =>
  aNews(portal.services, {
    ...{ status: 'draft', label: owner === 'hoek' ? 'AMBER' : 'CLEAR', title: 'Concept' },
    owner: region.organisations[owner],
    creator: owner === 'hoek' ? region.people.editor : region.people.officeEditor,
  })

describe('what to read next', () => {
  test('is what the editor named first, then what shares a theme, each reader what is theirs', async () => {
    const { organisations, people } = region
    const named = await aDocument(portal.services, {
      ...{ label: 'AMBER', title: 'Draaiboek voor de Hoek', date: '2020-01-01' },
      ...{ owner: organisations.hoek, creator: people.editor },
    })
    const alike = await aNews(portal.services, {
      ...{ label: 'AMBER', title: 'Wijkteam van de Hoek', date: '2026-04-01', themes: [themes.wijken!] },
      ...{ owner: organisations.hoek, creator: people.editor },
    })
    await published('Openbaar wijknieuws', '2026-03-01', { themes: [themes.wijken!] })
    const item = await published('Over wijken', '2026-05-01', {
      themes: [themes.wijken!],
      content: {
        related: `https://portaal.example/kennisbank/wat-dan-ook-${named.id.slice(0, 8)}?q=x\n/nieuws/${'z'.repeat(8)}`,
      },
    })
    const path = `/nieuws/over-wijken-${item.id.slice(0, 8)}`
    const beside = async (person: { id: string } | null) => {
      const { body } = await (await portal.as(person)).get(path)
      const block = /<h2>Lees ook<\/h2>([\s\S]*?)<\/section>/.exec(body)?.[1] ?? ''
      return { body, titles: [...block.matchAll(/<a href="[^"]+">([^<]+)</g)].map((found) => found[1]) }
    }
    expect((await beside(people.reader)).titles.slice(0, 3)).toEqual([
      'Draaiboek voor de Hoek',
      'Wijkteam van de Hoek',
      'Openbaar wijknieuws',
    ])
    for (const outsider of [null, people.manager, people.guest, people.administrator]) {
      const { titles, body } = await beside(outsider)
      expect(titles).toEqual(['Openbaar wijknieuws'])
      for (const one of [named, alike]) expect(body).not.toContain(one.id.slice(0, 8))
    }
    const viewer = await viewerFor(portal.services.db, people.editor.id)
    await portal.services.db.write(async (tx) =>
      withdrawItem(tx, viewer, authorize(viewer, 'withdraw', await getStoredItem(tx, named.id, viewer.now))),
    )
    expect((await beside(people.reader)).titles[0]).toBe('Wijkteam van de Hoek')
  })

  test('is kept as what nobody can read a title from, and shown to an editor by what they may read', async () => {
    const { organisations, people } = region
    const secret = await aDocument(portal.services, {
      ...{ label: 'AMBER', title: 'Onderzoek politie', owner: organisations.police, creator: people.policeEditor },
    })
    const item = await draftOf('hoek')
    const editor = await portal.as(people.editor)
    const desk = `/redactie/${item.id}`
    const form = {
      kind: 'news',
      revision: String(item.revision),
      title: 'Concept',
      date: '2026-05-01',
      publisher: 'var',
      genre: 'bericht',
      imageFocus: '50-50',
    }
    const related = `/kennisbank/onderzoek-politie-${secret.id.slice(0, 8)}`
    expect((await editor.post(desk, { ...form, related })).status).toBe(302)
    const { body } = await editor.get(desk)
    expect(body).not.toContain('onderzoek-politie')
    expect(body).toContain(secret.id.slice(0, 8))
    const wrong = await editor.post(desk, {
      ...form,
      revision: String(item.revision + 1),
      related: 'https://elders.example/iets',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('het adres van een stuk in dit portaal')
  })
})

test('a message is shared by its address and by mail, unless it is for few', async () => {
  const item = await published('Samen & veilig', '2026-06-01', { body: 'woord '.repeat(620) })
  const { body } = await (await portal.as(null)).get(`/nieuws/samen-veilig-${item.id.slice(0, 8)}`)
  const address = `${portal.services.config.server.baseUrl}/nieuws/samen-veilig-${item.id.slice(0, 8)}`
  expect(body).toContain(`value="${address}"`)
  expect(body).toContain(`href="mailto:?subject=Samen%20%26%20veilig&amp;body=${encodeURIComponent(address)}"`)
  expect(body).toContain('3 minuten lezen')
  const few = await aNews(portal.services, {
    ...{ label: 'AMBER', title: 'Voor ons', owner: region.organisations.hoek, creator: region.people.editor },
  })
  const page = (await (await portal.as(region.people.reader)).get(`/nieuws/voor-ons-${few.id.slice(0, 8)}`)).body
  expect(page).toContain('Voor ons')
  expect(page).not.toContain('mailto:?')
})
