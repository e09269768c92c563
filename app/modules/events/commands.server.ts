import { and, eq, sql } from 'drizzle-orm'
import type { Allowed } from '#app/access/policy.ts'
import { amsterdamInstant, endOfDay } from '#app/lib/dates.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { afterChange, assertRevision, recordOn, touch, type SignedIn } from '#app/modules/items/effects.server.ts'
import { tellOfEvent } from '#app/modules/items/event-changes.server.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { meervoud } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import { event, eventMaterial, eventSession, registration, registrationSession } from '#db/schema/index.ts'
import { mayArrange } from './arrange.server.ts'
import type { Arrangement } from './forms.ts'
import { listSessions } from './queries.server.ts'
import { countRegistrations } from './registrations.server.ts'
import { counted, settleSeats } from './seats.server.ts'
import { registrationsOfSession } from './sessions.server.ts'
import { tellRegistrant } from './tell.server.ts'

type Found = Allowed<'edit', StoredItem>

/**
 * How people sign up, how many and until when. It counts at once: whoever has a place keeps it, and who waits moves up
 * where there is room.
 * @throws Invalid asking whether they are sure, where fewer are let in than have a place; Conflict when it was changed since
 */
export async function setRegistration(
  tx: Tx,
  viewer: SignedIn,
  found: Found,
  input: Arrangement<'settings'>,
): Promise<void> {
  await begin(tx, viewer, found, input.revision)
  const { confirmed, waiting } = await countRegistrations(tx, found.id)
  const people = meervoud(confirmed + waiting, 'persoon heeft', 'personen hebben')
  if (!input.sure && input.registration === 'none' && confirmed + waiting > 0)
    ask(`${people} zich al aangemeld. Zij blijven aangemeld; niemand kan zich nog aanmelden. Vink aan dat u dit wilt.`)
  if (!input.sure && input.capacity !== null && input.capacity < confirmed)
    ask(
      `${meervoud(confirmed, 'persoon heeft', 'personen hebben')} al een plaats, meer dan dit maximum. Zij houden die plaats. ` +
        'Nieuwe aanmeldingen komen op de wachtlijst. Vink aan dat u dit wilt.',
    )
  const { closesDate, closesTime } = input
  const closesAt = !closesDate ? null : closesTime ? amsterdamInstant(closesDate, closesTime) : endOfDay(closesDate)
  await tx
    .update(event)
    .set({ registration: input.registration, capacity: input.capacity, closesAt })
    .where(eq(event.itemId, found.id))
  await finish(tx, viewer, found)
}

/**
 * Makes or changes a part that people choose from.
 * @throws Invalid as above; NotFound where the part is gone
 */
export async function saveSession(
  tx: Tx,
  viewer: SignedIn,
  found: Found,
  input: Arrangement<'session'>,
): Promise<void> {
  await begin(tx, viewer, found, input.revision)
  const { title, startTime, endTime, place, speaker, capacity } = input
  if (endTime && !startTime) throw new Invalid({ startTime: ['Vul in hoe laat de sessie begint.'] })
  if (endTime && endTime <= startTime)
    throw new Invalid({ endTime: ['Het einde ligt voor het begin. Vul een latere tijd in.'] })
  const values = { title, startTime, endTime, place, speaker, capacity }
  const sessions = await listSessions(tx, found.id)
  if (input.session === '') {
    if (sessions.length >= 50) throw new Invalid('Een bijeenkomst heeft niet meer dan 50 sessies.')
    await tx.insert(eventSession).values({ ...values, itemId: found.id, position: sessions.length })
    return finish(tx, viewer, found)
  }
  const before = sessions.find(({ id }) => id === input.session)
  if (!before) throw new NotFound()
  if (!input.sure && capacity !== null && capacity < before.taken)
    ask(
      `${meervoud(before.taken, 'persoon heeft', 'personen hebben')} deze sessie al gekozen, meer dan dit maximum. Zij houden hun plaats. ` +
        'Wie de sessie nu kiest, komt op de wachtlijst. Vink aan dat u dit wilt.',
    )
  await tx.update(eventSession).set(values).where(eq(eventSession.id, before.id))
  const moved = (['startTime', 'endTime', 'place'] as const).some((field) => before[field] !== values[field])
  if (moved) await tellChoosers(tx, before.id)
  await finish(tx, viewer, found)
}

