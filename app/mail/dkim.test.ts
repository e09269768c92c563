import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError, loadConfig } from '#app/config.server.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { openMailer } from './mailer.server.ts'

/** A mail server that keeps what it gets byte by byte. */
async function receiving() {
  const received: Buffer[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks))
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
  return { url: `smtp://127.0.0.1:${port}`, received }
}

/** RFC 6376, 3.4.2: one header as it is signed. */
const relaxedHeader = (line: string): string => {
  const [name = '', ...rest] = line.split(':')
  const value = rest
    .join(':')
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${name.trim().toLowerCase()}:${value}`
}

/** RFC 6376, 3.4.4: the body as it is signed. */
function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n')
  const whole = lines.replace(/(?:\r\n)+$/, '')
  return whole === '' ? '' : `${whole}\r\n`
}

/** Judges the signature as a receiver would, who has the public key from DNS. */
function judge(source: Buffer, publicKey: string) {
  const text = source.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const headers = text.slice(0, end).split(/\r\n(?![ \t])/)
  const signature = headers.find((line) => /^dkim-signature:/i.test(line)) ?? ''
  const tags = Object.fromEntries(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => tag.replace(/\s+/g, ''))
      .filter((tag) => tag !== '')
      .map((tag): [string, string] => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )
  const body = Buffer.from(relaxedBody(text.slice(end + 4)), 'latin1')
  const left = headers.filter((line) => line !== signature)
  const signed = (tags.h ?? '').split(':').flatMap((name) => {
    // The last of a name first; a name without a header counts as nothing.
    const at = left.findLastIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return at < 0 ? [] : left.splice(at, 1).map(relaxedHeader)
  })
  const unsigned = relaxedHeader(signature.replace(/(\bb=)[^;]*$/s, '$1').replace(/(;\s*b=)[^;]*/s, '$1'))
  const data = Buffer.from([...signed, unsigned].join('\r\n'), 'latin1')
  return {
    tags,
    bodyHolds: createHash('sha256').update(body).digest('base64') === tags.bh,
    signatureHolds: verify('sha256', data, publicKey, Buffer.from(tags.b ?? '', 'base64')),
  }
}

function aKey(bits = 2048) {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const keyFile = join(temporaryFolder('dkim'), 'key.pem')
  writeFileSync(keyFile, pair.privateKey, { mode: 0o600 })
  return { keyFile, publicKey: pair.publicKey }
}

test('a mail that was really received carries a signature that its domain’s public key confirms', async () => {
  const { url, received } = await receiving()
  const { keyFile, publicKey } = aKey()
  const dkim = { domain: 'alliantie.example', selector: 'brief', keyFile }
  const mailer = openMailer({ smtpUrl: url, from: 'Alliantie <portaal@alliantie.example>', folder: '', dkim })
  await mailer.send({
    to: 'lezer@gemeente.example',
    subject: 'Één brief over coördinatie',
    text: 'Beste lezer,\n\n  Met  spaties en een punt\n.\nop een regel.\n\n\n',
    html: '<!DOCTYPE html><p>Beste collega’s, coördinator</p>',
    unsubscribeUrl: 'https://alliantie.example/nieuwsbrief/afmelden/x',
    listId: 'nieuwsbrief.alliantie.example',
  })
  await mailer.close()
  const [source = Buffer.alloc(0)] = received
  expect(judge(source, publicKey)).toMatchObject({
    tags: { d: 'alliantie.example', s: 'brief', a: 'rsa-sha256', c: 'relaxed/relaxed' },
    bodyHolds: true,
    signatureHolds: true,
  })
  expect(judge(source, publicKey).tags.h?.toLowerCase().split(':')).toEqual(
    expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']),
  )
  // That a change would be noticed: of the body, and of a header.
  const changed = (from: string, to: string) => Buffer.from(source.toString('latin1').replace(from, to), 'latin1')
  expect(judge(changed('Beste lezer', 'Beste lezerr'), publicKey).bodyHolds).toBe(false)
  expect(judge(changed('lezer@gemeente', 'ander@gemeente'), publicKey).signatureHolds).toBe(false)
  expect(judge(source, aKey().publicKey).signatureHolds).toBe(false)
})

test('an operator is told at the start that mails cannot be signed as they asked', () => {
  const faultsOf = (environment: Record<string, string>): string[] => {
    try {
      loadConfig({ BASE_URL: undefined, ...environment })
      return []
    } catch (error) {
      return error instanceof ConfigError ? error.faults : [String(error)]
    }
  }
  const all = { DKIM_DOMAIN: 'alliantie.example', DKIM_SELECTOR: 'brief', DKIM_KEY_FILE: aKey().keyFile }
  const words = join(temporaryFolder('dkim'), 'woorden.pem')
  writeFileSync(words, 'geen sleutel')
  expect(faultsOf(all)).toEqual([])
  expect(faultsOf({ ...all, DKIM_SELECTOR: '' })).toEqual([expect.stringContaining('together, or none')])
  expect(faultsOf({ ...all, DKIM_KEY_FILE: '/bestaat/niet' })).toEqual(['DKIM_KEY_FILE: cannot be read'])
  expect(faultsOf({ ...all, DKIM_KEY_FILE: words })).toEqual([expect.stringContaining('private key (PEM)')])
  expect(faultsOf({ ...all, DKIM_KEY_FILE: aKey(1024).keyFile })).toEqual([expect.stringContaining('2048 bits')])
  expect(faultsOf({ ...all, DKIM_DOMAIN: 'niet een domein' })).toEqual([expect.stringContaining('DKIM_DOMAIN')])
  expect(faultsOf({ BOUNCE_ADDRESS: 'terug+x@alliantie.example' })).toEqual([expect.stringContaining('BOUNCE_ADDRESS')])
})
