import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newsletterIssue } from '#db/schema/index.ts'
import { aNews } from '#tests/factories/items.ts'
import { aLetterToGo, aSubscription, deliveriesOf } from '#tests/factories/letters.ts'
import { aDataFolder, anEditor, leasesEnd, outside, startProduction, verifyAll } from './production.ts'

const readers = 400
/** A pause of the mail server, so that a kill finds mails under way. */
const answersAfterMs = 8

/** A mail server that takes every mail, and notes to whom and under which name. */
async function aSink() {
  const taken: Array<{ to: string; name: string }> = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const name = /^Message-ID: (\S+)/m.exec(Buffer.concat(chunks).toString())?.[1] ?? ''
        taken.push({ to: envelope.rcptTo[0]?.address ?? '', name })
        setTimeout(done, answersAfterMs)
      })
    },
  })
  // Whoever is killed breaks the line.
  server.on('error', () => undefined)
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  return { url: `smtp://127.0.0.1:${port}`, taken }
}

test(
  'a letter to hundreds that is killed twice on its way reaches everybody, and at most one in a hundred twice',
  { timeout: 240_000 },
  async () => {
    const sink = await aSink()
    const dataDir = aDataFolder()
    const issue = await outside(dataDir, async (services) => {
      const { owner, creator } = await anEditor(services)
      for (let i = 0; i < readers; i++) await aSubscription(services.db, { email: `lezer${i}@voorbeeld.example` })
      const item = await aNews(services, { label: 'CLEAR', owner, creator, title: 'Nieuws voor iedereen' })
      return aLetterToGo(services.db, creator, [item])
    })
    const start = () => startProduction(dataDir, 'embedded', { SMTP_URL: sink.url })
    const state = () =>
      outside(dataDir, async ({ db }) => {
        const [row] = await db.read.select().from(newsletterIssue).where(eq(newsletterIssue.id, issue.id))
        return row?.state
      })

    for (const many of [70, 230]) {
      const portal = await start()
      await vi.waitUntil(() => sink.taken.length >= many, { timeout: 60_000, interval: 1 })
      await portal.kill()
      expect(await state(), 'it was killed on its way').toBe('sending')
      await leasesEnd(dataDir)
    }
    const portal = await start()
    await expect.poll(state, { timeout: 90_000, interval: 200 }).toBe('sent')
    expect(await portal.stop()).toBe(0)

    const addresses = new Set(sink.taken.map(({ to }) => to))
    expect(addresses.size, 'nobody is left out').toBe(readers)
    const twice = sink.taken.length - addresses.size
    expect(twice, 'mails that came twice').toBeLessThanOrEqual(readers / 100)
    // What comes twice has one name, by which a mail program knows it again.
    expect(new Set(sink.taken.map(({ name }) => name)).size).toBe(readers)
    const rows = await outside(dataDir, ({ db }) => deliveriesOf(db, issue.id))
    expect(rows).toHaveLength(readers)
    expect(rows.every((row) => row.state === 'sent' && row.sentAt !== null && row.claim === null)).toBe(true)
    expect((await verifyAll(dataDir)).integrity).toBe('ok')
  },
)
