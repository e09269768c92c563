import { acceptedHashes, equalInTime, keyedHash } from '#app/lib/secrets.server.ts'

const purposes = { manage: 'registration', confirm: 'registration-confirm' } as const
const form = /^([a-z2-9]{20})([\w-]{43})$/
const dayMs = 24 * 3_600_000

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
  createdAt: number
}
const asText = ({ id, createdAt }: Asked): string => `${id} ${createdAt}`

/** The token with which an address is confirmed: works until it was used, for a day. */
export function confirmToken(keys: readonly string[], asked: Asked): string {
  return asked.id + keyedHash(keys, purposes.confirm, asText(asked))
}

/** The id in a token that may confirm something; `confirms` says whether it does. */
export const idInToken = (token: string): string => form.exec(token)?.[1] ?? ''

export function confirms(keys: readonly string[], token: string, asked: Asked, now: number): boolean {
  const [, id = '', mac = ''] = form.exec(token) ?? []
  if (id !== asked.id || isExpired(asked, now)) return false
  return acceptedHashes(keys, purposes.confirm, asText(asked)).some((hash) => equalInTime(hash, mac))
}

export const isExpired = ({ createdAt }: Asked, now: number): boolean => createdAt + dayMs <= now
