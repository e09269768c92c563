import { chmodSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { outbox, searchDocument } from '#db/schema/index.ts'
import { aligned, domainOf, lookUp } from '#db/portal/doctor-mail.ts'
import { aFolder, anOffice, portal, startCommand } from './setup/command.ts'
import { testDatabase } from './setup/database.ts'

const address = (server: { address(): unknown }): AddressInfo => server.address() as AddressInfo

/** A real mail server; `refuse` is what it says to every recipient. */
async function aMailServer(refuse?: string): Promise<{ url: string; received: string[] }> {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_recipient, _session, done) => done(refuse ? new Error(refuse) : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        received.push(`MAIL FROM ${from}\n${Buffer.concat(parts).toString('utf8')}`)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  return { url: `smtp://127.0.0.1:${address(server.server).port}`, received }
}

/** Speaks clamd's INSTREAM; `blind` finds nothing. */
async function aScanner(blind: boolean): Promise<string> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (received.subarray(-4).readUInt32BE(0) !== 0) return
      const infected = !blind && received.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')
      socket.end(infected ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `tcp://127.0.0.1:${address(server).port}`
}

const doctor = (db: Database, environment: Record<string, string> = {}, ...args: string[]) =>
  startCommand(db, ['doctor', ...args], environment).ended
const faultsIn = (out: string) => out.split('\n').filter((line) => line.startsWith('FOUT'))

describe('portal doctor', { timeout: 60_000 }, () => {
  test('says of everything that it is good, mail server and scanner included', async () => {
    const { url } = await aMailServer()
    const { code, out, err } = await doctor(testDatabase(), {
      SMTP_URL: url,
      MAIL_FROM: 'portaal@var.example',
      CLAMD_URL: await aScanner(false),
    })
    expect({ code, err, faults: faultsIn(out) }).toEqual({ code: 0, err: '', faults: [] })
    for (const what of [
      'instellingen',
      'database',
      'logboek',
      'vrije ruimte',
      'rechten',
      'wachtrij',
      'zoeken',
      'zoekindex',
    ])
      expect(out).toMatch(new RegExp(`^goed {2}${what}: `, 'm'))
    expect(out).toMatch(/^goed {2}virusscanner: tcp:.* herkent het proefvirus$/m)
    expect(out).toMatch(/^goed {2}mail: 127\.0\.0\.1:\d+ neemt berichten aan$/m)
  })

  test('in production calls a missing mail server and scanner faults', async () => {
    const { code, out, err } = await doctor(testDatabase(), { NODE_ENV: 'production' })
    expect({ code, err }).toEqual({ code: 1, err: '2 punten vragen aandacht.\n' })
    expect(faultsIn(out)).toEqual([
      'FOUT  virusscanner: CLAMD_URL of CLAMD_WAIVER is niet ingesteld',
      'FOUT  mail: SMTP_URL is niet ingesteld',
    ])
    const waived = await doctor(testDatabase(), {
      NODE_ENV: 'production',
      CLAMD_WAIVER: 'F. Bakker, 2026-10-01, intern',
    })
    expect(waived.out).toMatch(/^weet {2}virusscanner: geen, volgens besluit van F\. Bakker/m)
  })

  test('tells every fault at once: index, trail, queue, rights, scanner and mail', async () => {
    const db = await anOffice()
    await portal(db, 'import', aFolder(1), '--publish', '--yes', '--wait')
    await db.write(async (tx) => {
      await tx.delete(searchDocument)
      await tx.run(sql`DROP TRIGGER audit_no_update`)
      await tx.run(sql`UPDATE audit SET action = 'nothing' WHERE seq = 2`)
      await tx.insert(outbox).values({ topic: 'mail', key: 'a', payload: {}, createdAt: 1, dueAt: 1, parkedAt: 1 })
    })
    const dataDir = dirname(db.file)
    chmodSync(dataDir, 0o755)
    chmodSync(join(dataDir, 'secrets/audit'), 0o644)
    const { code, out, err } = await doctor(db, { CLAMD_URL: await aScanner(true), SMTP_URL: 'smtp://127.0.0.1:1' })
    expect({ code, err }).toEqual({ code: 1, err: '7 punten vragen aandacht.\n' })
    expect(faultsIn(out)).toEqual([
      'FOUT  logboek: klopt niet vanaf regel 2: die regel is gewijzigd, of er is een regel tussen gezet.',
      expect.stringMatching(/rechten: anderen kunnen in .*; doe chmod o-rwx/),
      expect.stringMatching(/rechten: anderen kunnen .*secrets\/audit lezen; doe chmod 600/),
      'FOUT  wachtrij: 1 taken zijn na herhaling blijven liggen',
      'FOUT  zoekindex: 1 stukken wijken af; zie index check',
      'FOUT  virusscanner: herkent het proefvirus niet',
      expect.stringMatching(/mail: 127\.0\.0\.1:1: .*ECONNREFUSED/),
    ])
  })
})

describe('portal doctor --mail', { timeout: 60_000 }, () => {
  test('sends one mail and says what decides whether it is trusted', async () => {
    const { url, received } = await aMailServer()
    const environment = { SMTP_URL: url, MAIL_FROM: 'VAR Kennisportaal <portaal@var.example>' }
    const { code, out } = await doctor(testDatabase(), environment, '--mail', 'beheer@bureau.example')
    expect(code).toBe(0)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatch(/^MAIL FROM portaal@var\.example\n/)
    expect(received[0]).toMatch(/^To: beheer@bureau\.example\r$/m)
    expect(out).toMatch(/^goed {2}proefbericht: aangenomen voor beheer@bureau\.example: 250/m)
    for (const header of ['From', 'Return-Path', 'Message-ID'])
      expect(out).toMatch(new RegExp(`^goed {2}${header}: var\\.example`, 'm'))
    for (const record of ['SPF', 'DMARC'])
      expect(out).toMatch(new RegExp(`^weet {2}${record}: niet te controleren`, 'm'))
    expect(out).toMatch(/^weet {2}DKIM: .*header\.d=var\.example/m)
  })

  test('fails with the words of a mail server that refuses, and without a mail server', async () => {
    const { url } = await aMailServer('geen toegang voor dit domein')
    const environment = { SMTP_URL: url, MAIL_FROM: 'portaal@var.example' }
    const refused = await doctor(testDatabase(), environment, '--mail', 'beheer@bureau.example')
    expect(refused.code).toBe(1)
    expect(refused.out).toMatch(/^FOUT {2}proefbericht: niet aangenomen: .*geen toegang voor dit domein/m)
    const none = await doctor(testDatabase(), {}, '--mail', 'beheer@bureau.example')
    expect(none).toMatchObject({ code: 1, err: '1 punt vraagt aandacht.\n' })
    expect(faultsIn(none.out)).toEqual(['FOUT  proefbericht: niet verstuurd, want SMTP_URL is niet ingesteld'])
  })
})

test.each([
  ['portaal@var.nl', 'var.nl'],
  ['Kennisportaal <portaal@VAR.nl>', 'var.nl'],
  ['<1b2c@mail.var.nl>', 'mail.var.nl'],
  ['', ''],
])('the domain of %j is %j', (value, domain) => {
  expect(domainOf(value)).toBe(domain)
})

test.each([
  ['var.nl', 'var.nl', true],
  ['var.nl', 'bounce.var.nl', true],
  ['mail.var.nl', 'var.nl', true],
  ['var.nl', 'nietvar.nl', false],
  ['var.nl', 'mailbedrijf.example', false],
  ['var.nl', '', false],
])('From %s with an envelope of %s is trusted: %s', (from, other, good) => {
  expect(aligned('Return-Path', from, other, 'SPF telt dan niet voor DMARC').good).toBe(good)
})

describe('the DNS of a domain', () => {
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error('dns'), { code }))

  test.each([
    ['says who may send', [['v=spf1 include:_spf.var.nl', ' -all']], [['v=DMARC1; p=reject']], [true, true]],
    ['says something else', [['google-site-verification=x']], [], [false, false]],
    ['says it twice, which counts as not at all', [['v=spf1 -all'], ['v=spf1 ~all']], [['v=DMARC1']], [false, true]],
  ])('%s', async (_what, spf, dmarc, good) => {
    const found = await lookUp('var.nl', (name) => Promise.resolve(name === 'var.nl' ? spf : dmarc))
    expect(found.map((one) => one.good)).toEqual(good)
  })

  test('without a record is a fault; one that does not answer is not to be checked', async () => {
    expect((await lookUp('var.nl', failing('ENODATA'))).map(({ good }) => good)).toEqual([false, false])
    for (const { good, what } of await lookUp('var.nl', failing('ETIMEOUT')))
      expect({ good, what }).toEqual({ good: null, what: expect.stringMatching(/niet te controleren/) as string })
  })
})
