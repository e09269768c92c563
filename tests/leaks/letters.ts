import { and, eq } from 'drizzle-orm'
import type { Label } from '#app/access/label.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import * as t from '#db/schema/index.ts'
import { aRegistration } from '#tests/factories/attendance.ts'
import { aDocument, anEvent, aNews } from '#tests/factories/items.ts'
import { anIssue, aSubscription } from '#tests/factories/letters.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, type PersonOptions } from '#tests/factories/people.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { anIdentity, aProvider } from '#tests/factories/sso.ts'
import type { Portal } from '#tests/setup/portal.ts'
import { eventLetters } from './letters.events.ts'

/** A mail about to be sent, and every way in which the right to its content can go before that. */
export interface Due {
  to: string
  key?: string
  payload?: Record<string, unknown>
  gone: Record<string, (tx: Tx) => PromiseLike<unknown>>
}
export interface LetterCase {
  /** Of app/mail. */
  template: string
  topic: string
  make: (portal: Portal) => Promise<Due>
}

/** What people type where a name is asked: none of it may become a header or a recipient. */
export const hostileName = 'Kwaad\r\nBcc: dief@kwaad.example\r\n\r\n(dief@kwaad.example) "x" <dief@kwaad.example>, é'
export const titleOf = (label: Label): string => `Kanarietitel ${label}`

const hourMs = 3_600_000
const longAgo = Date.UTC(2024, 0, 1)

const aTown = (portal: Portal) => anOrganisation(portal.services.db, { name: hostileName })
const one = (portal: Portal, options: PersonOptions = {}) =>
  aPerson(portal.services.db, { name: hostileName, secrets: portal.services.secrets, ...options })
const ended = (userId: string) => (tx: Tx) =>
  tx
    .update(t.membership)
    .set({ endsAt: Date.now() - 1 })
    .where(eq(t.membership.userId, userId))
const demoted = (userId: string) => (tx: Tx) =>
  tx.update(t.membership).set({ role: 'reader' }).where(eq(t.membership.userId, userId))
const suspended = (userId: string) => (tx: Tx) => tx.update(t.user).set({ suspendedAt: 1 }).where(eq(t.user.id, userId))
const unwanted = (userId: string, notice: string) => (tx: Tx) => tx.insert(t.noticeOff).values({ userId, notice })
const insert = <Row>(portal: Portal, run: (tx: Tx) => PromiseLike<Row[]>) =>
  portal.services.db.write(async (tx) => (await run(tx))[0]!)

async function aManager(portal: Portal) {
  const town = await aTown(portal)
  const manager = await one(portal, { organisation: town, role: 'manager' })
  return { town, manager, goneToo: { demoted: demoted(manager.id), ended: ended(manager.id) } }
}

const account = (template: string, name: string, options: PersonOptions = {}): LetterCase => ({
  template,
  topic: 'send-mail',
  make: async (portal) => {
    const { id, email } = await one(portal, options)
    return { to: email, payload: { template: name, userId: id }, gone: { suspended: suspended(id) } }
  },
})

const withMore = (row: LetterCase, more: (userId: string) => Due['gone']): LetterCase => ({
  ...row,
  make: async (portal) => {
    const due = await row.make(portal)
    return { ...due, gone: { ...due.gone, ...more(String(due.payload?.userId)) } }
  },
})

