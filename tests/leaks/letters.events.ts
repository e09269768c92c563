import { eq } from 'drizzle-orm'
import type { Label } from '#app/access/label.ts'
import type { LetterName } from '#app/modules/events/tell.server.ts'
import type { Tx } from '#db/client.server.ts'
import * as t from '#db/schema/index.ts'
import { aMeeting, aRegistration } from '#tests/factories/events.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { hostileName, titleOf, type LetterCase } from './letters.ts'

type State = (typeof t.registration.$inferSelect)['state']

/** To somebody of the owner, with an account, about a meeting with this label. */
const about = (
  template: string,
  letter: LetterName,
  state: State,
  { label = 'GREEN', detail = {} }: { label?: Label; detail?: Record<string, boolean> } = {},
): LetterCase => ({
  template,
  topic: 'registration-mail',
  make: async ({ services }) => {
    const owner = await anOrganisation(services.db, { name: hostileName, publishes: true })
    const person = await aPerson(services.db, { name: hostileName, organisation: owner, secrets: services.secrets })
    const meeting = await aMeeting(services, { label, owner, title: titleOf(label), registration: 'account' })
    const row = await aRegistration(services.db, meeting.id, {
      userId: person.id,
      email: person.email,
      name: hostileName,
      state,
      confirmedAt: 1,
    })
    const other = state === 'cancelled' ? 'confirmed' : 'cancelled'
    return {
      to: person.email,
      payload: { registrationId: row.id, letter, ...detail },
      gone: {
        otherwise: (tx: Tx) => tx.update(t.registration).set({ state: other }).where(eq(t.registration.id, row.id)),
        withdrawn: (tx: Tx) => tx.update(t.item).set({ status: 'withdrawn' }).where(eq(t.item.id, meeting.id)),
        ended: (tx: Tx) => tx.update(t.membership).set({ endsAt: 1 }).where(eq(t.membership.userId, person.id)),
        suspended: (tx: Tx) => tx.update(t.user).set({ suspendedAt: 1 }).where(eq(t.user.id, person.id)),
        ...(letter === 'cancelled' || letter === 'called-off'
          ? {}
          : { off: (tx: Tx) => tx.update(t.event).set({ cancelledAt: 1 }).where(eq(t.event.itemId, meeting.id)) }),
      },
    }
  },
})

const asked: LetterCase = {
  template: 'confirmSignUpMail',
  topic: 'registration-mail',
  make: async ({ services }) => {
    const meeting = await aMeeting(services)
    const row = await aRegistration(services.db, meeting.id, { state: 'sent', name: hostileName })
    const set = (values: Partial<typeof t.registration.$inferInsert>) => (tx: Tx) =>
      tx.update(t.registration).set(values).where(eq(t.registration.id, row.id))
    return {
      to: row.email,
      payload: { registrationId: row.id, letter: 'confirm' },
      gone: {
        confirmed: set({ state: 'confirmed' }),
        late: set({ createdAt: 1 }),
        withdrawn: (tx: Tx) => tx.update(t.item).set({ status: 'withdrawn' }).where(eq(t.item.id, meeting.id)),
      },
    }
  },
}

/** The other way round: it is true while they may not read the meeting. */
const lost: LetterCase = {
  ...about('signUpLostMail', 'lost', 'cancelled'),
  make: async (portal) => {
    const due = await about('signUpLostMail', 'lost', 'cancelled').make(portal)
    const [row] = await portal.services.db.read
      .select()
      .from(t.registration)
      .where(eq(t.registration.id, String(due.payload?.registrationId)))
    const item = eq(t.item.id, row!.itemId)
    await portal.services.db.write((tx) => tx.update(t.item).set({ status: 'withdrawn' }).where(item))
    return {
      ...due,
      gone: {
        otherwise: due.gone.otherwise!,
        back: (tx) => tx.update(t.item).set({ status: 'published' }).where(item),
      },
    }
  },
}

const moved = { moved: true }
const closed = ['AMBER', 'AMBER+STRICT'] as const

/** About a meeting that mails name, and about ones that they do not. */
const aboutEach = (
  template: string,
  letter: LetterName,
  state: State,
  detail: Record<string, boolean> = {},
): LetterCase[] => [
  about(template, letter, state, { detail }),
  ...closed.map((label) => about(label === 'AMBER' ? template : 'signUpNewsMail', letter, state, { label, detail })),
]

export const eventLetters: readonly LetterCase[] = [
  asked,
  lost,
  ...aboutEach('knownSignUpMail', 'known', 'confirmed'),
  ...aboutEach('signedUpMail', 'confirmed', 'confirmed'),
  ...aboutEach('onWaitingListMail', 'waiting', 'waiting'),
  ...aboutEach('movedUpMail', 'moved-up', 'confirmed'),
  ...aboutEach('signUpChangedMail', 'updated', 'confirmed'),
  ...aboutEach('signUpCancelledMail', 'cancelled', 'cancelled'),
  ...aboutEach('eventChangedMail', 'changed', 'confirmed', moved),
  ...aboutEach('eventCancelledMail', 'called-off', 'confirmed'),
]
