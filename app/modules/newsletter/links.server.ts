import { network } from '#app/auth/throttle.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { acceptedHashes, equalInTime, keyedHash } from '#app/lib/secrets.server.ts'

const purposes = { unsubscribe: 'newsletter-unsubscribe', preferences: 'newsletter-preferences' } as const
const bouncePurpose = 'newsletter-bounce'
const form = /^([a-z2-9]{20})([\w-]{43})$/

/**
 * The token of the link at the foot of every letter: made from the id with a key outside the database, so that nothing is
 * stored per letter and an old letter's link goes on working.
 */
export const unsubscribeToken = (keys: readonly string[], subscriptionId: string): string =>
  subscriptionId + keyedHash(keys, purposes.unsubscribe, subscriptionId)

/** The same for choosing which mails one gets. */
export const preferencesToken = (keys: readonly string[], subscriptionId: string): string =>
  subscriptionId + keyedHash(keys, purposes.preferences, subscriptionId)

/** The subscription that a token is for; null where we never made it, or for something else. */
export function subscriptionOfToken(
  keys: readonly string[],
  token: string,
  purpose: keyof typeof purposes = 'unsubscribe',
): string | null {
  const [, id = '', mac = ''] = form.exec(token) ?? []
  const accepted = id === '' ? [] : acceptedHashes(keys, purposes[purpose], id)
  return accepted.some((hash) => equalInTime(hash, mac)) ? id : null
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Twenty characters of a hash that survive a mail server which writes addresses in lower case. */
export function inLowerCase(hash: string): string {
  return [...Buffer.from(hash, 'base64url').subarray(0, 20)].map((byte) => alphabet[byte & 31]).join('')
}

/**
 * The envelope address of one mail, to which it comes back where it cannot be delivered (VERP). Nobody can make one but we:
 * it says which mail it was, and who did not get that mail does not know it.
 * @param base `name@domain`
 */
export function bounceAddress(keys: readonly string[], base: string, deliveryId: string): string {
  const [name = '', domain = ''] = base.split('@')
  return `${name}+${deliveryId}${inLowerCase(keyedHash(keys, bouncePurpose, deliveryId))}@${domain}`
}

/** The mail that came back to this address; null where the address is none of ours. */
export function deliveryOfAddress(keys: readonly string[], address: string): string | null {
  const [, id = '', mac = ''] = /\+([a-z2-9]{20})([a-z2-9]{20})@/.exec(address.toLowerCase()) ?? []
  const accepted = id === '' ? [] : acceptedHashes(keys, bouncePurpose, id).map(inLowerCase)
  return accepted.some((hash) => equalInTime(hash, mac)) ? id : null
}

/** The network that somebody came from, as it is kept for proof: a keyed hash, to compare with and not to read. */
export function networkMark({ client, services }: Pick<RequestContext, 'client' | 'services'>): string {
  return keyedHash(services.secrets.session, 'consent-network', network(client.address))
}