const accounts: LetterCase[] = [
  account('passwordResetMail', 'password-reset'),
  withMore(account('invitationMail', 'invitation', { passwordHash: null, enrolled: false }), (id) => ({
    ended: ended(id),
    begun: (tx) => tx.update(t.user).set({ passwordHash: 'x' }).where(eq(t.user.id, id)),
  })),
  withMore(account('factorReminderMail', 'factor', { passwordHash: 'x', enrolled: false }), (id) => ({
    ended: ended(id),
    enrolled: (tx) => tx.update(t.user).set({ totpEnrolledAt: 1 }).where(eq(t.user.id, id)),
  })),
  {
    template: 'openedMail',
    topic: 'send-mail',
    make: async (portal) => {
      const { town, manager, goneToo } = await aManager(portal)
      const other = await aTown(portal)
      const lock = `org:${other.id}`
      const item = await aDocument(portal.services, {
        owner: town,
        label: 'AMBER',
        locks: [lock],
        title: titleOf('AMBER'),
      })
      return {
        to: manager.email,
        payload: { template: 'opened', userId: manager.id, organisationId: town.id, keys: [lock] },
        gone: {
          ...goneToo,
          unwanted: unwanted(manager.id, 'opened'),
          withdrawn: (tx) => tx.update(t.item).set({ status: 'withdrawn' }).where(eq(t.item.id, item.id)),
        },
      }
    },
  },
  {
    template: 'confirmationMail',
    topic: 'send-mail',
    make: async (portal) => {
      const { town, manager, goneToo } = await aManager(portal)
      const payload = { template: 'confirmation', userId: manager.id, organisationId: town.id }
      return { to: manager.email, payload, gone: { ...goneToo, unwanted: unwanted(manager.id, 'confirmation') } }
    },
  },
  ...(['passkey-added', 'passkey-removed'] as const).map((name): LetterCase => ({
    ...account(name === 'passkey-added' ? 'passkeyAddedMail' : 'passkeyRemovedMail', name),
    topic: 'factor-mail',
  })),
  ...(['reset-asked', 'reset-done', 'reset-waits'] as const).map((name): LetterCase => ({
    template: { 'reset-asked': 'resetAskedMail', 'reset-done': 'resetDoneMail', 'reset-waits': 'resetWaitsMail' }[name],
    topic: 'factor-mail',
    make: async (portal) => {
      const { town, manager, goneToo } = await aManager(portal)
      const asker = await one(portal, { organisation: town, role: 'manager' })
      const person = name === 'reset-waits' ? manager : await one(portal, { organisation: town })
      const reset = await insert(portal, (tx) =>
        tx
          .insert(t.factorReset)
          .values({
            userId: person.id,
            organisationId: town.id,
            askedBy: asker.id,
            askedAt: Date.now(),
            expiresAt: Date.now() + hourMs,
          })
          .returning(),
      )
      const over = (tx: Tx) =>
        tx.update(t.factorReset).set({ endedAt: Date.now() }).where(eq(t.factorReset.id, reset.id))
      return {
        to: person.email,
        payload: { template: name, userId: person.id, resetId: reset.id },
        gone: {
          suspended: suspended(person.id),
          // Whoever it is about is told whatever became of it.
          ...(name === 'reset-waits' ? { ...goneToo, over } : {}),
        },
      }
    },
  })),
  {
    // In place of a link, to who signs in at their organisation and has no password.
    template: 'ownSignInMail',
    topic: 'send-mail',
    make: async (portal) => {
      const { db, secrets } = portal.services
      const town = await aTown(portal)
      const person = await one(portal, { organisation: town, enrolled: false, passwordHash: null })
      const provider = await aProvider(db, secrets, { organisationId: town.id, issuer: `https://${person.id}.example` })
      await anIdentity(db, provider, person.id, 'y')
      return {
        to: person.email,
        payload: { template: 'password-reset', userId: person.id },
        gone: { suspended: suspended(person.id) },
      }
    },
  },
  {
    template: 'admittedMail',
    topic: 'send-sso-mail',
    make: async (portal) => {
      const { db, secrets } = portal.services
      const town = await aTown(portal)
      const person = await one(portal, { organisation: town, enrolled: false })
      const provider = await aProvider(db, secrets, { organisationId: town.id, issuer: `https://${person.id}.example` })
      await anIdentity(db, provider, person.id, 'x')
      const off = (tx: Tx) =>
        tx.update(t.identityProvider).set({ offSince: 1 }).where(eq(t.identityProvider.id, provider.id))
      return {
        to: person.email,
        payload: { userId: person.id },
        gone: { ended: ended(person.id), suspended: suspended(person.id), off },
      }
    },
  },
]

const request = (template: string, letter: string, values: Parameters<typeof aRequest>[1]): LetterCase => ({
  template,
  topic: 'request-mail',
  make: async (portal) => {
    const made = await aRequest(portal.services.db, { name: hostileName, organisationName: hostileName, ...values })
    const withdrawn = (tx: Tx) =>
      tx.update(t.accountRequest).set({ state: 'withdrawn' }).where(eq(t.accountRequest.id, made.id))
    return { to: made.email, payload: { letter, requestId: made.id }, gone: { withdrawn } }
  },
})

