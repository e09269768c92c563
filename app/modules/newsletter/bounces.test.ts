import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newsletterDelivery, newsletterSubscription } from '#db/schema/index.ts'
import { aNews, type ItemServices } from '#tests/factories/items.ts'
import { aLetterToGo, aSentMail, aSubscription, deliveriesOf } from '#tests/factories/letters.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { startCommand } from '#tests/setup/command.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { bounceAddress, deliveryOfAddress } from './links.server.ts'

let portal: Portal
let services: ItemServices
let office: Organisation
let editor: Person
/** What the mail server says of some addresses, by their first part. */
const answers: Record<string, [code: number, text: string]> = {
  weg: [550, 'no such user'],
  vertrokken: [550, '5.1.1 unknown'],
  druk: [451, 'try again later'],
  'geen-doorgifte': [554, '5.7.1 relay access denied'],
  'niet-vertrouwd': [550, '5.7.1 blocked by our list'],
  'geen-toegang': [530, 'authentication required'],
}
/** Envelopes that the mail server accepted. */
const envelopes: Array<{ from: string; to: string }> = []
let server: SMTPServer

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const [code, text] = answers[address.split('@')[0] ?? ''] ?? []
      done(code ? Object.assign(new Error(text), { responseCode: code }) : undefined)
    },
    onData(stream, { envelope }, done) {
      stream.resume()
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        envelopes.push({ from, to: envelope.rcptTo[0]?.address ?? '' })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const mail = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'brief@alliantie.example' }
  portal = await openPortal(
    { ROLES: 'web', ...mail, BOUNCE_ADDRESS: 'terug@alliantie.example' },
    { stopWithTest: false },
  )
  services = portal.services
  office = await anOrganisation(services.db, { kind: 'alliance_office', publishes: true })
  editor = await aPerson(services.db, { organisation: office, role: 'editor', secrets: services.secrets })
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await new Promise<void>((resolve) => server.close(resolve))
})

const aLetter = async () =>
  aLetterToGo(services.db, editor, [await aNews(services, { label: 'CLEAR', owner: office, creator: editor })])
const rowOf = async (id: string) =>
  (await services.db.read.select().from(newsletterSubscription).where(eq(newsletterSubscription.id, id)))[0]!

/** As a mail server writes it. */
const report = (
  to: string,
  outcome: { action: string; status: string; headers?: string },
) => `From: MAILER-DAEMON@post.example
To: <${to}>
Subject: Undelivered Mail Returned to Sender
${outcome.headers ?? ''}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain

I am sorry to have to inform you.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example

Final-Recipient: rfc822; iemand@gemeente.example
Action: ${outcome.action}
Status: ${outcome.status}
Diagnostic-Code: smtp; 550 5.1.1 unknown

--grens
Content-Type: message/rfc822

From: brief@alliantie.example
Subject: Brief

--grens--
`
const failed = { action: 'failed', status: '5.1.1' }

async function read(...reports: string[]): Promise<string> {
  const folder = join(temporaryFolder('terug'), 'mail')
  mkdirSync(folder)
  for (const [place, text] of reports.entries())
    writeFileSync(join(folder, `${place}.eml`), text.replace(/\n/g, '\r\n'))
  const { code, out } = await startCommand(services.db, ['bounces', folder]).ended
  expect(code).toBe(0)
  return out
}

test('an address that the mail server refuses is noted, and after three in a row gets no more', async () => {
  const reader = await aSubscription(services.db, { email: 'weg@gemeente.example', weeklyMost: 7 })
  const well = await aSubscription(services.db, { weeklyMost: 7 })
  for (let i = 0; i < 3; i++) {
    expect((await rowOf(reader.id)).endedAt).toBeNull()
    const issue = await aLetter()
    await portal.settle()
    const mine = (await deliveriesOf(services.db, issue.id)).find((row) => row.subscriptionId === reader.id)
    expect(mine).toMatchObject({ state: 'refused', bounceCode: '550' })
  }
  expect(await rowOf(reader.id)).toMatchObject({ endedHow: 'bounce' })
  expect((await rowOf(well.id)).endedAt).toBeNull()
  expect(envelopes.filter(({ to }) => to === well.email)).toHaveLength(3)
  const own = await portal.as(editor)
  expect((await own.get('/redactie/nieuwsbrief')).body).toContain('1 aanmelding is')
  // Who begins again does so with a clean slate.
  const { subscribe } = await import('./commands.server.ts')
  const when = Date.now()
  const consent = {
    how: 'mail',
    version: 'x',
    askedAt: when,
    askedFrom: 'x',
    confirmedAt: when,
    confirmedFrom: 'x',
  } as const
  await services.db.write((tx) => subscribe(tx, { email: reader.email, themes: [], consent, actor: 'anonymous' }))
  await aLetter()
  await portal.settle()
  expect((await rowOf(reader.id)).endedAt).toBeNull()
})

