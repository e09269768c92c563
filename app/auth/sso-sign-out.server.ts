import { createPublicKey, verify, type JsonWebKey } from 'node:crypto'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Reach } from './sso-fetch.server.ts'
import { fetchWithin } from './sso-fetch.server.ts'
import { configurationOf, type ClientServices, type ProviderSettings } from './sso-client.server.ts'

/** The provider's own sign-out for the session of this token, which leads back here; null where it has none. */
export async function buildEndSession(
  services: ClientServices,
  provider: ProviderSettings,
  idToken: string,
): Promise<string | null> {
  const configuration = await configurationOf(services, provider)
  if (!configuration.serverMetadata().end_session_endpoint) return null
  return oidc.buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${services.config.server.baseUrl}/`,
  }).href
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
const headerSchema = z.object({ alg: z.enum(['RS256', 'PS256', 'ES256']), kid: z.string().optional() })
const claimsSchema = z
  .object({
    iss: z.string(),
    aud: z.union([z.string(), z.array(z.string())]).transform((aud) => [aud].flat()),
    iat: z.number(),
    exp: z.number().optional(),
    jti: z.string().min(1).max(200),
    events: z.record(z.string(), z.unknown()),
    sub: z.string().optional(),
    sid: z.string().optional(),
    nonce: z.undefined().optional(),
  })
  .refine(({ events }) => typeof events[logoutEvent] === 'object' && events[logoutEvent] !== null)
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)
export type LogoutClaims = z.output<typeof claimsSchema>

interface Parsed {
  claims: LogoutClaims
  header: z.output<typeof headerSchema>
  signed: Buffer
  signature: Buffer
}

/** Reads a logout token; nothing of it is proven yet. Null for anything that cannot be one. */
export function parseLogoutToken(token: string): Parsed | null {
  const [head = '', body = '', signature = '', ...more] = token.split('.')
  if (more.length > 0) return null
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  try {
    const header = headerSchema.parse(read(head))
    const claims = claimsSchema.parse(read(body))
    return { claims, header, signed: Buffer.from(`${head}.${body}`), signature: Buffer.from(signature, 'base64url') }
  } catch {
    return null
  }
}

const slackSeconds = 60
const oldestSeconds = 5 * 60

/** Did this provider say so, to us, just now? Signature, issuer, audience and times. */
export async function logoutTokenHolds(
  services: ClientServices,
  provider: ProviderSettings,
  { claims, header, signed, signature }: Parsed,
  now: number,
): Promise<boolean> {
  const seconds = now / 1000
  if (claims.iss !== provider.issuer || !claims.aud.includes(provider.clientId)) return false
  if (claims.iat > seconds + slackSeconds || claims.iat < seconds - oldestSeconds) return false
  if (claims.exp !== undefined && claims.exp < seconds - slackSeconds) return false
  const { jwks_uri: address } = (await configurationOf(services, provider)).serverMetadata()
  if (!address) return false
  const keys = await keysAt(address, services.config.sso.reach)
  return keys
    .filter((key) => (header.kid === undefined || key.kid === header.kid) && (key.use ?? 'sig') === 'sig')
    .some((key) => verifies(header.alg, key, signed, signature))
}

function verifies(alg: 'RS256' | 'PS256' | 'ES256', jwk: JsonWebKey, signed: Buffer, signature: Buffer): boolean {
  if (jwk.kty !== (alg === 'ES256' ? 'EC' : 'RSA')) return false
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    if (alg === 'ES256') return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)
    // 6 is RSA_PKCS1_PSS_PADDING, 1 RSA_PKCS1_PADDING.
    return verify('sha256', signed, { key, padding: alg === 'PS256' ? 6 : 1, saltLength: 32 }, signature)
  } catch {
    return false
  }
}

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) })
const keptMs = 60_000
const kept = new Map<string, { keys: Promise<JsonWebKey[]>; until: number }>()

/** A provider's keys, asked for at most once a minute: anybody may send us a token. */
function keysAt(address: string, reach: Reach): Promise<JsonWebKey[]> {
  const known = kept.get(address)
  if (known && known.until > Date.now()) return known.keys
  const keys = fetchWithin(reach)(address).then(
    async (answer) => jwksSchema.parse(await answer.json()).keys as JsonWebKey[],
  )
  kept.set(address, { keys, until: Date.now() + keptMs })
  keys.catch(() => undefined)
  return keys
}
