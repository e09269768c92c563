import { and, asc, desc, eq, ne, notInArray, sql } from 'drizzle-orm'
import { asReader, mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { kindNames, type Kind } from '#app/modules/items/kinds.ts'
import { listColumns } from '#app/modules/items/queries.server.ts'
import { urls } from '#app/lib/urls.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, eventMaterial, eventSession, item, organisation } from '#db/schema/index.ts'
import type { Label } from '#app/access/label.ts'

export type MaterialRole = 'material' | 'report' | 'outcome'

export interface DossierItem {
  id: string
  kind: Kind
  title: string
  summary: string
  date: string
  label: Label
  organisation: string
  href: string
}

/** What is left of a meeting, for one viewer. Parts without anything for them are not there. */
export interface Dossier {
  reports: DossierItem[]
  outcomes: DossierItem[]
  materials: Array<{ session: string; items: DossierItem[] }>
}

const order = [asc(eventSession.position), asc(eventMaterial.position), asc(item.date), asc(item.id)]

/**
 * What belongs to a meeting afterwards, each item through the rule for this viewer: no title, count or gap tells that there
 * is more. The caller has asked whether the meeting itself may be read.
 */
export async function dossierOf(read: Reader, viewer: Viewer, eventId: string): Promise<Dossier> {
  const rows = await read
    .select({
      ...listColumns,
      organisation: organisation.name,
      role: eventMaterial.role,
      session: eventSession.title,
    })
    .from(eventMaterial)
    .innerJoin(item, eq(item.id, eventMaterial.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(eventSession, eq(eventSession.id, eventMaterial.sessionId))
    .where(and(eq(eventMaterial.eventId, eventId), itemsWhere(asReader(viewer), viewer.now)))
    .orderBy(...order)
  const dossier: Dossier = { reports: [], outcomes: [], materials: [] }
  for (const { role, session, ...one } of rows) {
    const shown = { ...one, href: urls.item(one) }
    if (role === 'report') dossier.reports.push(shown)
    else if (role === 'outcome') dossier.outcomes.push(shown)
    else {
      const part = dossier.materials.find((each) => each.session === (session ?? ''))
      if (part) part.items.push(shown)
      else dossier.materials.push({ session: session ?? '', items: [shown] })
    }
  }
  return dossier
}

/** The meetings that an item belongs to and that this viewer reads, the latest first. */
export async function meetingsOf(read: Reader, viewer: Viewer, itemId: string) {
  const rows = await read
    .select({ id: item.id, title: item.title, date: item.date, kind: item.kind })
    .from(eventMaterial)
    .innerJoin(item, eq(item.id, eventMaterial.eventId))
    .where(and(eq(eventMaterial.itemId, itemId), itemsWhere(asReader(viewer), viewer.now)))
    .orderBy(desc(item.date), desc(item.id))
    .limit(10)
  return rows.map(({ id, title, date }) => ({ title, date, href: urls.agenda.item({ id, title }) }))
}

/** What the desk has linked, as far as this editor reads it: also drafts of theirs. */
export async function listLinked(read: Reader, viewer: Viewer, eventId: string) {
  return read
    .select({
      ...listColumns,
      status: item.status,
      role: eventMaterial.role,
      sessionId: eventMaterial.sessionId,
      position: eventMaterial.position,
    })
    .from(eventMaterial)
    .innerJoin(item, eq(item.id, eventMaterial.itemId))
    .leftJoin(eventSession, eq(eventSession.id, eventMaterial.sessionId))
    .where(and(eq(eventMaterial.eventId, eventId), itemsWhere(mayRead(viewer), viewer.now)))
    .orderBy(asc(eventMaterial.role), ...order)
}

const mostFound = 20

/** Items whose title holds these words, among what this editor reads, that are not linked yet; the newest first. */
export async function findMaterials(read: Reader, viewer: Viewer, eventId: string, text: string) {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const linked = read.select({ id: eventMaterial.itemId }).from(eventMaterial).where(eq(eventMaterial.eventId, eventId))
  const rows = await read
    .select({ ...listColumns, status: item.status })
    .from(item)
    .where(
      and(
        ne(item.kind, 'event'),
        ne(item.status, 'withdrawn'),
        notInArray(item.id, linked),
        itemsWhere(mayRead(viewer), viewer.now),
        ...words.map((word) => sql`instr(lower(${item.title}), ${word}) > 0`),
      ),
    )
    .orderBy(desc(item.date), desc(item.id))
    .limit(mostFound)
  return rows.map((row) => ({ ...row, kindName: kindNames[row.kind].one }))
}

/** The parts of a meeting to put material under. */
export async function sessionsOf(read: Reader, eventId: string) {
  return read
    .select({ id: eventSession.id, title: eventSession.title })
    .from(eventSession)
    .innerJoin(event, eq(event.itemId, eventSession.itemId))
    .where(eq(eventSession.itemId, eventId))
    .orderBy(asc(eventSession.position), asc(eventSession.id))
}
