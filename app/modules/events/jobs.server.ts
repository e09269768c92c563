import { and, eq, gte, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { isLabel, isNamedInMail, labelPolicy, type Label } from '#app/access/label.ts'
import { anonymousViewer } from '#app/access/viewer.ts'
import { urls } from '#app/lib/urls.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import {
  confirmSignUpMail,
  eventCancelledMail,
  eventChangedMail,
  knownSignUpMail,
  movedUpMail,
  onWaitingListMail,
  signedUpMail,
  signUpCancelledMail,
  signUpChangedMail,
  signUpLostMail,
  signUpNewsMail,
  type MailedEvent,
} from '#app/mail/templates.events.ts'
import type { Services } from '#app/services.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { audit, event, item, registration, user } from '#db/schema/index.ts'
import { endRegistration } from './commands.sign-up.server.ts'
import { hostOf, makeCalendar } from './ics.server.ts'
import { confirmToken, isExpired, manageToken } from './links.server.ts'
import {
  chosenSessions,
  findReadableEvent,
  findRegistration,
  holderOf,
  holderReads,
  livingStates,
  onlineUrlOf,
  type ReadableEvent,
  type Registration,
} from './registrations.server.ts'
import { settleSeats } from './seats.server.ts'
import { letters, tellRegistrant, type LetterName } from './tell.server.ts'
import { clockText, isOver, whenText } from './times.ts'

type Letter = Omit<Mail, 'to'>

const changeSchema = z.object({
  moved: z.boolean().default(false),
  programme: z.boolean().default(false),
  cancelled: z.boolean().default(false),
  narrowed: z.boolean().default(false),
})

/**
 * Topic `event-change`: works out for each who signed up what they are to be told; the key is the meeting's id. Who may no
 * longer read it loses the place, which whoever waits longest gets.
 */
export async function tellOfChange({ db }: Services, itemId: string, raw: Record<string, unknown>): Promise<void> {
  const change = changeSchema.parse(raw)
  const now = Date.now()
  const [found] = await db.read
    .select({
      date: item.date,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      cancelledAt: event.cancelledAt,
      status: item.status,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, itemId))
  if (!found || isOver(found, now)) return
  const rows = await db.read
    .select()
    .from(registration)
    .where(and(eq(registration.itemId, itemId), inArray(registration.state, [...livingStates])))
  // What was reported is hidden until somebody has decided: nobody loses anything over that.
  if (found.status === 'reported') return
  const isPublic = (await findReadableEvent(db.read, anonymousViewer(now), itemId)) !== null
  const lost = new Set<string>()
  if (!isPublic) for (const row of rows) if (!(await holderReads(db.read, row, now))) lost.add(row.id)
  // In one write: begun anew after a crash, nobody is told twice.
  await db.write(async (tx) => {
    for (const { id } of rows)
      if (lost.has(id)) {
        await endRegistration(tx, id, now)
        await tellRegistrant(tx, id, 'lost')
      } else if (found.cancelledAt !== null) {
        if (change.cancelled) await tellRegistrant(tx, id, 'called-off')
      } else if (change.moved || change.programme) {
        await tellRegistrant(tx, id, 'changed', { moved: change.moved, programme: change.programme })
      }
    await settleSeats(tx, itemId, now)
  })
}

const payloadSchema = z.object({
  registrationId: z.string(),
  letter: z.enum(letters),
  moved: z.boolean().default(false),
  programme: z.boolean().default(false),
})

/** Topic `registration-mail`: tells somebody how their registration stands. What they may read is asked now. */
export async function sendRegistrationMail(
  services: Services,
  _key: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const payload = payloadSchema.parse(raw)
  const row = await findRegistration(services.db.read, payload.registrationId)
  if (!row || row.email.endsWith('.invalid')) return
  const to = await addressOf(services, row)
  const letter = await compose(services, { ...row, email: to }, payload)
  if (letter) await services.mailer.send({ to, ...letter })
}

/** Somebody with an account gets it where they get their other mail. */
async function addressOf({ db }: Services, { userId, email }: Registration): Promise<string> {
  if (userId === null) return email
  const [row] = await db.read.select({ email: user.email }).from(user).where(eq(user.id, userId))
  return row?.email ?? email
}

/** The state in which a letter is still true. */
const statesOf: Readonly<Record<LetterName, ReadonlyArray<Registration['state']>>> = {
  confirm: ['sent', 'cancelled'],
  known: livingStates,
  confirmed: ['confirmed'],
  waiting: ['waiting'],
  'moved-up': ['confirmed'],
  updated: livingStates,
  cancelled: ['cancelled'],
  changed: livingStates,
  'called-off': livingStates,
  lost: ['cancelled'],
}

