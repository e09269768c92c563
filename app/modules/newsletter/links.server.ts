import { network } from '#app/auth/throttle.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { acceptedHashes, equalInTime, keyedHash } from '#app/lib/secrets.server.ts'

const purpose = 'newsletter-unsubscribe'
const form = /^([a-z2-9]{20})([\w-]{43})$/

/**
 * The token of the link at the foot of every letter: made from the id with a key outside the database, so that nothing is
 * stored per letter and an old letter's link goes on working.
 */
export function unsubscribeToken(keys: readonly string[], subscriptionId: string): string {
  return subscriptionId + keyedHash(keys, purpose, subscriptionId)
}

/** The subscription that a token is for; null where we never made it. */
export function subscriptionOfToken(keys: readonly string[], token: string): string | null {
  const [, id = '', mac = ''] = form.exec(token) ?? []
  return id !== '' && acceptedHashes(keys, purpose, id).some((hash) => equalInTime(hash, mac)) ? id : null
}

/** The network that somebody came from, as it is kept for proof: a keyed hash, to compare with and not to read. */
export function networkMark({ client, services }: Pick<RequestContext, 'client' | 'services'>): string {
  return keyedHash(services.secrets.session, 'consent-network', network(client.address))
}
