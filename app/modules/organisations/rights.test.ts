import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useAuditKey } from '#db/audit.server.ts'
import { aMembership, anOrganisation, aPerson, aSeat, aWorkgroup, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

/** Every page about one organisation. */
const pages = [
  '',
  '/aanvragen',
  '/inlogmiddelen',
  '/aanmelden',
  '/nakijken',
  '/niet-actief',
  '/samenvoegen',
  '/zitplaatsen',
  '/uitnodigen',
  '/logboek',
  '/logboek.csv',
  '/meldingen',
  '/vernietigen',
  '/stukken',
] as const
type Sub = (typeof pages)[number]

/** Who opens which; all others get the page of what is not there. Reports are there for whoever edits a reported item. */
const opens: Record<string, ReadonlyArray<Sub>> = {
  reader: [],
  author: ['/meldingen'],
  editor: ['/meldingen'],
  guest: [],
  'manager of another': [],
  coordinator: [],
  'member who waits': [],
  'manager until yesterday': [],
  'manager who was not looked through': [],
  manager: pages,
  administrator: pages.filter((sub) => sub !== '/meldingen' && sub !== '/vernietigen'),
}

describe('the pages of an organisation', () => {
  let portal: Portal
  const people = new Map<string, Person>()
  beforeAll(async () => {
    portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
    const { db, secrets } = portal.services
    useAuditKey(secrets.audit)
    const town = await anOrganisation(db, { slug: 'stad', name: 'Gemeente Stad', managedSince: 1 })
    const other = await anOrganisation(db, { slug: 'dorp', name: 'Gemeente Dorp', managedSince: 1 })
    const add = async (name: string, at: { id: string } | null, options: Parameters<typeof aPerson>[1]) => {
      const made = await aPerson(db, { name, organisation: at, secrets, ...options })
      people.set(name, made)
      return made
    }
    await add('reader', town, {})
    await add('author', town, { role: 'author' })
    await add('editor', town, { role: 'editor' })
    await add('guest', town, { role: 'guest' })
    await add('manager', town, { role: 'manager' })
    const elsewhere = await add('manager of another', other, { role: 'manager' })
    await aMembership(db, { userId: elsewhere.id, organisationId: town.id })
    await add('member who waits', town, { role: 'manager', membership: { pendingSince: 1 } })
    const yesterday = Date.now() - 24 * 3_600_000
    await add('manager until yesterday', town, { role: 'manager', membership: { endsAt: yesterday } })
    await add('manager who was not looked through', town, { role: 'manager', membership: { reviewBy: yesterday } })
    await add('administrator', other, { administrator: true })
    const workgroup = await aWorkgroup(db)
    const coordinator = await add('coordinator', town, {})
    const seat = { workgroupId: workgroup.id, organisationId: town.id, userId: coordinator.id, coordinator: true }
    await aSeat(db, seat)
  }, 60_000)
  afterAll(() => portal.stop())

  test.each(Object.keys(opens))('are for a %s as the rules say, as a page and as its data', async (who) => {
    const client = await portal.as(people.get(who)!)
    for (const sub of pages)
      for (const ending of sub === '/logboek.csv' ? [''] : ['', '.data']) {
        const address = `/beheer/organisaties/stad${sub}${ending}`
        const { status, body } = await client.get(address)
        const expected = opens[who]?.includes(sub) ? 200 : 404
        expect([address, status]).toEqual([address, expected])
        if (expected === 404) expect(body).not.toContain('Gemeente Stad')
      }
  })

  test('at another organisation are not there for a manager, just as at one that does not exist', async () => {
    const client = await portal.as(people.get('manager')!)
    for (const sub of pages) {
      const theirs = await client.get(`/beheer/organisaties/dorp${sub}`)
      const none = await client.get(`/beheer/organisaties/bestaat-niet${sub}`)
      expect([sub, theirs.status, none.status]).toEqual([sub, 404, 404])
      const bare = (body: string) => body.replaceAll('dorp', 'bestaat-niet')
      expect(bare(theirs.body).length, sub).toBe(none.body.length)
      expect((await client.post(`/beheer/organisaties/dorp${sub}`, { intent: 'add' })).status, sub).not.toBe(200)
    }
  })
})
