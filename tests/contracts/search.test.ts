import { describe, expect, test } from 'vitest'
import type { Viewer } from '#app/access/viewer.ts'
import type { Database } from '#db/client.server.ts'
import type { SearchPage, SearchQuery } from '#search/engine.ts'
import { ask, bothEngines, ids } from './search-engines.ts'
import { anItem, anonymous, aPartnerOf, aWorld } from './search-fixtures.ts'
import { testDatabase } from '#tests/setup/database.ts'

describe.each(bothEngines())('search engine: $name', (engineUnderTest) => {
  const over = (db: Database) => engineUnderTest.over(db)
  test('a word finds its other forms, its compounds, its abbreviation and its synonyms', async () => {
    const world = await aWorld(testDatabase())
    const model = await anItem(world, { title: 'Het opschalingsmodel' })
    const long = await anItem(world, { title: 'Over de aanpak ter voorkoming van escalatie' })
    const short = await anItem(world, { title: 'Zo werkt AVE' })
    const confused = await anItem(world, { title: 'Hulp', body: 'Wat te doen bij onbegrepen gedrag in de wijk.' })
    const member = await anItem(world, { title: 'Voor ieder gemeenteraadslid' })
    const accents = await anItem(world, { title: 'Coördinatie en privé' })
    const engine = await over(world.db)
    const found = async (text: string) => ids(await ask(engine, anonymous(), text))
    expect(await found('opschaling')).toEqual([model])
    expect(await found('opschalen')).toEqual([model])
    expect((await found('AVE')).sort()).toEqual([long, short].sort())
    expect((await found('aanpak ter voorkoming van escalatie')).sort()).toEqual([long, short].sort())
    expect(await found('verward gedrag')).toEqual([confused])
    expect(await found('verwarde personen')).toEqual([confused])
    expect(await found('raadsleden')).toEqual([member])
    expect(await found('coordinatie')).toEqual([accents])
    expect(await found('COÖRDINATIE')).toEqual([accents])
  })

  test('a misspelt word finds what was meant', async () => {
    const world = await aWorld(testDatabase())
    const id = await anItem(world, { title: 'Ondermijning in de haven' })
    const engine = await over(world.db)
    for (const text of ['ondermijnign', 'ondermyning', 'ondermijning havem'])
      expect(ids(await ask(engine, anonymous(), text)), text).toEqual([id])
  })

  test('the last word may be half typed', async () => {
    const world = await aWorld(testDatabase())
    const id = await anItem(world, { title: 'Veiligheidsregio' })
    const engine = await over(world.db)
    for (const text of ['vei', 'veilig', 'veiligheidsre'])
      expect(ids(await ask(engine, anonymous(), text)), text).toEqual([id])
  })

  test('whoever may read it finds it, and nobody else', async () => {
    const world = await aWorld(testDatabase())
    const made = {
      clear: await anItem(world, { title: 'Kanarie een', label: 'CLEAR' }),
      green: await anItem(world, { title: 'Kanarie twee', label: 'GREEN' }),
      amber: await anItem(world, { title: 'Kanarie drie', label: 'AMBER' }),
      strict: await anItem(world, { title: 'Kanarie vier', label: 'AMBER+STRICT' }),
      draft: await anItem(world, { title: 'Kanarie vijf', status: 'draft' }),
      later: await anItem(world, { title: 'Kanarie zes', publishAt: Date.now() + 3_600_000 }),
    }
    const engine = await over(world.db)
    const seen = async (viewer: Viewer) => ids(await ask(engine, viewer, 'kanarie')).sort()
    expect(await seen(anonymous())).toEqual([made.clear])
    expect(await seen(aPartnerOf(world, 'schiedam'))).toEqual([made.clear, made.green].sort())
    expect(await seen(aPartnerOf(world, 'rotterdam', { assurance: 2 }))).toEqual(
      [made.clear, made.green, made.amber].sort(),
    )
    expect(await seen(aPartnerOf(world, 'rotterdam'))).toEqual([made.clear, made.green, made.amber, made.strict].sort())
    expect(await seen(aPartnerOf(world, 'rotterdam', { assurance: 1 }))).toEqual([made.clear])
  })

  test('totals and facets count the items that this viewer may read, each once', async () => {
    const world = await aWorld(testDatabase())
    await anItem(world, {
      title: 'Haven',
      themes: ['zorg', 'jeugd'],
      pages: ['haven een', 'haven twee', 'haven drie'],
      date: '2023-05-01',
    })
    await anItem(world, { title: 'Haven', kind: 'news', owner: 'schiedam', themes: ['zorg'], date: '2024-05-01' })
    await anItem(world, {
      title: 'Haven',
      label: 'AMBER',
      themes: ['geheim'],
      pages: ['haven', 'haven'],
      date: '2022-05-01',
    })
    const engine = await over(world.db)
    const visitor = await ask(engine, anonymous(), 'haven')
    expect(visitor.total).toBe(2)
    expect(visitor.hits).toHaveLength(2)
    expect(visitor.facets).toEqual({
      kind: { document: 1, news: 1 },
      theme: { zorg: 2, jeugd: 1 },
      organisation: { var: 1, schiedam: 1 },
      year: { '2023': 1, '2024': 1 },
      label: { CLEAR: 2 },
    })
    const partner = await ask(engine, aPartnerOf(world, 'rotterdam'), 'haven')
    expect(partner.total).toBe(3)
    expect(partner.facets.label).toEqual({ CLEAR: 2, AMBER: 1 })
    expect(partner.facets.theme).toEqual({ zorg: 2, jeugd: 1, geheim: 1 })
  })

  test('filters narrow down', async () => {
    const world = await aWorld(testDatabase())
    const one = await anItem(world, { title: 'Haven', themes: ['zorg'], date: '2023-05-01' })
    const two = await anItem(world, { title: 'Haven', kind: 'news', owner: 'schiedam', date: '2024-05-01' })
    const engine = await over(world.db)
    const with_ = async (filters: SearchQuery['filters']) =>
      ids(await ask(engine, anonymous(), 'haven', { filters })).sort()
    expect(await with_({ kind: 'news' })).toEqual([two])
    expect(await with_({ theme: 'zorg' })).toEqual([one])
    expect(await with_({ organisation: 'schiedam' })).toEqual([two])
    expect(await with_({ year: '2023' })).toEqual([one])
    expect(await with_({ label: 'CLEAR' })).toEqual([one, two].sort())
    expect(await with_({ kind: 'news', year: '2023' })).toEqual([])
    expect(await with_({ theme: '"] OR id EXISTS OR "' })).toEqual([])
  })

  test('page after page shows every item once', async () => {
    const world = await aWorld(testDatabase())
    const made: string[] = []
    for (let i = 0; i < 23; i++)
      made.push(await anItem(world, { title: `Haven ${i}`, date: `2024-01-${String(i + 1).padStart(2, '0')}` }))
    const engine = await over(world.db)
    const seen: string[] = []
    for (let offset = 0; offset < 23; offset += 5)
      seen.push(...ids(await ask(engine, anonymous(), 'haven', { limit: 5, offset })))
    expect(seen.sort()).toEqual([...made].sort())
    const byDate = await ask(engine, anonymous(), 'haven', { sort: 'date', limit: 5, offset: 3 })
    expect(ids(byDate)).toEqual([...made].reverse().slice(3, 8))
    expect(byDate.total).toBe(23)
    expect(ids(await ask(engine, anonymous(), '', { limit: 5 }))).toEqual([...made].reverse().slice(0, 5))
  })

  test('a title counts for more than a mention', async () => {
    const world = await aWorld(testDatabase())
    const mention = await anItem(world, {
      title: 'Jaarverslag',
      body: 'Ook over ondermijning, en over veel meer.',
      date: '2025-01-01',
    })
    const subject = await anItem(world, { title: 'Ondermijning', body: 'Alles erover.', date: '2020-01-01' })
    const engine = await over(world.db)
    expect(ids(await ask(engine, anonymous(), 'ondermijning'))).toEqual([subject, mention])
  })

  test('adding what a viewer may not read changes nothing of what they see', async () => {
    const world = await aWorld(testDatabase())
    for (let i = 0; i < 12; i++)
      await anItem(world, {
        title: ['Wijkrapport', 'Havenplan', 'Overlast in de wijk'][i % 3] + ` ${i}`,
        body: 'De wijk en de haven. '.repeat((i % 4) + 1) + (i % 2 ? 'Overlast en toezicht.' : 'Toezicht zonder meer.'),
        label: i % 4 === 3 ? 'GREEN' : 'CLEAR',
        themes: i % 2 ? ['zorg'] : [],
        date: `2023-0${(i % 9) + 1}-11`,
        pages: i % 5 === 0 ? ['wijk overlast', 'toezicht op de haven'] : undefined,
      })
    const questions = [
      'wijk',
      'haven',
      'overlast toezicht',
      'wijkraport',
      'overlst',
      'toez',
      '"de haven"',
      'wijk zonder overlast haven plan',
      'onvindbaar',
      'toezichd haven',
    ]
    const viewers = [anonymous(), aPartnerOf(world, 'schiedam')]
    const look = async () => {
      const engine = await over(world.db)
      const answers: SearchPage[] = []
      for (const viewer of viewers)
        for (const text of questions)
          for (const sort of ['relevance', 'date'] as const)
            answers.push(await ask(engine, viewer, text, { sort, limit: 50 }))
      return answers
    }
    const before = await look()
    expect(before.filter((page) => page.total > 0).length).toBeGreaterThan(20)
    for (let i = 0; i < 30; i++)
      await anItem(world, {
        title: ['Wijk', 'Overlast', 'Wijkraport', 'Onvindbaar', 'Overlst toezichd'][i % 5] ?? '',
        body: 'wijk haven overlast toezicht onvindbaar wijkraport overlst '.repeat((i % 5) + 1),
        label: (['AMBER', 'RED', 'AMBER+STRICT'] as const)[i % 3],
        status: i % 7 === 0 ? 'draft' : 'published',
        themes: ['geheim', 'zorg'],
        owner: 'politie',
        date: `2023-0${(i % 9) + 1}-12`,
        pages: ['wijk wijk wijk', 'haven overlast'],
      })
    expect(await look()).toEqual(before)
  })

  test('words of what is for partners teach an anonymous visitor nothing', async () => {
    const world = await aWorld(testDatabase())
    for (const title of ['Haven en wijk', 'Wijk', 'Haven']) await anItem(world, { title })
    const questions = ['haven', 'wijk haven', 'hafen', 'kwikstaart', 'kwikstart']
    const look = async () => {
      const engine = await over(world.db)
      return Promise.all(questions.map((text) => ask(engine, anonymous(), text)))
    }
    const before = await look()
    for (let i = 0; i < 10; i++) await anItem(world, { title: `Kwikstaart wijk hafen ${i}`, label: 'GREEN' })
    expect(await look()).toEqual(before)
  })

  test('an ended lock opens nothing any more', async () => {
    const world = await aWorld(testDatabase())
    const key = `org:${world.organisations.rotterdam}`
    await anItem(world, { title: 'Haven', label: 'AMBER', locks: [{ key, until: Date.now() - 1000 }] })
    const open = await anItem(world, { title: 'Haven', label: 'AMBER', locks: [{ key, until: Date.now() + 60_000 }] })
    const engine = await over(world.db)
    expect(ids(await ask(engine, aPartnerOf(world, 'rotterdam'), 'haven'))).toEqual([open])
  })

  test('whatever is typed is answered', async () => {
    const world = await aWorld(testDatabase())
    await anItem(world, { title: 'Plan' })
    const engine = await over(world.db)
    for (const text of [
      '"',
      '""',
      'a" OR b',
      'NEAR(a b',
      'title:plan',
      '-plan',
      '((',
      '💥',
      '\u0000',
      '  ',
      'é'.repeat(3000),
      '*',
      'de het een',
      '{a} : b',
      'plan AND',
    ])
      await expect(ask(engine, anonymous(), text), text).resolves.toHaveProperty('total')
  })
})