test('one address that cannot be reached for now holds up nobody else', async () => {
  const slow = await aSubscription(services.db, { email: 'druk@gemeente.example', weeklyMost: 7 })
  const other = await aSubscription(services.db)
  const issue = await aLetter()
  await portal.settle()
  expect(envelopes.some(({ to }) => to === other.email)).toBe(true)
  const row = (await deliveriesOf(services.db, issue.id)).find(({ subscriptionId }) => subscriptionId === slow.id)
  expect(row).toMatchObject({ state: 'waiting', attempts: 1, bouncedAt: null })
  expect(row?.nextAt).toBeGreaterThan(Date.now() + 60_000)
  await services.db.write(async (tx) => void (await tx.update(newsletterSubscription).set({ endedAt: 1 })))
})

test('what another server has against us ends nobody’s subscription, and the mail is tried again', async () => {
  const ours = ['geen-doorgifte', 'niet-vertrouwd', 'geen-toegang']
  const kept = await Promise.all(
    ours.map((name) => aSubscription(services.db, { email: `${name}@gemeente.example`, weeklyMost: 7 })),
  )
  const gone = await aSubscription(services.db, { email: 'vertrokken@gemeente.example', weeklyMost: 7 })
  for (let i = 0; i < 3; i++) {
    const issue = await aLetter()
    await portal.settle()
    const rows = await deliveriesOf(services.db, issue.id)
    for (const { id } of kept)
      expect(rows.find(({ subscriptionId }) => subscriptionId === id)).toMatchObject({
        state: 'waiting',
        bouncedAt: null,
      })
    expect(rows.find(({ subscriptionId }) => subscriptionId === gone.id)).toMatchObject({ bounceCode: '5.1.1' })
  }
  for (const { id } of kept) expect((await rowOf(id)).endedAt).toBeNull()
  expect(await rowOf(gone.id)).toMatchObject({ endedHow: 'bounce' })
  await services.db.write(async (tx) => void (await tx.update(newsletterSubscription).set({ endedAt: 1 })))
})

test('a mail comes back to an address of its own, which a report about it proves itself with', async () => {
  const reader = await aSubscription(services.db, { weeklyMost: 7 })
  const issue = await aLetter()
  await portal.settle()
  const [delivery] = await deliveriesOf(services.db, issue.id)
  const back = envelopes.find(({ to }) => to === reader.email)?.from ?? ''
  expect(back).toMatch(/^terug\+[a-z2-9]{40}@alliantie\.example$/)
  expect(back.split('@')[0]?.length).toBeLessThanOrEqual(64)
  expect(deliveryOfAddress(services.secrets.session, back.toUpperCase())).toBe(delivery?.id)

  const delayed = { action: 'delayed', status: '4.4.1' }
  expect(await read(report(back, delayed), 'Subject: Ik ben met vakantie\n\nTot maandag')).toContain(
    '0 nieuw genoteerd',
  )
  // Mail of ours that is not trusted, or a box that is full, says nothing of the address.
  for (const status of ['5.7.1', '5.2.2', '5.1.8'])
    expect(await read(report(back, { action: 'failed', status }))).toContain('0 nieuw genoteerd')
  expect(await read(report(back, failed), report(back, failed))).toContain('1 nieuw genoteerd')
  expect((await deliveriesOf(services.db, issue.id))[0]).toMatchObject({ state: 'sent', bounceCode: '5.1.1' })
  // Only in the header of the last server.
  const second = await aSentMail(services.db, reader.id, Date.now())
  const address = bounceAddress(services.secrets.session, 'terug@alliantie.example', second.id)
  expect(await read(report('terug@alliantie.example', { ...failed, headers: `Delivered-To: ${address}\n` }))).toContain(
    '1 nieuw genoteerd',
  )
  expect((await rowOf(reader.id)).endedAt).toBeNull()
  const third = await aSentMail(services.db, reader.id, Date.now() + 1)
  await read(report(bounceAddress(services.secrets.session, 'terug@alliantie.example', third.id), failed))
  expect(await rowOf(reader.id)).toMatchObject({ endedHow: 'bounce' })
})

test('nobody ends another’s subscription with reports of their own making', async () => {
  const victim = await aSubscription(services.db)
  const attacker = await aSubscription(services.db)
  const sent = []
  for (let i = 0; i < 3; i++) sent.push(await aSentMail(services.db, victim.id, Date.now() + i))
  const own = await aSentMail(services.db, attacker.id, Date.now())
  const mine = bounceAddress(services.secrets.session, 'terug@alliantie.example', own.id)
  const mac = mine.slice('terug+'.length + 20, 'terug+'.length + 40)
  const forged = sent.flatMap(({ id }) => [
    `terug+${id}${mac}@alliantie.example`,
    `terug+${id}@alliantie.example`,
    bounceAddress(['een-ander-geheim-van-tweeendertig-tekens'], 'terug@alliantie.example', id),
  ])
  expect(await read(...forged.map((to) => report(to, failed)))).toContain('0 nieuw genoteerd')
  expect((await rowOf(victim.id)).endedAt).toBeNull()
  const rows = await services.db.read
    .select()
    .from(newsletterDelivery)
    .where(eq(newsletterDelivery.subscriptionId, victim.id))
  expect(rows.every(({ bouncedAt }) => bouncedAt === null)).toBe(true)
})
