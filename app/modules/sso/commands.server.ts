import { and, eq, inArray, isNull } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { allowedUrl, type Reach } from '#app/auth/sso-fetch.server.ts'
import { Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { seal } from '#app/lib/secrets.server.ts'
import { assertMayConfirm, assertMayRefuse } from '#app/modules/people/confirmers.server.ts'
import {
  askForConfirmation,
  assertAdministrator,
  assertFresh,
  manages,
  type Acting,
} from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { identityProvider, session, ssoSession, type PublicJwk } from '#db/schema/index.ts'
import type { NewProvider } from './forms.ts'
import { waitingOf, type ProviderRow } from './queries.server.ts'

/**
 * Prepares a provider: by an administrator, to be agreed to by the organisation.
 * @param made.pair the key by which the portal proves itself, for the method `key`
 * @throws Invalid for an address that may not be reached or a secret that is not there
 */
export async function prepareProvider(
  tx: Tx,
  keys: readonly string[],
  viewer: Acting,
  made: {
    organisationId: string
    input: NewProvider
    pair: { privateKey: string; publicKey: PublicJwk } | null
    reach: Reach
  },
): Promise<string> {
  assertAdministrator(viewer)
  const { input, pair, organisationId } = made
  if (!allowedUrl(input.issuer, made.reach))
    throw new Invalid({
      issuer: ['Dit adres mag niet. Gebruik een adres op het open internet dat begint met https://.'],
    })
  if (input.method === 'secret' && !input.clientSecret)
    throw new Invalid({ clientSecret: ['Vul het geheim in dat u van de organisatie kreeg.'] })
  const [row] = await tx
    .insert(identityProvider)
    .values({
      organisationId,
      name: input.name,
      issuer: input.issuer,
      clientId: input.clientId,
      method: input.method,
      clientSecret: input.method === 'secret' ? seal(keys, 'sso-secret', input.clientSecret ?? '') : null,
      privateKey: pair?.privateKey ?? null,
      publicKey: pair?.publicKey ?? null,
      scopes: input.scopes,
      acrValues: input.acrValues,
      amrValues: input.amrValues,
      endSession: input.endSession,
      createdAt: viewer.now,
      createdBy: viewer.userId,
      pendingSince: viewer.now,
    })
    .returning()
  if (!row) throw new NotFound()
  await note(tx, viewer, 'prepare-provider', row)
  await askForConfirmation(tx, viewer, organisationId)
  return row.id
}

/** Makes a prepared provider count. @throws Forbidden for who prepared it, NotFound */
export async function confirmProvider(tx: Tx, viewer: Acting, of: string, id: string): Promise<void> {
  const row = await load(tx, of, id)
  if (row.pendingSince === null || row.offSince !== null) throw new NotFound()
  await assertMayConfirm(tx, viewer, waitingOf(row))
  await tx
    .update(identityProvider)
    .set({ pendingSince: null, confirmedBy: viewer.userId })
    .where(eq(identityProvider.id, id))
  await note(tx, viewer, 'confirm-provider', row)
}

/** Turns a prepared provider down; it stays in the list as off. */
export async function refuseProvider(tx: Tx, viewer: Acting, of: string, id: string): Promise<void> {
  const row = await load(tx, of, id)
  if (row.pendingSince === null || row.offSince !== null) throw new NotFound()
  await assertMayRefuse(tx, viewer, waitingOf(row))
  await close(tx, viewer, row)
  await note(tx, viewer, 'refuse-provider', row)
}

/** Turns a provider off at once: who came by it is signed out with the same write. */
export async function turnOffProvider(tx: Tx, viewer: Acting, of: string, id: string): Promise<void> {
  assertMayArrange(viewer, of)
  const row = await load(tx, of, id)
  if (row.offSince !== null) throw new NotFound()
  await close(tx, viewer, row)
  await note(tx, viewer, 'turn-off-provider', row)
}

/** Prepares a provider that was turned off once more, as it was: to be agreed to anew. */
export async function prepareProviderAgain(tx: Tx, viewer: Acting, of: string, id: string): Promise<void> {
  assertAdministrator(viewer)
  const row = await load(tx, of, id)
  if (row.offSince === null || row.method === 'environment') throw new NotFound()
  await tx
    .update(identityProvider)
    .set({ pendingSince: viewer.now, createdBy: viewer.userId, confirmedBy: null, offSince: null, offBy: null })
    .where(eq(identityProvider.id, id))
  await note(tx, viewer, 'prepare-provider', row)
  await askForConfirmation(tx, viewer, of)
}

/** A new secret for the same provider: it lets nobody else in, so it counts at once. */
export async function renewProviderSecret(
  tx: Tx,
  keys: readonly string[],
  viewer: Acting,
  change: { organisationId: string; id: string; clientSecret: string },
): Promise<void> {
  assertAdministrator(viewer)
  const row = await load(tx, change.organisationId, change.id)
  if (row.method !== 'secret') throw new NotFound()
  await tx
    .update(identityProvider)
    .set({ clientSecret: seal(keys, 'sso-secret', change.clientSecret) })
    .where(eq(identityProvider.id, row.id))
  await note(tx, viewer, 'renew-provider-secret', row)
}

/** A provider of this organisation: a form names those of the page it stands on. @throws NotFound */
export async function load(tx: Tx, organisationId: string, id: string): Promise<ProviderRow> {
  const [row] = await tx
    .select()
    .from(identityProvider)
    .where(and(eq(identityProvider.id, id), eq(identityProvider.organisationId, organisationId)))
  if (!row) throw new NotFound()
  return row
}

function assertMayArrange(viewer: Acting, organisationId: string): void {
  assertFresh(viewer)
  if (!manages(viewer, organisationId) && !administers(viewer)) throw new Forbidden()
}

async function close(tx: Tx, viewer: Acting, row: ProviderRow): Promise<void> {
  await tx
    .update(identityProvider)
    .set({ offSince: viewer.now, offBy: viewer.userId })
    .where(and(eq(identityProvider.id, row.id), isNull(identityProvider.offSince)))
  await endSessionsOf(tx, row.id)
}

/** Signs out everybody who came by this provider. */
export async function endSessionsOf(tx: Tx, providerId: string): Promise<void> {
  const theirs = tx.select({ id: ssoSession.sessionId }).from(ssoSession).where(eq(ssoSession.providerId, providerId))
  await tx.delete(session).where(inArray(session.id, theirs))
  await tx.delete(ssoSession).where(eq(ssoSession.providerId, providerId))
}

function note(tx: Tx, viewer: Acting, action: string, row: ProviderRow): Promise<void> {
  const { id: objectId, organisationId } = row
  return record(tx, { actor: viewer.userId, action, object: 'provider', objectId, organisationId }, viewer.now)
}
