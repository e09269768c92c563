import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { asReader, type Allowed } from '#app/access/policy.ts'
import { participates, roleIn, type Viewer, type ViewerMembership } from '#app/access/viewer.ts'
import { holds } from '#app/access/rule.ts'
import { Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { campaignUptake, news, organisation } from '#db/schema/index.ts'
import type { UptakeState } from './campaign.ts'

type SignedIn = Viewer & { userId: string }

/** One municipality, and what it said: null while it said nothing. `recordedAt` in milliseconds UTC. */
export interface UptakeRow {
  id: string
  name: string
  state: UptakeState | null
  recordedAt: number | null
}

/** Visitors hear how many take part from this number on: fewer would point at some of them. */
const fewestToTell = 3

const writes = (role: string | null): boolean => role === 'author' || role === 'editor' || role === 'manager'

/** The municipalities that this viewer may speak for. */
export const speaksFor = (viewer: Viewer): ViewerMembership[] =>
  viewer.memberships.filter((m) => m.organisationKind === 'municipality' && writes(roleIn(viewer, m.organisationId)))

/**
 * Who takes part in a campaign, of an item that the viewer was let through for. Partners see each municipality; visitors
 * and guests how many there are at most.
 */
export async function uptakeOf(
  read: Reader,
  viewer: Viewer,
  itemId: string,
): Promise<{ rows: UptakeRow[] | null; joined: number | null }> {
  if (!participates(viewer)) {
    const [row] = await read
      .select({ count: sql<number>`count(*)` })
      .from(campaignUptake)
      .where(and(eq(campaignUptake.itemId, itemId), eq(campaignUptake.state, 'joins')))
    const joined = row?.count ?? 0
    return { rows: null, joined: joined < fewestToTell ? null : joined }
  }
  const rows = await read
    .select({
      id: organisation.id,
      name: organisation.name,
      state: campaignUptake.state,
      recordedAt: campaignUptake.recordedAt,
    })
    .from(organisation)
    .leftJoin(
      campaignUptake,
      and(eq(campaignUptake.organisationId, organisation.id), eq(campaignUptake.itemId, itemId)),
    )
    .where(and(eq(organisation.kind, 'municipality'), isNull(organisation.mergedInto)))
    .orderBy(asc(organisation.name))
  return { rows, joined: rows.filter(({ state }) => state === 'joins').length }
}

/**
 * Writes down whether a municipality takes part in a campaign; a later word replaces an earlier one.
 * @throws Forbidden for who does not write for that municipality
 */
export async function recordUptake(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'read', StoredItem>,
  input: { organisation: string; state: UptakeState },
): Promise<void> {
  // Of what is not published (any more) its editors have nothing to say on behalf of others.
  if (!holds(asReader(viewer), found)) throw new NotFound()
  if (!speaksFor(viewer).some(({ organisationId }) => organisationId === input.organisation))
    throw new Forbidden('Dit legt iemand van de gemeente zelf vast: een auteur, redacteur of beheerder.')
  const [campaign] = await tx.select({ genre: news.genre }).from(news).where(eq(news.itemId, found.id))
  if (campaign?.genre !== 'campagne') throw new Invalid('Dit bericht is geen campagne.')
  const values = { state: input.state, recordedAt: viewer.now }
  await tx
    .insert(campaignUptake)
    .values({ itemId: found.id, organisationId: input.organisation, ...values })
    .onConflictDoUpdate({ target: [campaignUptake.itemId, campaignUptake.organisationId], set: values })
  await record(tx, {
    actor: viewer.userId,
    action: 'record-uptake',
    object: 'item',
    objectId: found.id,
    organisationId: input.organisation,
    detail: { state: input.state },
  })
  // The page for visitors says how many take part.
  if (found.label === 'CLEAR') await bumpPublicGeneration(tx)
}
