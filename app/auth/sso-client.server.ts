import { createHash, generateKeyPair, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import * as oidc from 'openid-client'
import { seal, unseal } from '#app/lib/secrets.server.ts'
import type { Services } from '#app/services.server.ts'
import { newId } from '#db/columns.ts'
import type { identityProvider, PublicJwk } from '#db/schema/index.ts'
import { SsoRefused, type SsoReason } from './sso-errors.ts'
import { allowedUrl, fetchWithin } from './sso-fetch.server.ts'

/** What reaching a provider takes of its row. */
export type ProviderSettings = Pick<
  typeof identityProvider.$inferSelect,
  'id' | 'issuer' | 'clientId' | 'method' | 'clientSecret' | 'privateKey' | 'publicKey'
>
export type ClientServices = Pick<Services, 'config' | 'secrets' | 'db'>

const callSeconds = 5
const keptMs = 10 * 60_000
type Kept = Map<string, { made: Promise<oidc.Configuration>; until: number }>
/** Discovery and keys of providers, for ten minutes; they belong to a database, as providers do. */
const perDatabase = new WeakMap<object, Kept>()

/**
 * The provider as the library knows it: discovered, with our way to prove who we are, and signatures always checked.
 * @throws SsoRefused with a reason that can be said in words
 */
export async function configurationOf(services: ClientServices, provider: ProviderSettings) {
  const kept: Kept = perDatabase.get(services.db) ?? (new Map() as Kept)
  perDatabase.set(services.db, kept)
  const secret = provider.method === 'environment' ? services.config.sso.office?.clientSecret : provider.clientSecret
  const { id, issuer, clientId, method, privateKey } = provider
  const key = createHash('sha256')
    .update(JSON.stringify([id, issuer, clientId, method, secret, privateKey]))
    .digest('base64url')
  const known = kept.get(key)
  if (known && known.until > Date.now()) return known.made
  for (const [each, { until }] of kept) if (until <= Date.now()) kept.delete(each)
  const made = discover(services, provider)
  kept.set(key, { made, until: Date.now() + keptMs })
  made.catch(() => kept.delete(key))
  return made
}

/** Asks the provider anew what it offers. @throws SsoRefused */
export async function discover(services: ClientServices, provider: ProviderSettings): Promise<oidc.Configuration> {
  const { reach } = services.config.sso
  const issuer = allowedUrl(provider.issuer, reach)
  if (!issuer) throw new SsoRefused('not-allowed')
  const authentication = await authenticationOf(services, provider)
  const insecure = issuer.protocol === 'http:'
  try {
    const configuration = await oidc.discovery(issuer, provider.clientId, undefined, authentication, {
      [oidc.customFetch]: fetchWithin(reach),
      timeout: callSeconds,
      execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
    })
    if (!configuration.serverMetadata().authorization_endpoint) throw new SsoRefused('not-oidc')
    return configuration
  } catch (error) {
    throw asRefused(error, 'not-oidc')
  }
}

/** How we prove to be ourselves: a signed statement, or the secret in whichever of the two ways the provider takes. */
async function authenticationOf(services: ClientServices, provider: ProviderSettings): Promise<oidc.ClientAuth> {
  const { config, secrets } = services
  if (provider.method === 'key') {
    const pem = unseal(secrets.session, 'sso-key', provider.privateKey ?? '')
    const der = Buffer.from(pem, 'base64')
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
    return oidc.PrivateKeyJwt({ key, kid: provider.publicKey?.kid ?? '' })
  }
  const secret =
    provider.method === 'environment'
      ? (config.sso.office?.clientSecret ?? '')
      : unseal(secrets.session, 'sso-secret', provider.clientSecret ?? '')
  const basic = oidc.ClientSecretBasic(secret)
  const post = oidc.ClientSecretPost(secret)
  return (server, ...rest) => {
    const offered = server.token_endpoint_auth_methods_supported
    const way = !offered || offered.includes('client_secret_basic') ? basic : post
    return way(server, ...rest)
  }
}

/** A new pair for `private_key_jwt`: the private half sealed, the public half as it goes into a JWK set. */
export async function makeKeyPair(keys: readonly string[]): Promise<{ privateKey: string; publicKey: PublicJwk }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { kty = '', n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return {
    privateKey: seal(keys, 'sso-key', der),
    publicKey: { kty, n, e, kid: newId(), use: 'sig', alg: 'RS256' },
  }
}

/** The error of a call to a provider as a reason; `otherwise` where it is none of the connection. */
export function asRefused(error: unknown, otherwise: SsoReason): SsoRefused {
  if (error instanceof SsoRefused) return error
  const codes = codesOf(error)
  const is = (pattern: RegExp) => codes.some((code) => pattern.test(code))
  const code = codes[0] ?? null
  if (is(/^ENOTALLOWED$/)) return new SsoRefused('not-allowed', code)
  if (is(/^TimeoutError$|^AbortError$|^OAUTH_TIMEOUT$|^ETIMEDOUT$/)) return new SsoRefused('timeout', code)
  if (is(/CERT|^ERR_TLS|^DEPTH_ZERO|SELF_SIGNED|^UNABLE_TO_/)) return new SsoRefused('certificate', code)
  if (is(/^E(?:CONN|HOST|NET|NOTFOUND|AI_AGAIN|PIPE|PROTO)/)) return new SsoRefused('unreachable', code)
  if (otherwise === 'not-oidc' && is(/CLAIM_COMPARISON|ATTRIBUTE_COMPARISON/))
    return new SsoRefused('other-issuer', code)
  return new SsoRefused(otherwise, code)
}

/** Names and codes along the chain of causes: no message, which may hold what the provider sent. */
function codesOf(error: unknown): string[] {
  const found: string[] = []
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && /^[A-Z_]{2,60}$/.test(code)) found.push(code)
    if (/^(?:TimeoutError|AbortError)$/.test(at.name)) found.push(at.name)
  }
  return found
}
