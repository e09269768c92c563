import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import type { InSession } from '#app/auth/guards.ts'
import { SsoRefused } from '#app/auth/sso-errors.ts'
import { NotFound } from '#app/lib/errors.ts'
import { objectionTo } from '#app/modules/people/confirmers.server.ts'
import type { Reader } from '#db/client.server.ts'
import { identity, identityProvider, membership, organisation, organisationDomain } from '#db/schema/index.ts'

export type ProviderRow = typeof identityProvider.$inferSelect

/** Agreed to and not turned off. */
export const liveProvider = () => and(isNull(identityProvider.pendingSince), isNull(identityProvider.offSince))

/** The providers for a mail address, by its domain alone: whether there is such an account makes no difference. */
export function providersFor(reader: Reader, email: string) {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return reader
    .select({ id: identityProvider.id, name: identityProvider.name, organisation: organisation.name })
    .from(organisationDomain)
    .innerJoin(identityProvider, eq(identityProvider.organisationId, organisationDomain.organisationId))
    .innerJoin(organisation, eq(organisation.id, identityProvider.organisationId))
    .where(and(eq(organisationDomain.domain, domain), liveProvider()))
    .orderBy(asc(organisation.name), asc(identityProvider.name))
}

/** @throws SsoRefused where it does not count now */
export async function getLiveProvider(reader: Reader, id: string): Promise<ProviderRow> {
  const [found] = await reader
    .select()
    .from(identityProvider)
    .where(and(eq(identityProvider.id, id), liveProvider()))
  if (!found) throw new SsoRefused('off')
  return found
}

/** The public halves of the keys by which the portal proves itself, of providers that wait for agreement too. */
export async function publicKeys(reader: Reader) {
  const rows = await reader
    .select({ key: identityProvider.publicKey })
    .from(identityProvider)
    .where(and(isNotNull(identityProvider.publicKey), isNull(identityProvider.offSince)))
    .orderBy(asc(identityProvider.id))
  return rows.flatMap(({ key }) => (key ? [key] : []))
}

/** The organisation for its managers and for administrators. @throws NotFound for anybody else */
export async function getOwn(reader: Reader, viewer: Viewer, slug: string) {
  const [found] = await reader
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  if (!found || (roleIn(viewer, found.id) !== 'manager' && !administers(viewer))) throw new NotFound()
  return found
}

/** The providers of an organisation, without any secret, and what this viewer may do with each. @throws NotFound */
export async function listProviders(reader: Reader, viewer: Viewer, slug: string) {
  const of = await getOwn(reader, viewer, slug)
  const rows = await reader
    .select()
    .from(identityProvider)
    .where(eq(identityProvider.organisationId, of.id))
    .orderBy(asc(identityProvider.createdAt), asc(identityProvider.id))
  const domains = await reader
    .select({ domain: organisationDomain.domain })
    .from(organisationDomain)
    .where(eq(organisationDomain.organisationId, of.id))
    .orderBy(asc(organisationDomain.domain))
  const providers = []
  for (const row of rows) providers.push(await shown(reader, viewer, row))
  return {
    organisation: of,
    domains: domains.map(({ domain }) => domain),
    providers,
    manager: roleIn(viewer, of.id) === 'manager',
    administrator: administers(viewer),
  }
}

async function shown(reader: Reader, viewer: Viewer, row: ProviderRow) {
  const { id, name, issuer, clientId, method, publicKey, scopes, acrValues, amrValues, endSession } = row
  const state = row.offSince !== null ? 'off' : row.pendingSince !== null ? 'pending' : 'live'
  const mayConfirm = state === 'pending' && (await objectionTo(reader, viewer, waitingOf(row))) === null
  return {
    id,
    name,
    issuer,
    clientId,
    method,
    scopes,
    acrValues,
    amrValues,
    endSession,
    publicKey: publicKey ? JSON.stringify({ keys: [publicKey] }, null, 2) : null,
    state,
    since: row.offSince ?? row.pendingSince ?? row.createdAt,
    mayConfirm,
  } as const
}

/** A provider lets people in: it is agreed to as grants are. */
export const waitingOf = ({ organisationId, createdBy }: Pick<ProviderRow, 'organisationId' | 'createdBy'>) => ({
  organisationId,
  createdBy,
  userId: null,
})

/** How a person stands in the organisation of the provider by which they came. */
export async function getAccess(reader: Reader, viewer: InSession) {
  const { provider } = viewer.session
  if (!provider) return null
  const [of] = await reader
    .select({ name: organisation.name, pendingSince: membership.pendingSince, endsAt: membership.endsAt })
    .from(organisation)
    .leftJoin(membership, and(eq(membership.organisationId, organisation.id), eq(membership.userId, viewer.userId)))
    .where(eq(organisation.id, provider.organisationId))
  const ended = of?.endsAt !== null && of?.endsAt !== undefined && of.endsAt <= viewer.now
  return {
    organisation: of?.name ?? '',
    live: viewer.memberships.length > 0,
    waits: of?.pendingSince !== null && of?.pendingSince !== undefined && !ended,
  }
}

/** The providers at which this person is known, and those of their organisations at which they are not. */
export async function listOwnIdentities(reader: Reader, viewer: InSession) {
  const linked = await reader
    .select({
      id: identity.id,
      providerId: identity.providerId,
      name: identityProvider.name,
      organisation: organisation.name,
      linkedAt: identity.linkedAt,
      usedAt: identity.usedAt,
    })
    .from(identity)
    .innerJoin(
      identityProvider,
      and(eq(identityProvider.id, identity.providerId), eq(identityProvider.issuer, identity.issuer)),
    )
    .innerJoin(organisation, eq(organisation.id, identityProvider.organisationId))
    .where(eq(identity.userId, viewer.userId))
    .orderBy(asc(identity.linkedAt))
  const offered = await reader
    .select({
      id: identityProvider.id,
      name: identityProvider.name,
      organisationId: organisation.id,
      organisation: organisation.name,
    })
    .from(identityProvider)
    .innerJoin(organisation, eq(organisation.id, identityProvider.organisationId))
    .where(liveProvider())
    .orderBy(asc(organisation.name))
  return {
    linked: linked.map(({ providerId: _, ...rest }) => rest),
    offered: offered
      .filter(({ id, organisationId }) => belongs(viewer, organisationId) && !linked.some((l) => l.providerId === id))
      .map(({ id, name, organisation: of }) => ({ id, name, organisation: of })),
    cameBy: viewer.session.provider?.name ?? null,
  }
}

export const belongs = (viewer: Viewer, organisationId: string): boolean =>
  viewer.memberships.some((held) => held.organisationId === organisationId)
