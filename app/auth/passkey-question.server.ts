import { randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, lte } from 'drizzle-orm'
import type { Config } from '#app/config.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { acceptedHashes, keyedHash, newSecret } from '#app/lib/secrets.server.ts'
import type { Tx } from '#db/client.server.ts'
import { passkeyChallenge } from '#db/schema/index.ts'
import { cookieNameOf } from './cookies.ts'

export type Purpose = typeof passkeyChallenge.$inferSelect.purpose

/** What asked, as it is stored; several where it was hashed and the secret was rotated. */
export type Asker = readonly [string, ...string[]]

/** Long enough to find a telephone and unlock it. */
const lifetimeMs = 5 * 60_000

/** Puts a new challenge and clears those that nobody answered. @returns 32 bytes, which are stored nowhere */
export async function putChallenge(
  tx: Tx,
  keys: readonly string[],
  question: { purpose: Purpose; asker: Asker },
  now: number,
): Promise<Uint8Array<ArrayBuffer>> {
  await tx.delete(passkeyChallenge).where(lte(passkeyChallenge.expiresAt, now))
  const challenge = randomBytes(32)
  await tx.insert(passkeyChallenge).values({
    hash: keyedHash(keys, 'passkey-challenge', challenge.toString('base64url')),
    purpose: question.purpose,
    asker: question.asker[0],
    expiresAt: now + lifetimeMs,
  })
  return new Uint8Array(challenge)
}

/** Uses the challenge up, whatever the answer is worth. @returns whether it was put to this asker, lately, for this */
export async function takeChallenge(
  { services: { db, secrets } }: RequestContext,
  question: { purpose: Purpose; asker: Asker },
  challenge: string,
): Promise<boolean> {
  const taken = await db.write((tx) =>
    tx
      .delete(passkeyChallenge)
      .where(
        and(
          inArray(passkeyChallenge.hash, acceptedHashes(secrets.session, 'passkey-challenge', challenge)),
          eq(passkeyChallenge.purpose, question.purpose),
          inArray(passkeyChallenge.asker, [...question.asker]),
          gt(passkeyChallenge.expiresAt, Date.now()),
        ),
      )
      .returning({ hash: passkeyChallenge.hash }),
  )
  return taken.length > 0
}

/** A secret that only the asker has, as it is stored. */
export function askerOf(keys: readonly string[], secret: string): Asker {
  const [first = '', ...others] = acceptedHashes(keys, 'passkey-asker', secret)
  return [first, ...others]
}

const cookieName = (config: Pick<Config, 'server'>) => cookieNameOf('passkey', config)

/** For a browser that is nobody yet: it answers its own question only. @returns the secret and its Set-Cookie header */
export function newBrowser(config: Pick<Config, 'server'>): { secret: string; cookie: string } {
  const secret = newSecret()
  const parts = [`${cookieName(config)}=${secret}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  parts.push(`Max-Age=${lifetimeMs / 1000}`)
  if (config.server.https) parts.push('Secure')
  return { secret, cookie: parts.join('; ') }
}

export function browserSecret(request: Request, config: Pick<Config, 'server'>): string | null {
  const name = cookieName(config)
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key = '', value = ''] = part.split('=', 2)
    if (key.trim() === name && /^[\w-]{43}$/.test(value.trim())) return value.trim()
  }
  return null
}
