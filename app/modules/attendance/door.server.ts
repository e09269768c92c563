import { authorize, may, mayRead } from '#app/access/policy.ts'
import { holds } from '#app/access/rule.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { RouteArgs } from '#app/lib/route.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { findCheckInLink } from './helper-links.server.ts'
import { helperSecret } from './tokens.server.ts'

declare const atTheDoor: unique symbol
/** Somebody who may check people in at this meeting; commands at the door take nothing else. */
export interface Keeper {
  readonly [atTheDoor]: true
  item: StoredItem
  /** For the trail: a user id or `anonymous`. */
  actor: string
  /** Kept with who was checked in: a user or the link of a helper. */
  by: string
  /** Edits the meeting, so sees addresses as well. */
  edits: boolean
  now: number
}

/** What a request carries to the door: who is signed in, and the secret of a helper's link. */
export interface Arrival {
  viewer: Viewer
  keys: readonly string[]
  secret: string | null
}

export const arrivalOf = ({ viewer, request, services }: RouteArgs<Viewer>): Arrival => ({
  viewer,
  keys: services.secrets.session,
  secret: helperSecret(request, services.config),
})

/**
 * Who may check people in: an editor of the meeting, or who carries the link of a helper for it and may read the meeting. A
 * list is read only where its item is: for what is not public a helper signs in as well.
 * @returns null for everybody else, and where there is no such meeting
 */
export async function findKeeper(read: Reader | Tx, arrival: Arrival, itemId: string): Promise<Keeper | null> {
  const item = await getStoredItem(read, itemId, arrival.viewer.now).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (item?.kind !== 'event') return null
  const { viewer, keys, secret } = arrival
  const keeper = (who: Pick<Keeper, 'actor' | 'by' | 'edits'>) => ({ ...who, item, now: viewer.now }) as Keeper
  if (viewer.userId !== null && may(viewer, 'edit', item))
    return keeper({ actor: viewer.userId, by: viewer.userId, edits: true })
  if (!holds(mayRead(viewer), item)) return null
  const link = await findCheckInLink(read, keys, secret, viewer.now)
  if (link?.itemId !== itemId || link.opensAt > viewer.now) return null
  return keeper({ actor: viewer.userId ?? 'anonymous', by: viewer.userId ?? link.id, edits: false })
}

/** The same where there is nothing else to show. @throws NotFound */
export async function getKeeper(read: Reader | Tx, arrival: Arrival, itemId: string): Promise<Keeper> {
  const keeper = await findKeeper(read, arrival, itemId)
  if (!keeper) throw new NotFound()
  return keeper
}

/** The meeting for its own desk. @throws NotFound, also where it is no meeting; Forbidden for who may only read it */
export async function getOwnMeeting(read: Reader | Tx, viewer: Viewer, itemId: string) {
  const item = await getStoredItem(read, itemId, viewer.now)
  if (item.kind !== 'event') throw new NotFound()
  return authorize(viewer, 'edit', item)
}
