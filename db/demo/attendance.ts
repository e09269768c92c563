import { eq } from 'drizzle-orm'
import { authorize } from '#app/access/policy.ts'
import { linkMaterial } from '#app/modules/dossier/commands.server.ts'
import type { MaterialRole } from '#app/modules/dossier/queries.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas, type Kind } from '#app/modules/items/kinds.ts'
import type { Acting } from '#app/modules/people/grants.server.ts'
import { makeSeries } from '#app/modules/series/commands.server.ts'
import { datesOf } from '#app/modules/series/dates.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { isoDate } from '#app/ui/format.ts'
import { newId } from '#db/columns.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { event, eventSession, registration, registrationSession, walkIn } from '#db/schema/index.ts'
import { editorOf, people } from './content/people.ts'
import { actingAs, need, type Ids } from './people.ts'

const dayMs = 24 * 3_600_000
const office = 'bureau-var'
type Label = 'CLEAR' | 'GREEN' | 'AMBER'

/**
 * A meeting that was, with who came and what is left of it, and one that repeats. All invented.
 * @returns how many meetings
 */
export async function makeAttendance(db: Database, ids: Ids, now = Date.now()): Promise<number> {
  const day = isoDate(now - 18 * dayMs)
  const ownerId = need(ids.organisations, office)
  const at = (moment: number) => actingAs(db, need(ids.people, editorOf(office)), moment)
  const [before, after, today] = [await at(now - 50 * dayMs), await at(now - 15 * dayMs), await at(now)]
  const guests = people.filter(({ role }) => role === 'reader' || role === 'author').slice(0, 16)
  await db.write(async (tx) => {
    const meeting = await post(tx, before, ownerId, 'event', 'CLEAR', {
      title: 'Leerhuis signalen in de wijk',
      summary: 'Hoe herkent u een signaal, en met wie deelt u het? Met twee rondes langs de praktijk.',
      body: 'In dit leerhuis oefenden wijkteams, boa’s en adviseurs veiligheid met drie verzonnen gevallen.',
      date: day,
      type: 'leerhuis',
      startTime: '09:30',
      endTime: '12:30',
      place: 'Wijkcentrum De Brug',
      address: 'Brugstraat 4, Vlaardingen',
      targetAudience: 'Wijkteams, boa’s en adviseurs veiligheid',
    })
    const sessions = await addSessions(tx, meeting, ['Ronde 1: kijken en luisteren', 'Ronde 2: delen mag'])
    await addGuests(tx, ids, meeting, sessions, guests, amsterdamInstant(day, '09:05'))
    await addDossier(tx, after, ownerId, meeting, sessions, isoDate(after.now))
  })
  return 1 + (await makeRepeating(db, today, ownerId))
}

async function post(
  tx: Tx,
  by: Acting,
  ownerId: string,
  kind: Kind,
  label: Label,
  content: Record<string, unknown>,
): Promise<string> {
  const rendered = renderContent(kind, contentSchemas[kind].parse(content))
  const id = await createDraft(tx, by, { kind, ownerId, workgroupId: null, content: rendered, themeIds: [] })
  const draft = authorize(by, 'edit', await getStoredItem(tx, id, by.now))
  const key = { CLEAR: 'public', GREEN: 'partners', AMBER: `org:${ownerId}` }[label]
  await setAudience(tx, by, draft, { revision: draft.revision, label, locks: [{ key, until: null }] })
  const ready = authorize(by, 'publish', await getStoredItem(tx, id, by.now))
  await publishItem(tx, by, ready, { revision: ready.revision, confirmed: true, publishAt: null })
  return id
}

async function addSessions(tx: Tx, itemId: string, titles: readonly string[]): Promise<string[]> {
  const rows = titles.map((title, position) => ({ id: newId(), itemId, title, position }))
  await tx.insert(eventSession).values(rows)
  return rows.map(({ id }) => id)
}

