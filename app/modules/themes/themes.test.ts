import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit, theme } from '#db/schema/index.ts'
import { aDocument, aNews } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

const trailOf = (objectId: string) =>
  portal.services.db.read
    .select({ actor: audit.actor, action: audit.action, detail: audit.detail })
    .from(audit)
    .where(eq(audit.objectId, objectId))

describe('themes', () => {
  test('are made and changed by an administrator; the address stays, and visitors see the new name at once', async () => {
    const { people } = region
    const [administrator, visitor] = [await portal.as(people.administrator), await portal.as(null)]
    expect((await administrator.get('/beheer')).body).toContain('href="/beheer/themas"')
    const form = { name: 'Jeugd & Wijk', description: 'Over jongeren', colour: '3' }
    const made = await administrator.post('/beheer/themas', { intent: 'make', ...form })
    expect(made.headers.get('location')).toBe('/beheer/themas?gedaan=make')
    expect((await visitor.get('/')).body).toContain('Jeugd &amp; Wijk')
    const [stored] = await portal.services.db.read.select().from(theme).where(eq(theme.name, 'Jeugd & Wijk'))
    expect(stored).toMatchObject({ slug: 'jeugd-wijk', description: 'Over jongeren', colour: 3 })
    const edit = { intent: 'edit', theme: stored?.id ?? '', name: 'Jeugd in de wijk', description: '', colour: '0' }
    expect((await administrator.post('/beheer/themas', edit)).status).toBe(302)
    const home = await visitor.get('/')
    expect(home.body).toContain('Jeugd in de wijk')
    expect(home.body).not.toContain('Jeugd &amp; Wijk')
    expect((await administrator.get('/themas/jeugd-wijk')).body).toContain('Jeugd in de wijk')
    expect((await trailOf(stored?.id ?? '')).map(({ action }) => action)).toEqual(['make-theme', 'edit-theme'])
  })

  test('have one name each and one of the colours; what was typed stays', async () => {
    const client = await portal.as(region.people.administrator)
    const send = (name: string, colour: string) => client.post('/beheer/themas', { intent: 'make', name, colour })
    const twice = await send('Algemeen', '1')
    expect([twice.status, twice.body.includes('Er is al een thema met deze naam')]).toEqual([422, true])
    expect((await send('Nieuw', '8')).status).toBe(422)
    expect((await send('', '1')).body).toContain('Vul de naam van het thema in')
    const absent = { intent: 'edit', theme: 'z'.repeat(20), name: 'Nergens', colour: '1' }
    expect((await client.post('/beheer/themas', absent)).status).toBe(404)
  })

  test('are no business of managers', async () => {
    const client = await portal.as(region.people.ownManager)
    expect((await client.get('/beheer/themas')).status).toBe(404)
    expect((await client.post('/beheer/themas', { intent: 'make', name: 'Eigen', colour: '1' })).status).toBe(404)
  })

  test('a reader finds on the page of a theme as many items as the list of themes counts, news among them', async () => {
    const { organisations, people, theme: common } = region
    const of = { owner: organisations.hoek, creator: people.editor, themes: [common.id] }
    await aNews(portal.services, { ...of, title: 'Een bericht' })
    await aDocument(portal.services, { ...of, title: 'Een document' })
    await aNews(portal.services, { ...of, title: 'Alleen voor Hoek', label: 'AMBER' })
    for (const [person, count] of [[people.reader, 3] as const, [people.manager, 2] as const]) {
      const client = await portal.as(person)
      const page = await client.get('/themas/algemeen')
      expect((await client.get('/themas')).body).toContain(`${count} stukken`)
      const counts = [...page.body.matchAll(/var-count"> (?:<!-- -->)?(\d+)/g)].map((found) => Number(found[1]))
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count)
      expect(page.body).toMatch(/href="\/nieuws\/een-bericht-/)
      expect(page.body.includes('Alleen voor Hoek')).toBe(count === 3)
    }
  })
})