/** Null where it is no longer so. */
async function compose(
  services: Services,
  row: Registration,
  { letter, moved, programme }: z.output<typeof payloadSchema>,
): Promise<Letter | null> {
  if (!statesOf[letter].includes(row.state)) return null
  const now = Date.now()
  const viewer = await holderOf(services.db.read, row, now)
  const found = await findReadableEvent(services.db.read, viewer, row.itemId)
  if (letter === 'lost') return found ? null : { ...signUpLostMail(row), ...(await calendarOfLost(services, row)) }
  if (!found) return null
  // Of what does not take place nothing else is told any more.
  if (found.cancelledAt !== null && letter !== 'cancelled' && letter !== 'called-off') return null
  const { baseUrl } = services.config.server
  if (letter === 'confirm') {
    if (isExpired(row, now)) return null
    return confirmSignUpMail({
      title: found.title,
      link: baseUrl + urls.agenda.confirm(confirmToken(services.secrets.session, row)),
    })
  }
  const told = await mailedEvent(services, row, found)
  const link = baseUrl + urls.agenda.registration(manageToken(services.secrets.session, row.id))
  if (labelPolicy[found.label].notice === 'nothing') return signUpNewsMail({ name: row.name, link })
  // The address of a page holds the words of its title.
  const page = baseUrl + urls.agenda.item(told ? found : { id: found.id, title: '' })
  const values = { name: row.name, event: told, link }
  const calendar = (method: 'REQUEST' | 'CANCEL') => calendarOf(services, row, found, told, method)
  switch (letter) {
    case 'known':
      return knownSignUpMail(values)
    case 'confirmed':
      return { ...signedUpMail(values), ...calendar('REQUEST') }
    case 'waiting':
      return onWaitingListMail(values)
    case 'moved-up':
      return { ...movedUpMail(values), ...calendar('REQUEST') }
    case 'updated':
      return { ...signUpChangedMail(values), ...(row.state === 'confirmed' ? calendar('REQUEST') : {}) }
    case 'cancelled':
      return { ...signUpCancelledMail({ ...values, link: page }), ...(wasConfirmed(row) ? calendar('CANCEL') : {}) }
    case 'changed': {
      const withCalendar = moved && row.state === 'confirmed' ? calendar('REQUEST') : {}
      return { ...eventChangedMail({ ...values, moved, programme, page }), ...withCalendar }
    }
    case 'called-off':
      return {
        ...eventCancelledMail({ ...values, link: page }),
        ...(row.state === 'confirmed' ? calendar('CANCEL') : {}),
      }
  }
}

const wasConfirmed = (row: Registration): boolean => row.confirmedAt !== null

/** Null for a meeting from AMBER up: no mail says what it is. */
async function mailedEvent({ db }: Services, row: Registration, found: ReadableEvent): Promise<MailedEvent | null> {
  if (!isNamedInMail(found.label)) return null
  const onlineUrl = await onlineUrlOf(db.read, row.id)
  const sessions = await chosenSessions(db.read, row.id)
  return {
    title: found.title,
    when: whenText(found),
    where: [found.place, found.address].filter(Boolean).join(', '),
    ...(onlineUrl ? { onlineUrl } : {}),
    sessions: sessions.map((session) =>
      [session.title, clockText(session), session.place, session.waiting ? 'u staat op de wachtlijst' : '']
        .filter(Boolean)
        .join(', '),
    ),
  }
}

function calendarOf(
  { config }: Services,
  row: Registration,
  found: ReadableEvent,
  told: MailedEvent | null,
  method: 'REQUEST' | 'CANCEL',
): Pick<Mail, 'calendar'> {
  if (!told) return {}
  const { baseUrl } = config.server
  const entry = {
    ...found,
    url: baseUrl + urls.agenda.item(found),
    sequence: found.sequence + row.sequence,
    cancelled: method === 'CANCEL',
    changedAt: Date.now(),
    notes: told.sessions,
    attendee: { name: row.name, email: row.email },
    ...(told.onlineUrl && method === 'REQUEST' ? { onlineUrl: told.onlineUrl } : {}),
  }
  const content = makeCalendar([entry], { method, host: hostOf(baseUrl), organizer: config.mail.from })
  return { calendar: { method, content, filename: 'bijeenkomst.ics' } }
}

/** Takes the entry out of the calendar without saying what it was, or when; nothing where none was ever sent. */
async function calendarOfLost({ db, config }: Services, row: Registration): Promise<Pick<Mail, 'calendar'>> {
  if (row.confirmedAt === null) return {}
  const [found] = await db.read
    .select({ label: item.label, sequence: event.sequence })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, row.itemId))
  if (!found || !(await wasNamedSince(db.read, row.itemId, found.label, row.confirmedAt))) return {}
  const { baseUrl } = config.server
  const entry = {
    id: row.itemId,
    title: 'Bijeenkomst vervallen',
    summary: '',
    place: '',
    address: '',
    // A calendar knows it by its UID. The day is that on which its owner got the place: the meeting's own may be another
    // by now, of which they were not told.
    ...{ date: isoDate(row.confirmedAt), startTime: '', endDate: '', endTime: '' },
    url: baseUrl + urls.agenda.list,
    sequence: found.sequence + row.sequence,
    cancelled: true,
    changedAt: Date.now(),
    attendee: { name: row.name, email: row.email },
  }
  const content = makeCalendar([entry], { method: 'CANCEL', host: hostOf(baseUrl), organizer: config.mail.from })
  return { calendar: { method: 'CANCEL', content, filename: 'bijeenkomst.ics' } }
}

/** Had the meeting, at any moment since, a label with which calendars get an entry? */
async function wasNamedSince(read: Reader, itemId: string, label: Label, since: number): Promise<boolean> {
  if (isNamedInMail(label)) return true
  const changes = await read
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.objectId, itemId), eq(audit.action, 'set-audience'), gte(audit.at, since)))
  return changes.some(({ detail: { from } }) => isLabel(from) && isNamedInMail(from))
}
