import { describe, expect, test } from 'vitest'
import { aPerson } from '#tests/factories/people.ts'
import { openPortal } from '#tests/setup/portal.ts'
import { ConfigError, loadConfig } from './config.server.ts'

/** The runner of the tests has a BASE_URL of its own. */
const load = (environment: Record<string, string | undefined>) => loadConfig({ BASE_URL: undefined, ...environment })

const secret = 'een-geheim-van-minstens-tweeendertig-tekens'
const production = {
  NODE_ENV: 'production',
  SMTP_URL: 'smtp://post.example',
  MAIL_FROM: 'portaal@var.example',
  CLAMD_URL: 'tcp://127.0.0.1:3310',
}

function faultsOf(environment: Record<string, string | undefined>): string[] {
  try {
    load(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

describe('an operator is told each fault in one line', () => {
  test.each([
    ['PORT', 'tachtig'],
    ['PORT', '70000'],
    ['BASE_URL', 'portaal.example'],
    ['BASE_URL', 'ftp://portaal.example'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'postgres://x'],
    ['FILES_URL', 's3://emmer'],
    ['SEARCH_ENGINE', 'google'],
    ['MAX_FILE_MB', '0'],
    ['SESSION_SECRET', 'te kort'],
    ['SESSION_SECRET', `${secret},`],
    ['SESSION_SECRET', `${secret}, te kort`],
    ['SESSION_SECRET', `${secret},${' '.repeat(40)}`],
    ['METRICS_TOKEN', 'te kort'],
    ['SMTP_URL', 'http://post.example'],
    ['MAIL_FROM', 'portaal'],
    ['MAIL_FROM', 'portaal@localhost'],
    ['MAIL_FROM', 'Portaal <>'],
    ['MAIL_FROM', 'a@var.example, b@var.example'],
    ['MAIL_FROM', 'Portaal\r\nBcc: b@kwaad.example <a@var.example>'],
    ['CLAMD_URL', '127.0.0.1:3310'],
    ['CLAMD_WAIVER', 'ja'],
    ['CLAMD_WAIVER', 'J. de Vries, 2026-11-22'],
    ['CLAMD_WAIVER', 'J. de Vries, 22-11-2026, proef'],
    ['CLAMD_WAIVER', 'J. de Vries, 2026-02-30, proef'],
    ['CLAMD_WAIVER', 'J. de Vries, 2026-13-01, proef'],
    ['CLAMD_WAIVER', ', 2026-11-22, proef'],
    ['CLAMD_WAIVER', 'J. de Vries, 2026-11-22, '],
    ['LOG_LEVEL', 'alles'],
    ['TRUST_PROXY', 'ja'],
    ['ROLES', 'web,koffie'],
  ])('%s=%j', (name, value) => {
    const faults = faultsOf({ ...production, [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name}(?:\\.\\d+)?: .`))
    expect(faults[0]).not.toContain('\n')
    if (name === 'SESSION_SECRET' || name === 'METRICS_TOKEN') expect(faults[0]).not.toContain(value)
  })

  test('and each of several at once', () => {
    const faults = faultsOf({ NODE_ENV: 'production', PORT: 'x', MAIL_FROM: 'x', CLAMD_WAIVER: 'x' })
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['CLAMD_WAIVER', 'MAIL_FROM', 'PORT'])
  })

  test('and what production cannot do without', () => {
    const faults = faultsOf({ NODE_ENV: 'production' })
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['SMTP_URL', 'MAIL_FROM', 'CLAMD_URL'])
  })
})

describe('a good configuration', () => {
  test('needs nothing outside production', () => {
    expect(faultsOf({ NODE_ENV: 'development' })).toEqual([])
    expect(faultsOf(production)).toEqual([])
  })

  test('may rotate its secret, with spaces wherever', () => {
    const { secrets } = load({ SESSION_SECRET: ` ${secret}-nieuw , ${secret}-oud ` })
    expect(secrets.session).toEqual([`${secret}-nieuw`, `${secret}-oud`])
  })

  test.each([
    ['portaal@var.example', 'portaal@var.example'],
    ['VAR Kennisportaal <portaal@var.example>', 'portaal@var.example'],
    ['"VAR, bureau" <portaal@var.example>', 'portaal@var.example'],
  ])('sends mail as %s', (from, contact) => {
    const config = load({ MAIL_FROM: from })
    expect({ from: config.mail.from, contact: config.contact }).toEqual({ from, contact })
  })

  test('says who decided to go without a scanner, when and why', () => {
    const { scanner } = load({ CLAMD_WAIVER: 'J. de Vries, 2026-11-22, proef, tot de scanner er is' })
    const waiver = { name: 'J. de Vries', date: '2026-11-22', reason: 'proef, tot de scanner er is' }
    expect(scanner).toEqual({ url: undefined, waiver })
  })
})

test('administrators see that files go unscanned, and who decided so; managers have nothing to do with it', async () => {
  const portal = await openPortal({ CLAMD_WAIVER: 'J. de Vries, 2026-11-22, proef <b>zonder</b> scanner' })
  const { db, secrets } = portal.services
  const administrator = await portal.as(await aPerson(db, { administrator: true, secrets }))
  const page = await administrator.get('/beheer')
  expect(page.status).toBe(200)
  expect(page.body).toContain('Bestanden worden niet op virussen gecontroleerd')
  expect(page.body.replaceAll('<!-- -->', '')).toContain(
    'J. de Vries heeft dit op 22 november 2026 besloten. De reden: proef &lt;b&gt;zonder&lt;/b&gt; scanner',
  )
  const manager = await portal.as(await aPerson(db, { role: 'manager', secrets }))
  expect((await manager.get('/beheer')).body).not.toContain('virussen')
})
