import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationsOf } from '#app/modules/requests/queries.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { anOrganisation, aPerson, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { mailDomain } from './domains.ts'
import { shownDomain } from './shown-domain.server.ts'

describe('what is typed for a mail domain', () => {
  test.each([
    ['schiedam.nl', 'schiedam.nl'],
    [' @Schiedam.NL ', 'schiedam.nl'],
    ['mail.bar-organisatie.nl', 'mail.bar-organisatie.nl'],
    ['gemeente-súdwest.nl', 'xn--gemeente-sdwest-cvb.nl'],
    ['xn--gemeente-sdwest-cvb.nl', 'xn--gemeente-sdwest-cvb.nl'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(mailDomain.parse(typed)).toBe(kept)
  })

  test.each([
    '',
    'schiedam',
    'iemand@schiedam.nl',
    'https://schiedam.nl',
    'schiedam.nl/pad',
    'schiedam.nl:25',
    '127.0.0.1',
    '0x7f.1',
    '[::1]',
    '-schiedam.nl',
    'schiedam..nl',
    'schiedam.nl\nBcc: x@y.nl',
    `${'a'.repeat(64)}.nl`,
    `${'a.'.repeat(130)}nl`,
  ])('%j is no domain', (typed) => {
    expect(mailDomain.safeParse(typed).success).toBe(false)
  })

  test.each(['gmail.com', 'Hotmail.nl', 'ZIGGO.nl'])('%s belongs to nobody: anybody has an address there', (typed) => {
    expect(mailDomain.safeParse(typed).error?.issues[0]?.message).toContain('iedereen een adres')
  })

  test('is shown as it was typed, with its accents', () => {
    expect(shownDomain('xn--gemeente-sdwest-cvb.nl')).toBe('gemeente-súdwest.nl')
    expect(shownDomain('schiedam.nl')).toBe('schiedam.nl')
  })
})

describe('the domains of an organisation', () => {
  let portal: Portal
  let administrator: Person
  let manager: Person
  beforeAll(async () => {
    portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
    const { db, secrets } = portal.services
    useAuditKey(secrets.audit)
    const town = await anOrganisation(db, { slug: 'stad', name: 'Gemeente Stad' })
    await anOrganisation(db, { slug: 'dorp', name: 'Gemeente Dorp' })
    manager = await aPerson(db, { organisation: town, role: 'manager', secrets })
    administrator = await aPerson(db, { organisation: null, administrator: true, secrets })
  }, 60_000)
  afterAll(() => portal.stop())

  const change = async (who: Person, slug: string, intent: string, domain: string) =>
    (await portal.as(who)).post(`/beheer/organisaties/${slug}`, { intent, domain })
  const choices = async (email: string) =>
    (await organisationsOf(portal.services.db.read, email)).map(({ name }) => name)

  test('are added by an administrator and by nobody else', async () => {
    expect((await change(manager, 'stad', 'add-domain', 'stad.example')).status).toBeGreaterThanOrEqual(403)
    expect(await choices('iemand@stad.example')).toEqual([])
    expect((await change(administrator, 'stad', 'add-domain', 'Stad.example')).status).toBe(302)
    expect(await choices('Iemand@STAD.example')).toEqual(['Gemeente Stad'])
    const again = await change(administrator, 'stad', 'add-domain', 'stad.example')
    expect([again.status, again.body.includes('staat al bij deze organisatie')]).toEqual([422, true])
  })

  test('may be shared, which both pages say, and taken from one of the two', async () => {
    for (const slug of ['stad', 'dorp'])
      expect((await change(administrator, slug, 'add-domain', 'samen.example')).status).toBe(302)
    expect(await choices('x@samen.example')).toEqual(['Gemeente Dorp', 'Gemeente Stad'])
    const page = await (await portal.as(manager)).get('/beheer/organisaties/stad')
    expect(page.body).toMatch(/samen\.example<\/th>.*?Gemeente Dorp/s)
    expect((await change(administrator, 'dorp', 'remove-domain', 'samen.example')).status).toBe(302)
    expect(await choices('x@samen.example')).toEqual(['Gemeente Stad'])
    expect((await change(administrator, 'dorp', 'remove-domain', 'samen.example')).status).toBe(404)
  })

  test('a domain with an accent is known by both of its spellings', async () => {
    expect((await change(administrator, 'dorp', 'add-domain', 'dórp.example')).status).toBe(302)
    expect((await change(administrator, 'dorp', 'add-domain', 'xn--drp-gna.example')).status).toBe(422)
    expect(await choices('x@xn--drp-gna.example')).toEqual(['Gemeente Dorp'])
    expect((await (await portal.as(administrator)).get('/beheer/organisaties/dorp')).body).toContain('dórp.example')
  })
})
