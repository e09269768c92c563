import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as listenOn, type AddressInfo } from 'node:net'
import type { ClientMetadata } from 'oidc-provider'

/** Who signs in at the provider next, and how. */
export interface Account {
  sub: string
  email?: string
  name?: string
  emailVerified?: boolean
  amr?: string[]
  acr?: string
  /** How long ago they gave their factors there, seconds. */
  ago?: number
}

type Claims = Record<string, unknown>
/** Changes the ID token of the next answers: other claims, another key, or what is no token. */
export type Tamper = (token: { claims: Claims; sign: (claims: Claims, key?: KeyObject) => string }) => string

export interface IdentityProvider {
  issuer: string
  account: Account
  tamper: Tamper | null
  /** Bodies of requests that came to the token endpoint. */
  tokenRequests: URLSearchParams[]
  /** Signs anything with the provider's own key. */
  sign(claims: Claims, key?: KeyObject): string
  stop(): Promise<void>
}

export const otherKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = listenOn().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/**
 * A real OpenID provider (oidc-provider) on a port of its own. Whoever comes signs in as `account` without a question. It
 * stands behind a front that can turn hostile: `tamper` replaces what it answers.
 */
export async function startIdentityProvider(clients: ClientMetadata[]): Promise<IdentityProvider> {
  const { Provider } = await quietly(() => import('oidc-provider'))
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = 'own-key'
  const known = new Map<string, Account>()
  const provider = await quietly(
    () =>
      new Provider(issuer, {
        clients,
        jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
        cookies: { keys: ['a-key-for-tests'] },
        claims: {
          openid: ['sub', 'acr', 'amr', 'auth_time', 'sid', 'iss'],
          email: ['email', 'email_verified'],
          profile: ['name'],
        },
        acrValues: ['urn:two-steps'],
        conformIdTokenClaims: false,
        pkce: { required: () => true },
        // Its own would not ask anything of this machine.
        fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
        ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
        features: {
          devInteractions: { enabled: false },
          backchannelLogout: { enabled: true },
          rpInitiatedLogout: {
            enabled: true,
            logoutSource(ctx, form) {
              const button = '<button type="submit" form="op.logoutForm" value="yes" name="logout">Ja, log uit</button>'
              ctx.body = `<!DOCTYPE html><html lang="nl"><head><title>Uitloggen</title></head><body>${form}${button}</body></html>`
            },
          },
        },
        interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
        findAccount: (_ctx, sub) => {
          const { email, name, emailVerified } = known.get(sub) ?? { sub }
          return { accountId: sub, claims: () => ({ sub, email, name, email_verified: emailVerified }) }
        },
        async loadExistingGrant(ctx) {
          const { client, session } = ctx.oidc
          const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
          grant.addOIDCScope('openid email profile')
          await grant.save()
          return grant
        },
      }),
  )
  const sign = (claims: Claims, key: KeyObject = privateKey): string => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part({ alg: 'RS256', kid })}.${part(claims)}`
    return `${signed}.${createSign('sha256').update(signed).sign(key, 'base64url')}`
  }
  const state: IdentityProvider = {
    issuer,
    account: { sub: 'nobody' },
    tamper: null,
    tokenRequests: [],
    sign,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const { sub, amr, acr, ago = 0 } = state.account
      known.set(sub, state.account)
      const ts = Math.floor(Date.now() / 1000) - ago
      const login = { accountId: sub, amr: amr ?? ['pwd'], acr, remember: true, ts }
      provider.interactionFinished(request, response, { login }).catch(() => response.writeHead(500).end())
      return
    }
    if (request.url === '/token') watchToken(state, request, response)
    void answer(request, response)
  })
  server.listen(port, 'localhost')
  await once(server, 'listening')
  return state
}

function watchToken(state: IdentityProvider, request: IncomingMessage, response: ServerResponse): void {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => state.tokenRequests.push(new URLSearchParams(body)))
  const end = response.end.bind(response) as (body: unknown) => ServerResponse
  response.end = ((given: unknown) => {
    const { tamper } = state
    if (!tamper || response.statusCode !== 200) return end(given)
    const tokens = JSON.parse(String(given)) as { id_token: string }
    const claims = JSON.parse(Buffer.from(tokens.id_token.split('.')[1]!, 'base64url').toString()) as Claims
    const changed = JSON.stringify({ ...tokens, id_token: tamper({ claims, sign: (...all) => state.sign(...all) }) })
    response.setHeader('Content-Length', Buffer.byteLength(changed))
    return end(changed)
  }) as typeof response.end
}

/** It has opinions about versions and about tests, which are nobody's news here. */
async function quietly<T>(act: () => T | Promise<T>): Promise<T> {
  const { warn, info, log } = console
  Object.assign(console, { warn: () => undefined, info: () => undefined, log: () => undefined })
  try {
    return await act()
  } finally {
    Object.assign(console, { warn, info, log })
  }
}
