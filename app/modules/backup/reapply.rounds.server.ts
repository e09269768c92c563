import { and, eq, gt, inArray, isNull, notInArray, or } from 'drizzle-orm'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { graceMs } from '#app/modules/organisations/review-dates.ts'
import { openReviewOf } from '#app/modules/organisations/reviews.server.ts'
import type { Tx } from '#db/client.server.ts'
import { identityProvider, membership, organisation, organisationDomain, organisationReview } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { lowerRole } from './reapply.people.server.ts'
import { effect, type Revocation } from './revocation.ts'

/**
 * Who was not found to be right before the round ends loses what they have, as they would have. Of a round that was closed
 * the trail tells one by one whose membership ended.
 */
const openReview: Revocation = async (tx, { objectId, at, seq, detail }, { rows }) => {
  const later = rows.filter((row) => row.seq > seq && row.organisationId === objectId)
  const dueAt = Number(detail.dueAt)
  const over = later.some(({ action }) => action === 'close-review' || action === 'merge-organisation')
  if (over || !Number.isFinite(dueAt) || (await openReviewOf(tx, objectId))) return []
  const kept = later.filter(({ action }) => action === 'review-keep').map((row) => row.objectId)
  const asked = await tx
    .update(membership)
    .set({ reviewBy: dueAt + graceMs })
    .where(and(eq(membership.organisationId, objectId), liveMembership(at), notInArray(membership.userId, kept)))
    .returning({ id: membership.id })
  if (asked.length === 0) return []
  await tx.insert(organisationReview).values({ organisationId: objectId, openedAt: at, dueAt, warned: 1 })
  return effect('review-opened', [{ id: objectId }])
}

/**
 * Much of a merge cannot be told from the trail: it is left to be done again. Meanwhile who belonged to both has the lower
 * of both roles, and whose names were hidden in either of them stays hidden.
 */
const mergeOrganisation: Revocation = async (tx, { objectId, at, detail }) => {
  const into = String(detail.into)
  const both = await tx
    .select()
    .from(organisation)
    .where(and(inArray(organisation.id, [objectId, into]), isNull(organisation.mergedInto)))
  if (!both.some(({ id }) => id === objectId)) return []
  return [
    { kind: 'merge-undone', id: `${objectId} → ${into}` },
    ...(await lowerOfBoth(
      tx,
      both.map(({ id }) => id),
      at,
    )),
    ...(both.some(({ namesHidden }) => namesHidden) ? await hideAll(tx, both) : []),
  ]
}

async function lowerOfBoth(tx: Tx, organisations: readonly string[], at: number): Promise<Effect[]> {
  const held = await tx
    .select()
    .from(membership)
    .where(
      and(
        inArray(membership.organisationId, [...organisations]),
        or(isNull(membership.endsAt), gt(membership.endsAt, at)),
      ),
    )
  const effects: Effect[] = []
  for (const one of held)
    for (const other of held)
      if (other.userId === one.userId && other.id !== one.id)
        effects.push(...(await lowerRole(tx, one, { role: other.role, endsAt: one.endsAt })))
  return effects
}

async function hideAll(tx: Tx, organisations: ReadonlyArray<{ id: string; namesHidden: boolean }>) {
  const open = organisations.filter(({ namesHidden }) => !namesHidden).map(({ id }) => id)
  const hidden = await tx
    .update(organisation)
    .set({ namesHidden: true })
    .where(inArray(organisation.id, open))
    .returning({ id: organisation.id })
  return effect('names-hidden', hidden)
}

/** The trail tells of which organisation, not which one: all of them go, and what is still right is added again. */
const removeDomain: Revocation = async (tx, { objectId }) => {
  const gone = await tx
    .delete(organisationDomain)
    .where(eq(organisationDomain.organisationId, objectId))
    .returning({ id: organisationDomain.organisationId })
  return effect('domains-removed', gone)
}

const turnOffProvider: Revocation = async (tx, { objectId, at, actor }) =>
  effect(
    'provider-off',
    await tx
      .update(identityProvider)
      .set({ offSince: at, offBy: actor === 'system' ? null : actor })
      .where(and(eq(identityProvider.id, objectId), isNull(identityProvider.offSince)))
      .returning({ id: identityProvider.id }),
  )

/** The old one opens nothing here; it is only that nobody gets in by this provider until the new one is filled in. */
const renewSecret: Revocation = async (tx, { objectId }) =>
  effect(
    'provider-secret',
    await tx
      .select({ id: identityProvider.id })
      .from(identityProvider)
      .where(and(eq(identityProvider.id, objectId), isNull(identityProvider.offSince))),
  )

export const roundRevocations: Readonly<Record<string, Revocation>> = {
  'open-review': openReview,
  'merge-organisation': mergeOrganisation,
  'remove-domain': removeDomain,
  'refuse-provider': turnOffProvider,
  'turn-off-provider': turnOffProvider,
  'renew-provider-secret': renewSecret,
}
