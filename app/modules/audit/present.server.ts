import { administers } from '#app/access/policy.ts'
import { coordinates, roleIn, type Viewer } from '#app/access/viewer.ts'
import { urls } from '#app/lib/urls.ts'
import type { Reader } from '#db/client.server.ts'
import { detailText, originText, sentenceOf, type AuditOutcome } from './actions.ts'
import { namesOfThings, namesOfUsers, organisationsOfActors, personText } from './names.server.ts'
import type { trailQuery, TrailScope } from './queries.server.ts'

type Found = Awaited<ReturnType<typeof trailQuery>>[number]

/** A row as a page and the CSV show it: nothing in it that the viewer may not know. */
export interface TrailRow {
  seq: number
  at: number
  who: string
  /** Narrows the list to this person; null for nobody in particular. */
  actor: string | null
  /** Where they belonged then. */
  organisation: string
  what: string
  on: string
  /** Where the item is read; null where the viewer may not. */
  href: string | null
  /** Narrows the list to this item; null where the viewer may not tell it apart. */
  itemId: string | null
  detail: string
  from: string
  result: AuditOutcome
}

/** Gives rows their names: three more statements for a whole page. */
export async function presentRows(
  read: Reader,
  viewer: Viewer,
  scope: TrailScope,
  rows: readonly Found[],
): Promise<TrailRow[]> {
  if (rows.length === 0) return []
  const userIds = rows.flatMap((row) => [row.object === 'user' ? row.objectId : '', String(row.detail.for ?? '')])
  const thingIds = rows.flatMap((row) => [row.organisationId ?? '', row.workgroupId ?? '', row.objectId])
  const some = (ids: string[]) => [...new Set(ids)].filter((id) => id !== '')
  const people = await namesOfUsers(read, viewer, some(userIds), Math.min(...rows.map(({ at }) => at)))
  const things = await namesOfThings(read, viewer, some(thingIds))
  const organisations = await organisationsOfActors(read, viewer, rows)
  return rows.map((row) => {
    const known = row.object !== 'item' || row.title !== null || arranges(viewer, scope, row)
    return {
      seq: row.seq,
      at: row.at,
      who: personText(viewer, row.actor, row.person),
      actor: row.person ? row.actor : null,
      organisation: organisations.get(row.seq) ?? '',
      what: sentenceOf(row.action, row.result),
      on: nameOf(row, known, people, things),
      href:
        row.title === null || row.kind === null
          ? null
          : urls.item({ id: row.objectId, kind: row.kind, title: row.title }),
      itemId: row.object === 'item' && known ? row.objectId : null,
      detail: known ? detailOf(row, people) : '',
      from: originText(row.origin),
      result: row.result,
    }
  })
}

/** May the viewer tell the item apart although they may not read it: who can withdraw it, or answers for its workgroup. */
function arranges(viewer: Viewer, scope: TrailScope, row: Found): boolean {
  if (scope.of === 'person') return false
  if (administers(viewer)) return true
  if (row.workgroupId !== null && coordinates(viewer, row.workgroupId)) return true
  return row.organisationNow !== null && roleIn(viewer, row.organisationNow) === 'manager'
}

type Names = ReadonlyMap<string, string>

function nameOf(row: Found, known: boolean, people: Names, things: Names): string {
  const organisation = things.get(row.organisationId ?? '')
  const workgroup = things.get(row.workgroupId ?? '')
  switch (row.object) {
    case 'item':
      return row.title ?? shielded(known ? ` ${row.objectId.slice(0, 8)}` : '', organisation)
    case 'user':
      return row.objectId === row.actor
        ? ''
        : (people.get(row.objectId) ?? (row.objectId === 'unknown' ? '' : 'een vroegere gebruiker'))
    case 'seat':
      return [workgroup, organisation].filter(Boolean).join(', ')
    case 'membership':
      return organisation ?? ''
    case 'group':
      return things.get(row.objectId) ?? ['een deelgroep', organisation].filter(Boolean).join(', ')
    default:
      return things.get(row.objectId) ?? ''
  }
}

const shielded = (mark: string, organisation: string | undefined): string =>
  organisation ? `Afgeschermd stuk${mark} van ${organisation}` : `Afgeschermd stuk${mark}`

function detailOf({ action, detail, result }: Found, people: Names): string {
  const person = typeof detail.for === 'string' ? people.get(detail.for) : undefined
  const place = result !== 'ok' && typeof detail.at === 'string' ? `op ${detail.at}` : ''
  return [detailText(action, detail), person ? `voor ${person}` : '', place].filter((part) => part !== '').join(', ')
}
