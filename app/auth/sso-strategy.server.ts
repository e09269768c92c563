import { Authenticator } from 'remix-auth'
import { Strategy } from 'remix-auth/strategy'
import * as oidc from 'openid-client'
import type { identityProvider } from '#db/schema/index.ts'
import { asRefused, configurationOf, type ClientServices, type ProviderSettings } from './sso-client.server.ts'
import { SsoRefused } from './sso-errors.ts'
import { freshMs } from './session.server.ts'
import { accountUrls } from './urls.ts'
import type { Transaction } from './sso-transaction.server.ts'

type Provider = ProviderSettings & Pick<typeof identityProvider.$inferSelect, 'scopes' | 'acrValues' | 'amrValues'>

/** What a provider said of somebody, proven. */
export interface SsoAnswer {
  issuer: string
  subject: string
  name: string
  /** Lower case; null where it gave none, or said that it is not theirs. */
  email: string | null
  /** When the second factor was given there, milliseconds; null where none is proven. */
  factorAt: number | null
  /** Whether `factorAt` was said by the provider, and is not a guess that is never fresh. */
  timed: boolean
  sid: string | null
  idToken: string
}

/** The provider's sign-in page, with all that the answer will be checked against. */
export async function authorization(
  services: ClientServices,
  provider: Provider,
  options: { email?: string; again?: boolean },
): Promise<{ url: string; state: string; nonce: string; verifier: string }> {
  const configuration = await configurationOf(services, provider)
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackOf(services),
    scope: provider.scopes,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(provider.acrValues ? { acr_values: provider.acrValues } : {}),
    ...(options.email ? { login_hint: options.email } : {}),
    ...(options.again ? { prompt: 'login', max_age: '0' } : {}),
  })
  return { url: url.href, state, nonce, verifier }
}

const callbackOf = ({ config }: Pick<ClientServices, 'config'>): string =>
  config.server.baseUrl + accountUrls.ssoCallback

/** Sign-in by code flow with PKCE at one provider: takes the answer that came back and proves it. */
class SsoStrategy extends Strategy<SsoAnswer, SsoAnswer> {
  override name = 'sso'
  private readonly parts: { services: ClientServices; provider: Provider; journey: Transaction }

  constructor(parts: SsoStrategy['parts']) {
    super((answer) => Promise.resolve(answer))
    this.parts = parts
  }

  /** @throws SsoRefused */
  override async authenticate(request: Request): Promise<SsoAnswer> {
    const { services, provider, journey } = this.parts
    const configuration = await configurationOf(services, provider)
    // The address as the provider was told it, whatever a proxy made of it.
    const current = new URL(callbackOf(services))
    current.search = new URL(request.url).search
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, current, {
        pkceCodeVerifier: journey.verifier,
        expectedState: journey.state,
        expectedNonce: journey.nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims || !tokens.id_token) throw new SsoRefused('invalid-answer')
      return await this.verify(answerOf(claims, tokens.id_token, provider, Date.now()))
    } catch (error) {
      if (error instanceof oidc.AuthorizationResponseError) throw new SsoRefused('denied')
      throw asRefused(error, 'invalid-answer')
    }
  }
}

/** The person that the provider sent back with this request. @throws SsoRefused */
export function authenticateBySso(
  request: Request,
  parts: { services: ClientServices; provider: Provider; journey: Transaction },
): Promise<SsoAnswer> {
  return new Authenticator<SsoAnswer>().use(new SsoStrategy(parts), 'sso').authenticate('sso', request)
}

function answerOf(claims: oidc.IDToken, idToken: string, provider: Provider, now: number): SsoAnswer {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
  const email = text(claims.email).toLowerCase()
  const factor = factorOf(claims, provider, now)
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: text(claims.name).slice(0, 100),
    email: email !== '' && claims.email_verified !== false ? email : null,
    factorAt: factor?.at ?? null,
    timed: factor?.timed ?? false,
    sid: text(claims.sid).slice(0, 200) || null,
    idToken,
  }
}

/**
 * When the second factor was given, by `acr` or `amr` and `auth_time`. Without a believable time it was given some time: that
 * opens what a second factor opens, and never what needs one of the last hour.
 */
export function factorOf(
  claims: { acr?: unknown; amr?: unknown; auth_time?: unknown },
  provider: { acrValues: string; amrValues: string },
  now: number,
): { at: number; timed: boolean } | null {
  const among = (list: string, value: unknown) => typeof value === 'string' && list.split(' ').includes(value)
  const methods: unknown[] = Array.isArray(claims.amr) ? claims.amr : []
  const proven =
    (provider.acrValues !== '' && among(provider.acrValues, claims.acr)) ||
    (provider.amrValues !== '' && methods.some((method) => among(provider.amrValues, method)))
  if (!proven) return null
  const at = typeof claims.auth_time === 'number' ? claims.auth_time * 1000 : Number.NaN
  const slackMs = 60_000
  if (!(at > 0) || at > now + slackMs) return { at: now - freshMs, timed: false }
  return { at: Math.min(at, now), timed: true }
}
