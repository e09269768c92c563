import { data } from '@remix-run/node'
import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { RequestContext } from '#app/lib/request-context.ts'
import { log } from '#app/lib/log.server.ts'
import { networkOf } from '#app/lib/network.ts'
import { keyedHash } from '#app/lib/secrets.server.ts'
import { meervoud } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import { attempt as attempts } from '#db/schema/index.ts'

/**
 * What is counted: guesses at a password, codes, mails asked for, links tried, passkeys, journeys to a provider, reports,
 * and of meetings who signs up with a mail address, with an account or by a link, and who is put on the list at the door
 * or by an editor.
 */
export type Attempt =
  | 'password'
  | 'code'
  | 'reset'
  | 'link'
  | 'passkey'
  | 'challenge'
  | 'sso'
  | 'sign-out-message'
  | 'report'
  | 'sign-up'
  | 'own-sign-up'
  | 'sign-up-link'
  | 'walk-in'
  | 'attendee'

const quarterMs = 15 * 60_000
const dayMs = 24 * 3_600_000
/**
 * Attempts per quarter of an hour, or per `window` in milliseconds. Per account never more than 100 an hour; per address room for an office behind one.
 * A passkey cannot be guessed: it is counted per address only, so that whoever locks an account with wrong passwords does
 * not lock its owner out.
 */
export const limits: Readonly<Record<Attempt, { account: number | null; address: number; accountPerDay?: number }>> = {
  password: { account: 10, address: 100 },
  code: { account: 10, address: 100 },
  reset: { account: 3, address: 30 },
  link: { account: 20, address: 60 },
  passkey: { account: null, address: 100 },
  challenge: { account: null, address: 300 },
  // Nothing is guessed there: an address that anybody can type must not keep its owner out.
  sso: { account: null, address: 300 },
  'sign-out-message': { account: 10, address: 3000 },
  report: { account: 10, address: 10 },
  // Each is a mail to an address that anybody may type: a few a day, whatever the meetings.
  'sign-up': { account: 3, address: 60, accountPerDay: 5 },
  // Nothing is guessed from here on: a municipality behind one address signs up in the hour after the invitation.
  'own-sign-up': { account: 30, address: 600 },
  'sign-up-link': { account: 20, address: 600 },
  'walk-in': { account: 150, address: 300 },
  // Each is a mail in the name of the portal, to an address that an editor typed.
  attendee: { account: null, address: 2000, accountPerDay: 200 },
}

export class TooManyAttempts extends Error {
  override name = 'TooManyAttempts'
  readonly seconds: number
  constructor(seconds: number) {
    super('too many attempts')
    this.seconds = seconds
  }
}

/** One of the two counts of an attempt: of what is attacked, or of the network it comes from. */
interface Count {
  side: 'account' | 'address'
  hash: string
  limit: number
  lastsMs: number
}

/**
 * Counts an attempt before it is made, so that many at once do not slip through together. Counts are kept in the database:
 * they hold across restarts and for all processes. Once one is full nothing is written any more.
 * @param account what is attacked: a user id or an address as typed, known or not
 * @throws TooManyAttempts
 */
export async function countAttempt(context: RequestContext, attempt: Attempt, account: string): Promise<void> {
  const counts = countsOf(context, attempt, account)
  const { db } = context.services
  const now = Date.now()
  const full = (await findFull(context, counts, now)) ?? (await db.write((tx) => addTo(tx, counts, now)))
  if (!full) return
  log.warn({ attempt, side: full.side, request: context.client.requestId }, 'too many attempts')
  await context.services.refusals.note({
    actor: 'anonymous',
    action: 'attempt-too-often',
    object: 'user',
    objectId: 'unknown',
    result: 'refused',
    detail: { attempt, side: full.side },
  })
  throw new TooManyAttempts(Math.max(1, Math.ceil((full.expiresAt - now) / 1000)))
}

/** The attempt was right: it counts no longer. */
export async function forgiveAttempt(context: RequestContext, attempt: Attempt, account: string): Promise<void> {
  const counts = countsOf(context, attempt, account)
  await context.services.db.write(async (tx) => {
    for (const { side, hash } of counts)
      if (side === 'account') await tx.delete(attempts).where(eq(attempts.hash, hash))
      else
        await tx
          .update(attempts)
          .set({ tries: sql`max(0, ${attempts.tries} - 1)` })
          .where(eq(attempts.hash, hash))
  })
}