/** Takes a part away; who chose it stays signed up for the meeting and is told. @throws Invalid asking whether they are sure */
export async function removeSession(
  tx: Tx,
  viewer: SignedIn,
  found: Found,
  input: Arrangement<'remove-session'>,
): Promise<void> {
  await begin(tx, viewer, found, input.revision)
  const [session] = await tx
    .select({ id: eventSession.id, title: eventSession.title })
    .from(eventSession)
    .where(and(eq(eventSession.id, input.session), eq(eventSession.itemId, found.id)))
  if (!session) throw new NotFound()
  const choosers = await registrationsOfSession(tx, session.id)
  if (!input.sure && choosers.length > 0)
    ask(
      `${meervoud(choosers.length, 'persoon heeft', 'personen hebben')} ‘${session.title}’ gekozen. Zij blijven aangemeld voor de bijeenkomst ` +
        'en krijgen een mail dat deze sessie vervalt. Vink aan dat u dit wilt.',
    )
  await tellChoosers(tx, session.id)
  await tx.delete(registrationSession).where(eq(registrationSession.sessionId, session.id))
  // What belongs to it belongs to the meeting as a whole from now on.
  await tx.update(eventMaterial).set({ sessionId: null }).where(eq(eventMaterial.sessionId, session.id))
  await tx.delete(eventSession).where(eq(eventSession.id, session.id))
  await finish(tx, viewer, found)
}

async function tellChoosers(tx: Tx, sessionId: string): Promise<void> {
  for (const { id, living } of await registrationsOfSession(tx, sessionId)) {
    if (!living) continue
    await tx.update(registration).set(counted).where(eq(registration.id, id))
    await tellRegistrant(tx, id, 'updated')
  }
}

/**
 * The meeting is called off: it stays to be seen as such, and who signed up is told.
 * @throws Invalid asking whether they are sure; Conflict where it was called off already
 */
export async function cancelEvent(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'publish', StoredItem>,
  input: Arrangement<'cancel-event'>,
): Promise<void> {
  assertRevision(found, input.revision)
  const [row] = await tx.select({ at: event.cancelledAt }).from(event).where(eq(event.itemId, found.id))
  if (!row || found.status !== 'published') throw new Conflict('Alleen wat gepubliceerd is, kan worden geannuleerd.')
  if (row.at !== null) throw new Conflict('Deze bijeenkomst is al geannuleerd.')
  if (!input.sure) ask('Vink aan dat u de bijeenkomst wilt annuleren. Dit kan niet ongedaan worden gemaakt.')
  await tx
    .update(event)
    .set({ cancelledAt: viewer.now, sequence: sql`${event.sequence} + 1` })
    .where(eq(event.itemId, found.id))
  await touch(tx, viewer, found)
  await recordOn(tx, viewer, 'cancel-event', found)
  await tellOfEvent(tx, found.id, { cancelled: true })
  await afterChange(tx, found.id, { labels: [found.label], narrowed: false })
}

function ask(message: string): never {
  throw new Invalid({ sure: [message] })
}

/**
 * @throws Forbidden on what readers see already, for who may not publish it; Conflict where it is called off; NotFound for
 *   what is no meeting
 */
async function begin(tx: Tx, viewer: SignedIn, found: Found, revision: number): Promise<void> {
  assertRevision(found, revision)
  const [row] = await tx.select({ cancelledAt: event.cancelledAt }).from(event).where(eq(event.itemId, found.id))
  if (!row) throw new NotFound()
  if (!mayArrange(viewer, found))
    throw new Forbidden('Deze bijeenkomst is gepubliceerd. Een redacteur van uw organisatie regelt de aanmelding.')
  if (row.cancelledAt !== null)
    throw new Conflict('Deze bijeenkomst is geannuleerd. De aanmelding kan niet meer worden gewijzigd.')
}

async function finish(tx: Tx, viewer: SignedIn, found: Found): Promise<void> {
  await touch(tx, viewer, found)
  await recordOn(tx, viewer, 'set-registration', found)
  await settleSeats(tx, found.id, viewer.now)
}
