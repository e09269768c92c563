import { inArray } from 'drizzle-orm'
import { authorize } from '#app/access/policy.ts'
import { cancelEvent, saveSession, setRegistration } from '#app/modules/events/commands.server.ts'
import { signUp } from '#app/modules/events/commands.sign-up.server.ts'
import { listSessions } from '#app/modules/events/queries.server.ts'
import { findReadableEvent } from '#app/modules/events/registrations.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { outbox, registration } from '#db/schema/index.ts'
import { meetings, type DemoMeeting } from './content/events.ts'
import { editorOf } from './content/people.ts'
import { actingAs, need, type Ids } from './people.ts'

const dayMs = 24 * 3_600_000

/** Meetings around today, all invented, with people signed up for them. @returns how many */
export async function makeEvents(db: Database, ids: Ids, now = Date.now()): Promise<number> {
  for (const meeting of meetings) await makeOne(db, ids, meeting, now)
  // Nobody in the demo waits for a mail about what was made before it began.
  await db.write((tx) => tx.delete(outbox).where(inArray(outbox.topic, ['registration-mail', 'event-change'])))
  return meetings.length
}

async function makeOne(db: Database, ids: Ids, meeting: DemoMeeting, now: number): Promise<void> {
  const { owner, label, themes, inDays, lasts, registration: mode, capacity, host, ...texts } = meeting
  const at = now + inDays * dayMs
  // Announced six weeks before, when people could still sign up for what is over by now.
  const viewer = await actingAs(db, need(ids.people, editorOf(owner)), Math.min(now, at - 42 * dayMs))
  const content = renderContent(
    'event',
    contentSchemas.event.parse({
      ...texts,
      date: isoDate(at),
      endDate: lasts ? isoDate(at + (lasts - 1) * dayMs) : '',
      hostId: host ? need(ids.organisations, host) : '',
    }),
  )
  const guests = await Promise.all(meeting.guests.map((email) => actingAs(db, need(ids.people, email), viewer.now)))
  await db.write(async (tx) => {
    const ownerId = need(ids.organisations, owner)
    const themeIds = themes.map((slug) => need(ids.themes, slug))
    const id = await createDraft(tx, viewer, { kind: 'event', ownerId, workgroupId: null, content, themeIds })
    const found = () => getStoredItem(tx, id, viewer.now)
    const draft = async () => authorize(viewer, 'edit', await found())
    const key = label === 'CLEAR' ? 'public' : 'partners'
    const { revision } = await draft()
    await setAudience(tx, viewer, await draft(), { revision, label, locks: [{ key, until: null }] })
    await arrange(tx, viewer, draft, { mode, capacity, sessions: meeting.sessions ?? [] })
    const ready = authorize(viewer, 'publish', await found())
    await publishItem(tx, viewer, ready, { revision: ready.revision, confirmed: true, publishAt: null })
    const parts = (await listSessions(tx, id)).map((session) => session.id)
    for (const [index, guest] of guests.entries()) {
      const sessions = parts.slice(index % Math.max(1, parts.length)).slice(0, 1)
      if (await findReadableEvent(tx, guest, id)) await signUp(tx, guest, { eventId: id, sessions })
    }
    for (const [index, name] of (meeting.visitors ?? []).entries())
      await addVisitor(tx, id, { name, index }, viewer.now)
    if (!meeting.cancelled) return
    const published = authorize(viewer, 'publish', await found())
    await cancelEvent(tx, viewer, published, { intent: 'cancel-event', revision: published.revision, sure: true })
  })
}

type Viewer = Awaited<ReturnType<typeof actingAs>>
type Draft = Parameters<typeof setRegistration>[2]

async function arrange(
  tx: Tx,
  viewer: Viewer,
  draft: () => Promise<Draft>,
  given: {
    mode: DemoMeeting['registration']
    capacity?: number | undefined
    sessions: NonNullable<DemoMeeting['sessions']>
  },
): Promise<void> {
  const settings = await draft()
  await setRegistration(tx, viewer, settings, {
    intent: 'settings',
    revision: settings.revision,
    registration: given.mode,
    capacity: given.capacity ?? null,
    closesTime: '',
    sure: true,
  })
  for (const session of given.sessions) {
    const found = await draft()
    await saveSession(tx, viewer, found, {
      intent: 'session',
      revision: found.revision,
      session: '',
      place: '',
      sure: true,
      ...session,
    })
  }
}

/** Somebody without an account, who confirmed long ago. */
async function addVisitor(tx: Tx, itemId: string, who: { name: string; index: number }, now: number): Promise<void> {
  await tx.insert(registration).values({
    itemId,
    email: `bezoeker${who.index + 1}@elders.demo.example`,
    name: who.name,
    organisationName: 'Wijkraad Waterkant',
    state: 'confirmed',
    createdAt: now + who.index,
    confirmedAt: now + who.index,
  })
}