const requests: LetterCase[] = [
  request('confirmRequestMail', 'confirm', { state: 'sent', confirmedAt: null }),
  {
    ...request('knownAddressMail', 'confirm', {}),
    make: async (portal) => {
      const { email } = await one(portal, { passwordHash: 'x' })
      return request('', 'confirm', { state: 'sent', confirmedAt: null, email }).make(portal)
    },
  },
  request('requestReceivedMail', 'received', { state: 'waiting' }),
  request('requestAskedMail', 'asked', { state: 'asked', question: hostileName }),
  request('requestDeniedMail', 'denied', { state: 'denied' }),
  {
    template: 'accessAddedMail',
    topic: 'request-mail',
    make: async (portal) => {
      const person = await one(portal, { organisation: await aTown(portal), passwordHash: 'x' })
      const { email, membershipId } = person
      const due = await request('', 'approved', { state: 'approved', email, membershipId }).make(portal)
      return { ...due, gone: { ended: ended(person.id), suspended: suspended(person.id) } }
    },
  },
  ...(['of the organisation', 'of the bureau'] as const).map((whose): LetterCase => ({
    template: 'requestsWaitingMail',
    topic: 'request-mail',
    make: async (portal) => {
      const { db } = portal.services
      const office = whose === 'of the bureau'
      const where = await anOrganisation(db, { name: hostileName, ...(office ? { kind: 'alliance_office' } : {}) })
      const manager = await one(portal, { organisation: where, role: 'manager' })
      const made = await aRequest(db, { organisationId: office ? null : where.id })
      const decided = (tx: Tx) => tx.update(t.accountRequest).set({ state: 'denied' })
      return {
        to: manager.email,
        payload: { letter: 'waiting', userId: manager.id, organisationId: made.organisationId },
        gone: { demoted: demoted(manager.id), ended: ended(manager.id), decided },
      }
    },
  })),
  {
    template: 'subscribedMail',
    topic: 'newsletter-mail',
    make: async (portal) => {
      const row = await insert(portal, (tx) =>
        tx
          .insert(t.newsletterSubscription)
          .values({
            email: `lezer-${Math.random().toString(36).slice(2)}@voorbeeld.example`,
            how: 'mail',
            consentVersion: 'test',
            askedAt: 1,
            askedFrom: '',
            confirmedAt: 1,
            confirmedFrom: '',
          })
          .returning(),
      )
      const over = (tx: Tx) =>
        tx.update(t.newsletterSubscription).set({ endedAt: 2 }).where(eq(t.newsletterSubscription.id, row.id))
      return { to: row.email, key: row.id, payload: {}, gone: { over } }
    },
  },
]

const withdrawn = (id: string) => (tx: Tx) => tx.update(t.item).set({ status: 'withdrawn' }).where(eq(t.item.id, id))
const narrowed = (id: string) => (tx: Tx) =>
  tx
    .update(t.itemKey)
    .set({ key: 'org:niemand' })
    .where(and(eq(t.itemKey.itemId, id), eq(t.itemKey.side, 'reader')))

/** A subscriber with an account, and items of every label that would tempt a letter; only they get letters now. */
async function aReader(portal: Portal) {
  const { db } = portal.services
  await db.write(async (tx) => void (await tx.update(t.newsletterSubscription).set({ endedAt: 1 })))
  const office = await anOrganisation(db, { name: hostileName, publishes: true })
  const editor = await one(portal, { organisation: office, role: 'editor' })
  const person = await one(portal, { organisation: office })
  const about = { owner: office, creator: editor }
  const green = await aNews(portal.services, { ...about, label: 'GREEN', title: titleOf('GREEN') })
  const strict = await aDocument(portal.services, { ...about, label: 'AMBER+STRICT', title: titleOf('AMBER+STRICT') })
  const amber = await aDocument(portal.services, { ...about, label: 'AMBER', title: titleOf('AMBER') })
  const pieces = [green, strict, amber].map(({ id }) => ({ id }))
  return { db, editor, person, green, amber, pieces }
}
const over = (id: string) => (tx: Tx) =>
  tx.update(t.newsletterSubscription).set({ endedAt: 2 }).where(eq(t.newsletterSubscription.id, id))

