import { isIPv6 } from 'node:net'
import { data } from '@remix-run/node'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RequestContext } from '#app/lib/request-context.ts'
import { log } from '#app/lib/log.server.ts'

/** What is counted: guesses at a password, codes, mails asked for, links tried. */
export type Attempt = 'password' | 'code' | 'reset' | 'link'

const quarter = 15 * 60
/** Attempts per quarter of an hour. Per account never more than 100 an hour; per address room for an office behind one. */
export const limits: Readonly<Record<Attempt, { account: number; address: number }>> = {
  password: { account: 10, address: 100 },
  code: { account: 10, address: 100 },
  reset: { account: 3, address: 30 },
  link: { account: 20, address: 60 },
}

export class TooManyAttempts extends Error {
  override name = 'TooManyAttempts'
  readonly seconds: number
  constructor(seconds: number) {
    super('too many attempts')
    this.seconds = seconds
  }
}

type Limiters = Map<string, RateLimiterMemory>
/** Counts belong to a database, as accounts do. */
const perDatabase = new WeakMap<object, Limiters>()

/**
 * Counts an attempt before it is made, so that many at once do not slip through together.
 * @param account what is attacked: a user id or an address as typed, known or not
 * @throws TooManyAttempts
 */
export async function countAttempt(context: RequestContext, attempt: Attempt, account: string): Promise<void> {
  for (const [side, key] of sides(context, account)) {
    try {
      await limiter(context, attempt, side).consume(key)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      log.warn({ attempt, side, request: context.client.requestId }, 'too many attempts')
      throw new TooManyAttempts(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)))
    }
  }
}

/** The attempt was right: it counts no longer. */
export async function forgiveAttempt(context: RequestContext, attempt: Attempt, account: string): Promise<void> {
  for (const [side, key] of sides(context, account)) {
    if (side === 'account') await limiter(context, attempt, side).delete(key)
    else await limiter(context, attempt, side).reward(key)
  }
}

/** Runs an action; too many attempts become the same page with 429, `Retry-After` and when to come back. */
export async function throttled<T>(act: () => Promise<T>) {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error
    const minutes = Math.ceil(error.seconds / 60)
    const message = `Te veel pogingen. Probeer het over ${minutes === 1 ? '1 minuut' : `${minutes} minuten`} opnieuw.`
    return data(
      { form: { values: {}, errors: { '': [message] } } },
      { status: 429, headers: { 'Retry-After': String(error.seconds) } },
    )
  }
}

function sides(context: RequestContext, account: string): Array<['account' | 'address', string]> {
  return [
    ['address', network(context.client.address)],
    ['account', account],
  ]
}

function limiter({ services }: RequestContext, attempt: Attempt, side: 'account' | 'address'): RateLimiterMemory {
  const limiters: Limiters = perDatabase.get(services.db) ?? new Map<string, RateLimiterMemory>()
  perDatabase.set(services.db, limiters)
  const name = `${attempt} ${side}`
  const found = limiters.get(name) ?? new RateLimiterMemory({ points: limits[attempt][side], duration: quarter })
  limiters.set(name, found)
  return found
}

/** An IPv6 subscriber has a whole /64: that counts as one address. */
export function network(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [bare = ''] = address.split('%')
  const [head = '', tail] = bare.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** For routes whose action may answer 429: Remix drops an action's headers without this. */
export function retryHeaders({ actionHeaders }: { actionHeaders: Headers }): Record<string, string> {
  const wait = actionHeaders.get('Retry-After')
  return wait === null ? {} : { 'Retry-After': wait }
}
