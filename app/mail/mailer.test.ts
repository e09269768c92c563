import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#tests/setup/database.ts'
import { isMailAddress, openMailer, type Mailer } from './mailer.server.ts'

interface Sent {
  to: string[]
  source: string
}
interface Opened {
  mailer: Mailer
  sent: () => Sent[]
}

async function overSmtp(): Promise<Opened> {
  const sent: Sent[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address)
        sent.push({ to, source: Buffer.concat(chunks).toString('utf8') })
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
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'portaal@var.example', folder: '' })
  return { mailer, sent: () => sent }
}

async function inFolder(): Promise<Opened> {
  const folder = join(temporaryFolder('mail'), 'mail')
  const mailer = openMailer({ smtpUrl: undefined, from: 'portaal@var.example', folder })
  const read = (name: string): Sent => {
    const source = readFileSync(join(folder, name), 'utf8')
    return { to: /^To: (.*)$/m.exec(source)?.[1]?.trim().split(', ') ?? [], source }
  }
  const names = () => {
    try {
      return readdirSync(folder)
    } catch {
      return []
    }
  }
  return { mailer, sent: () => names().map(read) }
}

describe.each([
  ['over SMTP', overSmtp],
  ['in a folder', inFolder],
])('a mail %s', (_, open) => {
  test('goes to one recipient, with its Dutch letters whole', async () => {
    const { mailer, sent } = await open()
    await mailer.send({ to: 'fatima@schiedam.example', subject: 'Één bericht', text: 'Beste collega’s, coördinator' })
    await mailer.close()
    expect(sent()).toHaveLength(1)
    expect(sent()[0]?.to).toEqual(['fatima@schiedam.example'])
    expect(sent()[0]?.source).toContain('From: portaal@var.example')
    expect(sent()[0]?.source).toMatch(/Subject: =\?UTF-8\?/)
  })

  test('gets no header out of its subject', async () => {
    const { mailer, sent } = await open()
    await mailer.send({ to: 'a@b.example', subject: 'Hallo\r\nBcc: kwaad@x.example\n\nLijf', text: 'x' })
    await mailer.close()
    expect(sent()[0]?.to).toEqual(['a@b.example'])
    expect(sent()[0]?.source).not.toMatch(/^Bcc:/m)
  })

  test.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'Naam <a@b.example>',
    '(x)a@b.example',
    '"a b"@c.example',
    '',
  ])('is refused for %j', async (to) => {
    const { mailer, sent } = await open()
    await expect(mailer.send({ to, subject: 'x', text: 'x' })).rejects.toThrow('not a mail address')
    await mailer.close()
    expect(sent()).toEqual([])
  })
})

test.each([
  ['voornaam.achternaam@gemeente.nl', true],
  ["d'angelo+var@politie.nl", true],
  ['a@sub.domein.co.uk', true],
  ['a@localhost', false],
  ['.a@b.nl', false],
  ['a@-b.nl', false],
  [`${'a'.repeat(65)}@b.nl`, false],
])('%s is an address: %s', (value, is) => {
  expect(isMailAddress(value)).toBe(is)
})