const letters: LetterCase[] = [
  {
    template: 'issueMail',
    topic: 'send-issue',
    make: async (portal) => {
      const { db, editor, person, green, amber, pieces } = await aReader(portal)
      const subscription = await aSubscription(db, { email: person.email })
      const issue = await anIssue(db, editor, pieces, { state: 'scheduled', sendAt: 1, title: hostileName })
      const state = (to: 'draft' | 'paused') => (tx: Tx) =>
        tx.update(t.newsletterIssue).set({ state: to }).where(eq(t.newsletterIssue.id, issue.id))
      const both = (change: (id: string) => (tx: Tx) => PromiseLike<unknown>) => async (tx: Tx) => {
        await change(green.id)(tx)
        await change(amber.id)(tx)
      }
      return {
        to: person.email,
        key: issue.id,
        gone: {
          over: over(subscription.id),
          suspended: suspended(person.id),
          ended: ended(person.id),
          withdrawn: both(withdrawn),
          narrowed: both(narrowed),
          'taken back': state('draft'),
          paused: state('paused'),
        },
      }
    },
  },
  {
    template: 'issueMail',
    topic: 'issue-test',
    make: async (portal) => {
      const { db, editor, green, amber, pieces } = await aReader(portal)
      const issue = await anIssue(db, editor, pieces, { title: hostileName })
      return {
        to: editor.email,
        payload: { issueId: issue.id, userId: editor.id, as: 'self' },
        gone: {
          suspended: suspended(editor.id),
          demoted: demoted(editor.id),
          ended: ended(editor.id),
          withdrawn: async (tx) => {
            await withdrawn(green.id)(tx)
            await withdrawn(amber.id)(tx)
          },
        },
      }
    },
  },
  {
    template: 'digestMail',
    topic: 'reader-mail',
    make: async (portal) => {
      const { db, person } = await aReader(portal)
      const digest = { digest: 'monthly', digestSince: Date.now() - hourMs, digestAt: 1 } as const
      const subscription = await aSubscription(db, { email: person.email, ...digest })
      return {
        to: person.email,
        key: subscription.id,
        gone: {
          over: over(subscription.id),
          unwanted: (tx) => tx.update(t.newsletterSubscription).set({ digest: 'never', digestAt: null }),
          // Everything that is new, also what other tests made.
          withdrawn: (tx) => tx.update(t.item).set({ status: 'withdrawn' }),
        },
      }
    },
  },
]

const organisations: LetterCase[] = [
  {
    template: 'mergeMail',
    topic: 'organisation-mail',
    make: async (portal) => {
      const { town, manager, goneToo } = await aManager(portal)
      const from = await aTown(portal)
      const merge = await insert(portal, (tx) =>
        tx
          .insert(t.organisationMerge)
          .values({ fromId: from.id, intoId: town.id, preparedBy: manager.id, preparedAt: 1 })
          .returning(),
      )
      const refused = (tx: Tx) =>
        tx.update(t.organisationMerge).set({ decision: 'refused' }).where(eq(t.organisationMerge.id, merge.id))
      const payload = { template: 'merge', userId: manager.id, mergeId: merge.id }
      return { to: manager.email, payload, gone: { ...goneToo, refused } }
    },
  },
  {
    template: 'reviewMail',
    topic: 'organisation-mail',
    make: async (portal) => {
      const { town, manager, goneToo } = await aManager(portal)
      const dueAt = Date.now() + hourMs
      const review = await insert(portal, (tx) =>
        tx.insert(t.organisationReview).values({ organisationId: town.id, openedAt: 1, dueAt }).returning(),
      )
      const closed = (tx: Tx) =>
        tx.update(t.organisationReview).set({ closedAt: 2 }).where(eq(t.organisationReview.id, review.id))
      const payload = { template: 'review', userId: manager.id, organisationId: town.id }
      return { to: manager.email, payload, gone: { ...goneToo, closed } }
    },
  },
  {
    template: 'stillUsedMail',
    topic: 'organisation-mail',
    make: async (portal) => {
      const town = await aTown(portal)
      const person = await one(portal, { organisation: town, membership: { startedAt: longAgo } })
      const seen = (tx: Tx) =>
        tx
          .update(t.user)
          .set({ lastActiveDay: isoDate(Date.now()) })
          .where(eq(t.user.id, person.id))
      const payload = { template: 'still-used', userId: person.id, organisationId: town.id }
      return { to: person.email, payload, gone: { ended: ended(person.id), suspended: suspended(person.id), seen } }
    },
  },
]

async function aTable(portal: Portal, seated: { coordinator?: boolean } | null) {
  const { db } = portal.services
  const town = await aTown(portal)
  const person = await one(portal, { organisation: town })
  const group = await aWorkgroup(db, { name: hostileName })
  if (seated) await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: person.id, ...seated })
  const ids = { userId: person.id, workgroupId: group.id, organisationId: town.id }
  const standsUp = (tx: Tx) => tx.update(t.seat).set({ userId: null }).where(eq(t.seat.workgroupId, group.id))
  const sitsDown = (tx: Tx) => tx.insert(t.seat).values({ ...ids, coordinator: true })
  return {
    town,
    person,
    group,
    ids,
    standsUp,
    sitsDown,
    goneToo: { ended: ended(person.id), suspended: suspended(person.id) },
  }
}

