import { and, gt, inArray, lte } from 'drizzle-orm'
import { z } from 'zod'
import type { Config } from '#app/config.server.ts'
import { cookieNameOf } from './cookies.ts'
import { acceptedHashes, keyedHash, newSecret, seal, unseal } from '#app/lib/secrets.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { ssoTransaction } from '#db/schema/index.ts'

const lifetimeMs = 10 * 60_000

/** What the answer is checked against (`state`, `nonce`, `verifier`), the provider's page, and where it leads after. */
const payloadSchema = z.object({
  url: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
})
export type Payload = z.output<typeof payloadSchema>
export type Purpose = typeof ssoTransaction.$inferSelect.purpose

export interface Transaction extends Payload {
  providerId: string
  purpose: Purpose
  sessionId: string | null
  createdAt: number
}

/** Keeps a journey for ten minutes, and clears away those that ended. @returns the value of the browser's cookie */
export async function keepTransaction(
  tx: Tx,
  keys: readonly string[],
  journey: Omit<Transaction, 'createdAt'>,
  now: number,
): Promise<string> {
  const { providerId, purpose, sessionId, ...payload } = journey
  const value = newSecret()
  await tx.delete(ssoTransaction).where(lte(ssoTransaction.expiresAt, now))
  await tx.insert(ssoTransaction).values({
    hash: keyedHash(keys, 'sso-transaction', value),
    stateHash: keyedHash(keys, 'sso-state', payload.state),
    providerId,
    purpose,
    sessionId,
    payload: seal(keys, 'sso-transaction', JSON.stringify(payload)),
    createdAt: now,
    expiresAt: now + lifetimeMs,
  })
  return value
}

/** The journey that this browser is on; changes nothing. */
export async function findTransaction(
  reader: Reader,
  keys: readonly string[],
  cookie: string | null,
  now: number,
): Promise<Transaction | null> {
  if (!cookie) return null
  const [row] = await reader
    .select()
    .from(ssoTransaction)
    .where(
      and(
        inArray(ssoTransaction.hash, acceptedHashes(keys, 'sso-transaction', cookie)),
        gt(ssoTransaction.expiresAt, now),
      ),
    )
  return row ? opened(keys, row) : null
}

/** Uses the journey up: for the browser that began it, with the state it was given, once. Null otherwise. */
export async function takeTransaction(
  tx: Tx,
  keys: readonly string[],
  given: { cookie: string | null; state: string | null },
  now: number,
): Promise<Transaction | null> {
  if (!given.cookie || !given.state) return null
  const [row] = await tx
    .delete(ssoTransaction)
    .where(
      and(
        inArray(ssoTransaction.hash, acceptedHashes(keys, 'sso-transaction', given.cookie)),
        inArray(ssoTransaction.stateHash, acceptedHashes(keys, 'sso-state', given.state)),
        gt(ssoTransaction.expiresAt, now),
      ),
    )
    .returning()
  return row ? opened(keys, row) : null
}

function opened(keys: readonly string[], row: typeof ssoTransaction.$inferSelect): Transaction {
  const payload = payloadSchema.parse(JSON.parse(unseal(keys, 'sso-transaction', row.payload)))
  const { providerId, purpose, sessionId, createdAt } = row
  return { ...payload, providerId, purpose, sessionId, createdAt }
}

const nameOf = (config: Pick<Config, 'server'>): string => cookieNameOf('arrival', config)

/** The Set-Cookie header that binds a journey to the browser; without a value the one that clears it. */
export function transactionCookie(config: Pick<Config, 'server'>, value: string | null): string {
  const age = value === null ? 0 : lifetimeMs / 1000
  const parts = [`${nameOf(config)}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${age}`]
  return (config.server.https ? [...parts, 'Secure'] : parts).join('; ')
}

export function transactionCookieOf(request: Request, config: Pick<Config, 'server'>): string | null {
  const name = nameOf(config)
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name) return value && /^[\w-]{20,100}$/.test(value) ? value : null
  }
  return null
}