type Full = Pick<Count, 'side'> & { expiresAt: number }

async function findFull({ services }: RequestContext, counts: readonly Count[], now: number): Promise<Full | null> {
  const hashes = counts.map(({ hash }) => hash)
  const rows = await services.db.read
    .select()
    .from(attempts)
    .where(and(inArray(attempts.hash, hashes), gt(attempts.expiresAt, now)))
  for (const { side, hash, limit } of counts) {
    const row = rows.find((one) => one.hash === hash)
    if (row && row.tries >= limit) return { side, expiresAt: row.expiresAt }
  }
  return null
}

/** The network first: one that is full counts against nobody's account. */
async function addTo(tx: Tx, counts: readonly Count[], now: number): Promise<Full | null> {
  const ended = sql`${attempts.expiresAt} <= ${now}`
  for (const { side, hash, limit, lastsMs } of counts) {
    const expiresAt = now + lastsMs
    const [row] = await tx
      .insert(attempts)
      .values({ hash, tries: 1, expiresAt })
      .onConflictDoUpdate({
        target: attempts.hash,
        set: {
          tries: sql`CASE WHEN ${ended} THEN 1 ELSE ${attempts.tries} + 1 END`,
          expiresAt: sql`CASE WHEN ${ended} THEN ${expiresAt} ELSE ${attempts.expiresAt} END`,
        },
      })
      .returning({ tries: attempts.tries, expiresAt: attempts.expiresAt })
    if (row && row.tries > limit) return { side, expiresAt: row.expiresAt }
  }
  return null
}

/**
 * Whether this is the first time in so long, for what is left undone without a word where it was done a moment ago. Counted
 * in the same table, so that it holds across restarts.
 */
export async function firstWithin(tx: Tx, keys: readonly string[], what: string, lastsMs: number, now: number) {
  const hash = keyedHash(keys, 'attempt', `first ${what}`)
  return (await addTo(tx, [{ side: 'account', hash, limit: 1, lastsMs }], now)) === null
}

/** A mail address as it is counted: what follows a `+` reaches the same mailbox. */
export function mailboxOf(email: string): string {
  const [, name = '', host = ''] = /^([^+]*)(?:\+.*)?(@[^@]*)$/.exec(email.trim().toLowerCase()) ?? []
  return host === '' ? email.trim().toLowerCase() : name + host
}

/** Runs an action; too many attempts become the same page with 429, `Retry-After` and when to come back. */
export async function throttled<T>(act: () => Promise<T>) {
  try {
    return await act()
  } catch (error) {
    const { body, init } = comeBack(error)
    return data(body, init)
  }
}

/** The same for an address that answers JSON: of those, Remix keeps the status of a Response only. */
export async function throttledJson(act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const { body, init } = comeBack(error)
    return Response.json(body, init)
  }
}

function comeBack(error: unknown) {
  if (!(error instanceof TooManyAttempts)) throw error
  const minutes = Math.ceil(error.seconds / 60)
  const wait = minutes > 90 ? `${Math.ceil(minutes / 60)} uur` : meervoud(minutes, 'minuut', 'minuten')
  const message = `Te veel pogingen. Probeer het over ${wait} opnieuw.`
  return {
    body: { form: { values: {}, errors: { '': [message] } } },
    init: { status: 429, headers: { 'Retry-After': String(error.seconds) } },
  }
}

function countsOf({ services, client }: RequestContext, attempt: Attempt, account: string): Count[] {
  const count = (side: Count['side'], key: string, limit: number, lastsMs = quarterMs): Count => ({
    side,
    hash: keyedHash(services.secrets.session, 'attempt', `${attempt} ${side} ${key}`),
    limit,
    lastsMs,
  })
  const { account: perAccount, address, accountPerDay } = limits[attempt]
  return [
    count('address', network(client.address), address),
    ...(perAccount === null ? [] : [count('account', account, perAccount)]),
    ...(accountPerDay === undefined ? [] : [count('account', `${account} day`, accountPerDay, dayMs)]),
  ]
}

/** An IPv6 subscriber has a whole /64: that counts as one address. */
export const network = (address: string): string => networkOf(address, { ipv4: 32, ipv6: 64 })

/** For routes whose action may answer 429: Remix drops an action's headers without this. */
export function retryHeaders({ actionHeaders }: { actionHeaders: Headers }): Record<string, string> {
  const wait = actionHeaders.get('Retry-After')
  return wait === null ? {} : { 'Retry-After': wait }
}