async function aSeatRequest(portal: Portal, values: Partial<typeof t.seatRequest.$inferInsert> = {}) {
  const table = await aTable(portal, null)
  const { person, town, group } = table
  const made = await insert(portal, (tx) =>
    tx
      .insert(t.seatRequest)
      .values({
        kind: 'join',
        workgroupId: group.id,
        organisationId: town.id,
        userId: person.id,
        askedBy: person.id,
        createdAt: 1,
        reason: hostileName,
        ...values,
      })
      .returning(),
  )
  return { ...table, made }
}

const seats: LetterCase[] = [
  {
    template: 'held',
    topic: 'seat-mail',
    make: async (portal) => {
      const { person, ids, standsUp, goneToo } = await aTable(portal, {})
      return { to: person.email, payload: { about: 'held', ...ids }, gone: { ...goneToo, standsUp } }
    },
  },
  {
    template: 'ended',
    topic: 'seat-mail',
    make: async (portal) => {
      const { person, ids, sitsDown, goneToo } = await aTable(portal, null)
      return { to: person.email, payload: { about: 'ended', ...ids }, gone: { ...goneToo, sitsDown } }
    },
  },
  {
    template: 'waiting',
    topic: 'seat-mail',
    make: async (portal) => {
      const { person, group, standsUp, goneToo } = await aTable(portal, { coordinator: true })
      const payload = { about: 'waiting', userId: person.id, workgroupId: group.id }
      return { to: person.email, payload, gone: { ...goneToo, standsUp } }
    },
  },
  {
    template: 'noCoordinator',
    topic: 'seat-mail',
    make: async (portal) => {
      const { group, sitsDown } = await aTable(portal, null)
      const administrator = await one(portal, { administrator: true })
      const over = (tx: Tx) => tx.update(t.user).set({ administrator: false }).where(eq(t.user.id, administrator.id))
      const payload = { about: 'no-coordinator', userId: administrator.id, workgroupId: group.id }
      return { to: administrator.email, payload, gone: { over, sitsDown } }
    },
  },
  {
    template: 'request',
    topic: 'seat-mail',
    make: async (portal) => {
      const { town, made } = await aSeatRequest(portal)
      const manager = await one(portal, { organisation: town, role: 'manager' })
      const closed = (tx: Tx) => tx.update(t.seatRequest).set({ closedAt: 2 }).where(eq(t.seatRequest.id, made.id))
      return {
        to: manager.email,
        payload: { about: 'request', userId: manager.id, requestId: made.id },
        gone: { demoted: demoted(manager.id), ended: ended(manager.id), closed },
      }
    },
  },
  {
    template: 'decided',
    topic: 'seat-mail',
    make: async (portal) => {
      const { person, made, goneToo } = await aSeatRequest(portal, { outcome: 'agreed', answer: hostileName })
      const payload = { about: 'decided', userId: person.id, requestId: made.id }
      return { to: person.email, payload, gone: goneToo }
    },
  },
]

/** An item that its owner's manager may not read where it is stricter than GREEN. */
async function anItem(portal: Portal, label: Label) {
  const { town, manager, goneToo } = await aManager(portal)
  const creator = await one(portal, { organisation: town, role: 'editor' })
  const locks = { CLEAR: undefined, GREEN: undefined, AMBER: [`org:${town.id}`], 'AMBER+STRICT': [`org:${town.id}`] }
  const item = await aDocument(portal.services, {
    owner: town,
    creator,
    label,
    title: titleOf(label),
    locks: label === 'RED' ? [`person:${creator.id}@${town.id}`] : locks[label]!,
  })
  return { town, manager, creator, item, goneToo }
}

