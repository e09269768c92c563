import { and, count, countDistinct, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { administers, asEditor } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { coordinatesSomewhere, hasDesk, managesSomewhere } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { urls } from '#app/lib/urls.ts'
import { listProposals } from '#app/modules/items/desk.server.ts'
import { listPending } from '#app/modules/people/pending.server.ts'
import { managedIds } from '#app/modules/people/queries.server.ts'
import { countRequests } from '#app/modules/requests/queries.server.ts'
import { listRequests } from '#app/modules/seats/requests.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, membership, organisation, organisationReview, report } from '#db/schema/index.ts'

/** Something that waits for a decision of the viewer. */
export interface Asked {
  what: 'proposal' | 'request' | 'report' | 'grant' | 'review'
  count: number
  /** The page where it is decided. */
  href: string
  /** The organisation that it is about, where a page is about one. */
  organisation: string | null
  /** Instant at which it is due; null where nothing is. */
  dueAt: number | null
}

/**
 * What waits for a decision of this viewer, nothing of it by name. Asked only where somebody could have it to decide: most
 * readers cost no statement.
 */
export async function listAsked(read: Reader, viewer: Viewer): Promise<Asked[]> {
  const decides = managesSomewhere(viewer) || administers(viewer)
  return [
    ...(hasDesk(viewer) ? await proposals(read, viewer) : []),
    ...(decides ? await requests(read, viewer) : []),
    ...(hasDesk(viewer) ? await reports(read, viewer) : []),
    ...(decides || coordinatesSomewhere(viewer) ? await grants(read, viewer) : []),
    ...(managesSomewhere(viewer) ? await reviews(read, viewer) : []),
  ].filter((one) => one.count > 0)
}

const asked = (what: Asked['what'], number: number, href: string, more: Partial<Asked> = {}): Asked => ({
  ...{ what, count: number, href, organisation: null, dueAt: null },
  ...more,
})

async function proposals(read: Reader, viewer: Viewer): Promise<Asked[]> {
  const open = (await listProposals(read, viewer)).filter(({ own }) => own !== viewer.userId)
  return [asked('proposal', open.length, urls.desk.list)]
}

async function requests(read: Reader, viewer: Viewer): Promise<Asked[]> {
  const { organisations, office } = await countRequests(read, viewer)
  return [
    ...organisations.map(({ slug, name, waiting }) =>
      asked('request', waiting, accountUrls.organisationRequests(slug), { organisation: name }),
    ),
    asked('request', office ?? 0, accountUrls.officeRequests),
  ]
}

/** Items hidden by a report: those of organisations that the viewer manages, and those that they edit and may publish. */
async function reports(read: Reader, viewer: Viewer): Promise<Asked[]> {
  const publishing = viewer.memberships
    .map(({ organisationId }) => organisationId)
    .filter((id) => roleIn(viewer, id) === 'editor')
  const coordinated = viewer.seats.map((held) => held.workgroupId).filter((id) => viewer.keys.has(`wgdesk:${id}`))
  const rows = await read
    .select({ slug: organisation.slug, name: organisation.name, items: countDistinct(item.id) })
    .from(report)
    .innerJoin(item, eq(item.id, report.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(
      and(
        isNull(report.decidedAt),
        or(
          inArray(item.ownerId, managedIds(viewer)),
          and(
            or(inArray(item.ownerId, publishing), inArray(item.workgroupId, coordinated)),
            itemsWhere(asEditor(viewer), viewer.now),
          ),
        ),
      ),
    )
    .groupBy(organisation.id)
    .orderBy(organisation.name)
  return rows.map(({ slug, name, items }) =>
    asked('report', items, accountUrls.organisationReports(slug), { organisation: name }),
  )
}

/** Roles, seats and groups to confirm, and people who ask for a seat. */
async function grants(read: Reader, viewer: Viewer): Promise<Asked[]> {
  const pending = (await listPending(read, viewer)).filter(({ mayConfirm }) => mayConfirm)
  const seats = await listRequests(read, viewer)
  return [asked('grant', pending.length + seats.length, accountUrls.confirmations)]
}

/** Rounds that are open, with the people still to decide about. */
async function reviews(read: Reader, viewer: Viewer): Promise<Asked[]> {
  const rows = await read
    .select({
      slug: organisation.slug,
      name: organisation.name,
      dueAt: organisationReview.dueAt,
      people: count(membership.id),
    })
    .from(organisationReview)
    .innerJoin(organisation, eq(organisation.id, organisationReview.organisationId))
    .innerJoin(
      membership,
      and(
        eq(membership.organisationId, organisation.id),
        isNotNull(membership.reviewBy),
        ne(membership.userId, viewer.userId ?? ''),
        or(isNull(membership.endsAt), gt(membership.endsAt, viewer.now)),
      ),
    )
    .where(and(isNull(organisationReview.closedAt), inArray(organisation.id, managedIds(viewer))))
    .groupBy(organisation.id)
    .orderBy(organisationReview.dueAt)
  return rows.map(({ slug, name, dueAt, people }) =>
    asked('review', people, accountUrls.organisationReview(slug), { organisation: name, dueAt }),
  )
}