/** Three of four came; one walked in. */
async function addGuests(
  tx: Tx,
  ids: Ids,
  itemId: string,
  sessions: readonly string[],
  guests: typeof people,
  doorsOpen: number,
): Promise<void> {
  const signedUp = doorsOpen - 20 * dayMs
  for (const [index, { name, email, organisation }] of guests.entries()) {
    const id = newId()
    const here = index % 4 !== 3
    await tx.insert(registration).values({
      ...{ id, itemId, name, email },
      userId: need(ids.people, email),
      organisationId: need(ids.organisations, organisation),
      state: index === 15 ? 'cancelled' : 'confirmed',
      createdAt: signedUp + index,
      confirmedAt: signedUp + index,
      checkedInAt: here ? doorsOpen + index * 60_000 : null,
      checkedInBy: here ? need(ids.people, editorOf(office)) : null,
    })
    const sessionId = sessions[index % sessions.length]
    if (sessionId && index !== 15) await tx.insert(registrationSession).values({ registrationId: id, sessionId })
  }
  await tx.insert(walkIn).values({
    itemId,
    name: 'Gijs Overwater',
    organisationName: 'Wijkraad Waterkant',
    checkedInAt: doorsOpen + 25 * 60_000,
    checkedInBy: need(ids.people, editorOf(office)),
  })
}

/** A report for everybody, material for partners, and one piece stricter than the meeting: for the office only. */
async function addDossier(
  tx: Tx,
  by: Acting,
  ownerId: string,
  meetingId: string,
  sessions: readonly string[],
  date: string,
): Promise<void> {
  const pieces: Array<{
    kind: Kind
    label: Label
    role: MaterialRole
    session?: string | undefined
    title: string
    text: string
  }> = [
    {
      kind: 'news',
      label: 'CLEAR',
      role: 'report',
      title: 'Zo was het leerhuis over signalen in de wijk',
      text: 'Zestien deelnemers oefenden met kijken, luisteren en delen. De belangrijkste les: bel eerst even.',
    },
    {
      kind: 'document',
      label: 'GREEN',
      role: 'material',
      session: sessions[0],
      title: 'Kijkwijzer bij het leerhuis signalen',
      text: 'De vragen van ronde 1, om in het eigen team te gebruiken.',
    },
    {
      kind: 'document',
      label: 'AMBER',
      role: 'material',
      session: sessions[1],
      title: 'Notities van de begeleiders bij ronde 2',
      text: 'Wat de begeleiders zagen, voor het bureau. Zonder namen.',
    },
    {
      kind: 'document',
      label: 'GREEN',
      role: 'outcome',
      title: 'Drie afspraken uit het leerhuis signalen',
      text: 'Wie belt wie, wat leggen we vast, en wanneer kijken we terug.',
    },
  ]
  const meeting = authorize(by, 'edit', await getStoredItem(tx, meetingId, by.now))
  for (const { kind, label, role, session, title, text } of pieces) {
    const content = { title, summary: text, body: text, date, ...(kind === 'news' ? { genre: 'terugblik' } : {}) }
    const itemId = await post(tx, by, ownerId, kind, label, content)
    await linkMaterial(tx, by, meeting, { itemId, role, sessionId: session ?? null })
  }
}

/** Every other week; the first is announced, the others are still drafts. */
async function makeRepeating(db: Database, by: Acting, ownerId: string): Promise<number> {
  const date = isoDate(by.now + 9 * dayMs)
  return db.write(async (tx) => {
    const first = await post(tx, by, ownerId, 'event', 'CLEAR', {
      title: 'Inloopspreekuur voor adviseurs veiligheid',
      summary: 'Loop binnen met een vraag. Om de week, steeds op dezelfde plek.',
      body: 'U hoeft niets voor te bereiden.',
      date,
      type: 'kennissessie',
      startTime: '15:00',
      endTime: '16:00',
      place: 'Bureau van de alliantie, Rotterdam',
    })
    await tx.update(event).set({ registration: 'open', capacity: 20 }).where(eq(event.itemId, first))
    const repeat = { pace: 'fortnight', times: 6 } as const
    const found = authorize(by, 'edit', await getStoredItem(tx, first, by.now))
    return 1 + (await makeSeries(tx, by, found, { repeat, dates: datesOf(repeat, date) }))
  })
}