const items: LetterCase[] = [
  ...(['GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const).map((label): LetterCase => ({
    template: 'reportedMail',
    topic: 'report-mail',
    make: async (portal) => {
      const { manager, item, goneToo } = await anItem(portal, label)
      const made = await insert(portal, (tx) =>
        tx
          .insert(t.report)
          .values({ itemId: item.id, reason: 'other', text: hostileName, hides: false, createdAt: 1 })
          .returning(),
      )
      const decided = (tx: Tx) => tx.update(t.report).set({ decidedAt: 2 }).where(eq(t.report.id, made.id))
      const payload = { what: 'made', id: item.id, userId: manager.id }
      return { to: manager.email, payload, gone: { ...goneToo, suspended: suspended(manager.id), decided } }
    },
  })),
  {
    template: 'decidedMail',
    topic: 'report-mail',
    make: async (portal) => {
      const { item } = await anItem(portal, 'AMBER')
      const reporter = await one(portal)
      const made = await insert(portal, (tx) =>
        tx
          .insert(t.report)
          .values({
            itemId: item.id,
            reporterId: reporter.id,
            reason: 'other',
            hides: true,
            createdAt: longAgo,
            decidedAt: 2,
            decision: 'mended',
          })
          .returning(),
      )
      const payload = { what: 'decided', id: made.id, userId: reporter.id }
      return { to: reporter.email, payload, gone: { suspended: suspended(reporter.id) } }
    },
  },
  {
    template: 'makerlessMail',
    topic: 'makerless-mail',
    make: async (portal) => {
      const { town, manager, creator, goneToo } = await anItem(portal, 'AMBER')
      await portal.services.db.write(async (tx) => void (await ended(creator.id)(tx)))
      const back = (tx: Tx) => tx.update(t.membership).set({ endsAt: null }).where(eq(t.membership.userId, creator.id))
      const payload = { ownerId: town.id, userId: manager.id }
      return { to: manager.email, payload, gone: { ...goneToo, back, suspended: suspended(manager.id) } }
    },
  },
  {
    template: 'purgeAskedMail',
    topic: 'purge-mail',
    make: async (portal) => {
      const { town, manager, item, goneToo } = await anItem(portal, 'AMBER')
      const asker = await one(portal, { organisation: town, role: 'manager' })
      const asked = await insert(portal, (tx) =>
        tx
          .insert(t.purgeRequest)
          .values({ itemId: item.id, reason: 'other', requestedBy: asker.id, requestedAt: 1 })
          .returning(),
      )
      const decided = (tx: Tx) =>
        tx
          .update(t.purgeRequest)
          .set({ decidedAt: 2, decision: 'refused' })
          .where(and(eq(t.purgeRequest.id, asked.id)))
      const payload = { request: asked.id, userId: manager.id }
      return { to: manager.email, payload, gone: { ...goneToo, suspended: suspended(manager.id), decided } }
    },
  },
]

const meetings: LetterCase[] = (['CLEAR', 'GREEN', 'AMBER'] as const).map((label) => ({
  template: 'eventReminderMail',
  topic: 'reminder-mail',
  make: async (portal) => {
    const { db } = portal.services
    const town = await anOrganisation(db, { name: hostileName, publishes: label === 'CLEAR' })
    const creator = await one(portal, { organisation: town, role: 'editor' })
    const person = await one(portal, { organisation: town })
    const date = isoDate(Date.now() + 24 * hourMs)
    const event = await anEvent(portal.services, { owner: town, creator, label, date, title: titleOf(label) })
    const row = await aRegistration(db, { itemId: event.id, userId: person.id, email: person.email, name: hostileName })
    const only = eq(t.registration.id, row.id)
    return {
      to: person.email,
      key: row.id,
      payload: { date },
      gone: {
        cancelled: (tx) => tx.update(t.registration).set({ state: 'cancelled' }).where(only),
        waits: (tx) => tx.update(t.registration).set({ state: 'waiting' }).where(only),
        reminded: (tx) => tx.update(t.registration).set({ remindedFor: date }).where(only),
        moved: (tx) => tx.update(t.item).set({ date: '2099-01-01' }).where(eq(t.item.id, event.id)),
        off: (tx) => tx.update(t.event).set({ cancelledAt: 1 }).where(eq(t.event.itemId, event.id)),
        withdrawn: (tx) => tx.update(t.item).set({ status: 'withdrawn' }).where(eq(t.item.id, event.id)),
        ...(label === 'CLEAR' ? {} : { ended: ended(person.id), suspended: suspended(person.id) }),
      },
    }
  },
}))

/** Every mail that the portal sends, with how the right to what it says is lost. */
export const letterCases: readonly LetterCase[] = [
  ...accounts,
  ...requests,
  ...letters,
  ...organisations,
  ...seats,
  ...items,
  ...meetings,
  ...eventLetters,
]
