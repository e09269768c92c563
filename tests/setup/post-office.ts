import { SMTPServer } from 'smtp-server'

/** A mail as it came in. */
export interface Letter {
  /** The recipients of the envelope. */
  to: string[]
  /** Headers and body, transfer encodings undone. */
  source: string
  /** Exactly as it came. */
  raw: Buffer
}

export interface PostOffice {
  /** For `SMTP_URL`. */
  url: string
  /** What came in for this address, oldest first; everything where none is given. */
  letters(address?: string): Letter[]
  stop(): Promise<void>
}

/** A real SMTP server on a port of its own. */
export async function openPostOffice(): Promise<PostOffice> {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address)
        const raw = Buffer.concat(chunks)
        letters.push({ to, source: readable(raw.toString('utf8')), raw })
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
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters: (address) => letters.filter(({ to }) => address === undefined || to.includes(address)),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The path of the newest link that begins so in these letters. */
export function linkIn(letters: readonly Letter[], start: string): string {
  const link = letters
    .flatMap(({ source }) => source.match(/https?:\/\/[^\s>"]+/g) ?? [])
    .map((address) => new URL(address).pathname)
    .findLast((path) => path.startsWith(start))
  if (!link) throw new Error(`no link to ${start} was mailed`)
  return link
}

/** Quoted-printable undone. */
function readable(mail: string): string {
  const bytes = mail.replace(/=\r?\n/g, '').replace(/((?:=[0-9A-F]{2})+)/g, (hex) => {
    return Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8')
  })
  return bytes
}
