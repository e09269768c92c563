import { acceptedHashes, equalInTime, keyedHash } from '#app/lib/secrets.server.ts'

const purposes = { manage: 'registration', confirm: 'registration-confirm' } as const
const form = /^([a-z2-9]{20})([\w-]{43})$/
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * The token with which somebody changes or cancels a registration, account or not: made from its id with a key outside the
 * database, so that nothing is stored and the link in an old mail goes on working.
 */
export function manageToken(keys: readonly string[], registrationId: string): string {
  return registrationId + keyedHash(keys, purposes.manage, registrationId)
}

/** The registration that a token is for; null where we never made it. */
export function registrationOfToken(keys: readonly string[], token: string): string | null {
  const [, id = '', mac = ''] = form.exec(token) ?? []
  return id !== '' && acceptedHashes(keys, purposes.manage, id).some((hash) => equalInTime(hash, mac)) ? id : null
}

/** What a confirmation is about: once confirmed, or asked for anew after a day, `createdAt` is another. */
export interface Asked {
  id: string
  state: 'sent' | 'confirmed' | 'waiting' | 'cancelled'
  userId: string | null
  createdAt: number
  cancelledAt: number | null
}
const asText = ({ id, createdAt }: Pick<Asked, 'id' | 'createdAt'>): string => `${id} ${createdAt}`

/**
 * What an account cancelled is left as it is until its owner confirms: nothing of the asking is kept, so the link itself
 * says in which hour it was made.
 */
const isCancelledOwn = ({ state, userId }: Asked): boolean => state === 'cancelled' && userId !== null
const asTextOfHour = ({ id, cancelledAt }: Asked, hour: number): string => `${id} again ${cancelledAt ?? 0} ${hour}`
const hourOf = (at: number): number => Math.floor(at / hourMs)

/** The token with which an address is confirmed: works until it was used, for a day. */
export function confirmToken(keys: readonly string[], asked: Asked, now = Date.now()): string {
  const text = isCancelledOwn(asked) ? asTextOfHour(asked, hourOf(now)) : asText(asked)
  return asked.id + keyedHash(keys, purposes.confirm, text)
}

/** The id in a token that may confirm something; `confirms` says whether it does. */
export const idInToken = (token: string): string => form.exec(token)?.[1] ?? ''

export function confirms(keys: readonly string[], token: string, asked: Asked, now: number): boolean {
  const [, id = '', mac = ''] = form.exec(token) ?? []
  if (id !== asked.id || isExpired(asked, now)) return false
  const texts = isCancelledOwn(asked)
    ? Array.from({ length: dayMs / hourMs }, (_, back) => asTextOfHour(asked, hourOf(now) - back))
    : [asText(asked)]
  return texts.some((text) => acceptedHashes(keys, purposes.confirm, text).some((hash) => equalInTime(hash, mac)))
}

/** Is there nothing to confirm any more? */
export const isExpired = (asked: Asked, now: number): boolean =>
  !isCancelledOwn(asked) && (asked.state !== 'sent' || asked.createdAt + dayMs <= now)

/** Names the mail that an address gets when somebody asks to sign up with it: the same until something became of it. */
export const mailedOnce = ({ id, state, createdAt, cancelledAt }: Omit<Asked, 'userId'>): string =>
  `sign-up mail ${id} ${state} ${createdAt} ${cancelledAt ?? 0}`
