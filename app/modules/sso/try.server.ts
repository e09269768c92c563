import { discover, type ClientServices } from '#app/auth/sso-client.server.ts'
import { SsoRefused } from '#app/auth/sso-errors.ts'
import { log } from '#app/lib/log.server.ts'
import { record } from '#db/audit.server.ts'
import type { Acting } from '#app/modules/people/grants.server.ts'
import { load } from './commands.server.ts'
import type { ProviderRow } from './queries.server.ts'
import { faultText } from './reasons.ts'

/** What a test of the connection found, in sentences. */
export interface Tried {
  name: string
  works: boolean
  lines: string[]
}

/** Asks a provider what it offers and says whether that is enough; the provider's own words are shown to nobody. */
export async function tryProvider(
  services: ClientServices,
  viewer: Acting,
  of: { organisationId: string; id: string },
): Promise<Tried> {
  const row = await services.db.write(async (tx) => {
    const found = await load(tx, of.organisationId, of.id)
    const { id: objectId, organisationId } = found
    await record(tx, { actor: viewer.userId, action: 'test-provider', object: 'provider', objectId, organisationId })
    return found
  })
  try {
    const metadata = (await discover(services, row)).serverMetadata()
    const lacks = lackingIn(metadata, row)
    const lines = lacks.length > 0 ? lacks : ['De server is gevonden en geeft alles wat nodig is.']
    if (row.endSession && !metadata.end_session_endpoint)
      lines.push('Uitloggen bij de organisatie zelf kan niet: de server heeft daar geen adres voor.')
    return { name: row.name, works: lacks.length === 0, lines }
  } catch (error) {
    if (!(error instanceof SsoRefused)) throw error
    log.info({ provider: row.id, reason: error.reason, code: error.code }, 'test of a provider failed')
    return { name: row.name, works: false, lines: [faultText(error.reason)] }
  }
}

type Metadata = Awaited<ReturnType<typeof discover>> extends { serverMetadata(): infer M } ? Readonly<M> : never

function lackingIn(metadata: Metadata, row: ProviderRow): string[] {
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const way = row.method === 'key' ? ['private_key_jwt'] : ['client_secret_basic', 'client_secret_post']
  const challenges = metadata.code_challenge_methods_supported
  return [
    ...(metadata.token_endpoint && metadata.jwks_uri ? [] : ['De server noemt niet alle adressen die nodig zijn.']),
    ...((metadata.response_types_supported ?? ['code']).includes('code')
      ? []
      : ['De server geeft geen inlogcodes uit.']),
    ...(!challenges || challenges.includes('S256') ? [] : ['De server kent de beveiliging PKCE met S256 niet.']),
    ...(way.some((one) => ways.includes(one))
      ? []
      : [
          row.method === 'key'
            ? 'De server aanvaardt geen sleutel. Maak een aanmelding met een geheim.'
            : 'De server aanvaardt geen geheim. Maak een aanmelding met een sleutel.',
        ]),
  ]
}
