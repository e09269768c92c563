import { Forbidden, NotFound } from '#app/lib/errors.ts'
import { labelPolicy, type Label } from './label.ts'
import { all, any, atMost, holds, is, overlaps, type Rule } from './rule.ts'
import { coordinates, isSignedIn, roleIn, type Viewer, type ViewerSeat } from './viewer.ts'

/** What the policy needs to know of an item; `readers` are its live locks. */
export interface ItemFacts {
  id: string
  label: Label
  assurance: number
  status: 'draft' | 'published' | 'reported' | 'archived' | 'withdrawn'
  publishAt: number | null
  ownerId: string
  workgroupId: string | null
  readers: readonly string[]
  editors: readonly string[]
}

/** The one rule of reading. Archived items stay readable through their editors only. */
export function mayRead(viewer: Viewer): Rule {
  return any(asReader(viewer), asEditor(viewer))
}

/** The published side of the rule: what lists, search and feeds show. */
export function asReader(viewer: Viewer): Rule {
  return all(
    is('status', 'published'),
    atMost('publishAt', viewer.now),
    atMost('assurance', viewer.assurance),
    overlaps('readers', viewer.keys),
  )
}

/** The editors' side of the rule: what the desk shows. */
export function asEditor(viewer: Viewer): Rule {
  return all(atMost('assurance', viewer.assurance), overlaps('editors', viewer.keys))
}

/** For engines that hold live items only: status and publishAt are facts of being there. */
export function mayReadLive(viewer: Viewer): Rule {
  return all(
    atMost('assurance', viewer.assurance),
    any(overlaps('readers', viewer.keys), overlaps('editors', viewer.keys)),
  )
}

export type Action =
  'read' | 'edit' | 'publish' | 'withdraw' | 'put-back' | 'name-co-editor' | 'confirm-widening' | 'read-trail'

declare const allowed: unique symbol
/** An item that `authorize` let through for this action; commands take nothing else. */
export type Allowed<A extends Action, I extends ItemFacts = ItemFacts> = I & { readonly [allowed]: A }

/**
 * Lets the item through for the action, or throws.
 * @throws NotFound where the viewer may not read it (managers and administrators withdraw, and see who read it, without reading)
 * @throws Forbidden where they may read it but not do this
 */
export function authorize<A extends Action, I extends ItemFacts>(viewer: Viewer, action: A, item: I): Allowed<A, I> {
  const readable = holds(mayRead(viewer), item)
  if (permits(viewer, action, item, readable)) return item as Allowed<A, I>
  if (!readable) throw new NotFound()
  throw new Forbidden()
}

/** The same question without the exception, for showing or hiding a button. */
export function may(viewer: Viewer, action: Action, item: ItemFacts): boolean {
  return permits(viewer, action, item, holds(mayRead(viewer), item))
}

function permits(viewer: Viewer, action: Action, item: ItemFacts, readable: boolean): boolean {
  const edits = holds(asEditor(viewer), item)
  switch (action) {
    case 'read':
      return readable
    case 'edit':
      return edits && mayWrite(viewer, item) && item.status !== 'withdrawn'
    case 'publish':
      // What was reported comes back by a decision on the report, not by publishing it again.
      return edits && mayPublish(viewer, item) && item.status !== 'withdrawn' && item.status !== 'reported'
    case 'withdraw':
      return (edits && mayPublish(viewer, item)) || managesOwner(viewer, item) || administers(viewer)
    case 'put-back':
      return item.status !== 'withdrawn' && ((edits && mayPublish(viewer, item)) || managesOwner(viewer, item))
    case 'name-co-editor':
      return managesOwner(viewer, item)
    case 'confirm-widening':
      return readable && mayConfirm(viewer, item)
    case 'read-trail':
      return managesOwner(viewer, item) || coordinatesItem(viewer, item) || administers(viewer)
  }
}

/** May this viewer make drafts for the organisation, or inside the workgroup on behalf of the one whose seat they hold? */
export function mayCreateFor(viewer: Viewer, where: { ownerId: string; workgroupId: string | null }): boolean {
  if (!mayWrite(viewer, where)) return false
  const holds = (s: ViewerSeat) => s.workgroupId === where.workgroupId && s.organisationId === where.ownerId
  return where.workgroupId === null || viewer.seats.some((s) => s.coordinator && holds(s))
}

function mayWrite(viewer: Viewer, where: { ownerId: string; workgroupId: string | null }): boolean {
  if (!isSignedIn(viewer) || viewer.assurance < 2) return false
  if (where.workgroupId) return coordinates(viewer, where.workgroupId)
  const role = roleIn(viewer, where.ownerId)
  return role === 'author' || role === 'editor' || role === 'manager'
}

/** The publishing rows of the table of roles; that the viewer edits the item is asked apart. */
export function mayPublish(
  viewer: Viewer,
  item: { ownerId: string; workgroupId: string | null; label: Label },
): boolean {
  if (!isSignedIn(viewer) || viewer.assurance < Math.max(2, labelPolicy[item.label].assurance)) return false
  if (item.workgroupId) return coordinates(viewer, item.workgroupId) && item.label !== 'CLEAR'
  const role = roleIn(viewer, item.ownerId)
  if (role !== 'editor' && role !== 'manager') return false
  return item.label !== 'CLEAR' || viewer.memberships.some((m) => m.organisationId === item.ownerId && m.publishes)
}

function mayConfirm(viewer: Viewer, item: ItemFacts): boolean {
  const role = roleIn(viewer, item.ownerId)
  if (item.workgroupId) return coordinates(viewer, item.workgroupId) || role === 'manager'
  return role === 'editor' || role === 'manager'
}

/**
 * Keeps what the public side says of themes, laws and the strategic agenda: an editor or manager of the alliance's office or
 * the RIEC, the two desks that make one site.
 */
export const keepsDossiers = (viewer: Viewer): boolean =>
  viewer.assurance >= 2 &&
  viewer.memberships.some(
    (m) =>
      (m.role === 'editor' || m.role === 'manager') &&
      m.publishes &&
      (m.organisationKind === 'alliance_office' || m.organisationKind === 'riec'),
  )

export const administers = (viewer: Viewer): boolean => viewer.administrator && viewer.assurance >= 2
const managesOwner = (viewer: Viewer, item: ItemFacts): boolean => roleIn(viewer, item.ownerId) === 'manager'
const coordinatesItem = (viewer: Viewer, item: ItemFacts): boolean =>
  item.workgroupId !== null && coordinates(viewer, item.workgroupId)

/**
 * Who makes the newsletter: editors and managers of the organisations that publish (the alliance office, the RIEC, the PVO),
 * all alike, since it is one letter of several desks.
 */
export const makesNewsletter = (viewer: Viewer): boolean =>
  viewer.assurance >= 2 && viewer.memberships.some((m) => m.publishes && (m.role === 'editor' || m.role === 'manager'))
