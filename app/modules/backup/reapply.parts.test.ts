import { join } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { nameMaker } from '#app/modules/items/commands.co-editors.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { changeChoices, unsubscribe } from '#app/modules/newsletter/commands.server.ts'
import { removeDomain } from '#app/modules/organisations/domains.server.ts'
import { agreeToMerge, openMergeOf, prepareMerge } from '#app/modules/organisations/merge.server.ts'
import { graceMs } from '#app/modules/organisations/review-dates.ts'
import { markReview, openReview } from '#app/modules/organisations/reviews.server.ts'
import { askReset } from '#app/modules/people/commands.factors.server.ts'
import { endMembership } from '#app/modules/people/commands.members.server.ts'
import { removePasskey } from '#app/modules/people/commands.passkeys.server.ts'
import { deleteOwnAccount } from '#app/modules/profile/delete-account.server.ts'
import { reportItem } from '#app/modules/reports/commands.server.ts'
import { denyRequest } from '#app/modules/requests/decide.server.ts'
import { handOver } from '#app/modules/seats/commands.hand-over.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { turnOffProvider } from '#app/modules/sso/commands.server.ts'
import { record, useAuditKey } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import {
  accountRequest,
  identityProvider,
  item,
  itemKey,
  membership,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  organisation,
  organisationDomain,
  organisationReview,
  passkey,
  report,
  requestLink,
  seat,
  ssoTransaction,
  user,
} from '#db/schema/index.ts'
import { aDocument, type ItemServices } from '#tests/factories/items.ts'
import { anIssue, aSubscription } from '#tests/factories/letters.ts'
import { aMembership, anOrganisation, aPerson, aSeat, aWorkgroup, viewerFor } from '#tests/factories/people.ts'
import { aDomain, aRequest } from '#tests/factories/requests.ts'
import { aProvider } from '#tests/factories/sso.ts'
import { aDataFolder, outside, verifyAll } from '#tests/faults/production.ts'
import { aKeyFile, portalOn } from '#tests/setup/backup.ts'
import { temporaryFolder } from '#tests/setup/database.ts'

const day = 24 * 3_600_000

/** A portal at its backup: of each part something that is taken away afterwards. */
async function before(services: ItemServices) {
  const { db, secrets } = services
  const town = await anOrganisation(db)
  const merging = await anOrganisation(db, { managedSince: 1, namesHidden: true })
  const into = await anOrganisation(db, { managedSince: 1 })
  const reviewed = await anOrganisation(db)
  const office = await anOrganisation(db, { kind: 'alliance_office' })
  const at = (where: { id: string }, role: 'reader' | 'author' | 'editor' | 'manager' = 'reader') =>
    aPerson(db, { organisation: where, role, passwordHash: 'een-hash', secrets })
  const people = {
    admin: await aPerson(db, { administrator: true, organisation: null, secrets }),
    manager: await at(town, 'manager'),
    lostPhone: await at(town),
    lostKey: await aPerson(db, { organisation: town, passwordHash: 'een-hash', enrolled: false }),
    leaves: await at(town, 'editor'),
    holder: await at(town),
    follower: await at(town),
    maker: await at(town, 'editor'),
    newMaker: await at(town, 'editor'),
    reporter: await at(town),
    bureau: await at(office, 'manager'),
    fromManager: await at(merging, 'manager'),
    fromEnded: await at(merging),
    both: await at(merging, 'editor'),
    intoManager: await at(into, 'manager'),
    reviewer: await at(reviewed, 'manager'),
    kept: await at(reviewed),
    unkept: await at(reviewed),
  }
  await aMembership(db, { userId: people.both.id, organisationId: into.id, role: 'reader' })
  const workgroup = await aWorkgroup(db)
  const key = (userId: string, id: string) => ({
    ...{ id, userId, credentialId: id, publicKey: 'k', counter: 0, transports: [], name: 'Laptop', createdAt: 1 },
  })
  await db.write(async (tx) => {
    await tx.insert(passkey).values([key(people.lostPhone.id, 'phone-key'), key(people.lostKey.id, 'key-one')])
    await tx.insert(newsletterSubscription).values({
      ...{ id: 'abonnee', email: 'abonnee@voorbeeld.example', how: 'mail', consentVersion: 't', askedAt: 1 },
      ...{ askedFrom: 'x', confirmedAt: 1, confirmedFrom: 'x' },
    })
  })
  const letters = await lettersBefore(services, people.maker)
  await aDomain(db, 'hoek.example', [town])
  const provider = await aProvider(db, secrets, { organisationId: town.id, issuer: 'https://login.hoek.example' })
  const request = await aRequest(db)
  await db.write(async (tx) => {
    await tx.insert(ssoTransaction).values({
      ...{ hash: 'h', stateHash: 's', providerId: provider.id, purpose: 'sign-in', payload: 'p' },
      ...{ createdAt: 1, expiresAt: Date.now() + day },
    })
    await tx
      .insert(requestLink)
      .values({ hash: 'h', purpose: 'follow', requestId: request.id, expiresAt: Date.now() + day })
  })
  return {
    ...{ town, merging, into, reviewed, people, provider, request, letters },
    held: await aSeat(db, { workgroupId: workgroup.id, organisationId: town.id, userId: people.holder.id }),
    reported: await aDocument(services, { owner: town, creator: people.maker, title: 'Gemeld' }),
    orphan: await aDocument(services, {
      ...{ owner: town, creator: people.maker, title: 'Van wie weg is', label: 'AMBER+STRICT' },
    }),
  }
}

/** Letters and readers as the backup has them, and what became of each. */
async function lettersBefore({ db }: ItemServices, by: { id: string }) {
  const issue = (state: 'draft' | 'scheduled' | 'sent', more: Parameters<typeof anIssue>[3] = {}) =>
    anIssue(db, by, [], { state, ...more })
  const readers = {
    daily: await aSubscription(db, { digest: 'daily', digestSince: 1, digestAt: 2 }),
    held: await aSubscription(db, { weeklyMost: 1 }),
    issuesOff: await aSubscription(db, { digest: 'weekly', digestSince: 1, digestAt: 2 }),
    digestOff: await aSubscription(db, { digest: 'weekly', digestSince: 1, digestAt: 2 }),
  }
  const issues = {
    went: await issue('scheduled', { sendAt: 1 }),
    edited: await issue('draft'),
    stopped: await issue('scheduled', { sendAt: 1 }),
    discarded: await issue('draft'),
    hidden: await issue('sent', { beganAt: 1, finishedAt: 1 }),
    sent: await issue('sent', { beganAt: 1, finishedAt: 1 }),
  }
  await db.write(async (tx) => {
    const held = (issueId: string, subscriptionId: string) => ({ issueId, subscriptionId, state: 'held' as const })
    await tx
      .insert(newsletterDelivery)
      .values([held(issues.sent.id, readers.held.id), held(issues.sent.id, readers.issuesOff.id)])
  })
  return { readers, issues }
}

async function lettersAfter(tx: Tx, { readers, issues }: Was['letters']) {
  const none = { themes: [], weeklyMost: 3 }
  const by = { actor: 'anonymous', now: Date.now() }
  await changeChoices(tx, readers.issuesOff.id, { ...none, issues: false, digest: 'weekly' }, by)
  await changeChoices(tx, readers.digestOff.id, { ...none, issues: true, digest: 'never' }, by)
  const acts = [
    ['begin-issue', issues.went],
    ['edit-issue', issues.edited],
    ['begin-issue', issues.edited],
    ['stop-issue', issues.stopped],
    ['discard-issue', issues.discarded],
    ['hide-issue', issues.hidden],
  ] as const
  for (const [action, { id }] of acts) await record(tx, { actor: 'system', action, object: 'issue', objectId: id })
}

type Was = Awaited<ReturnType<typeof before>>

async function after({ db, secrets }: ItemServices, was: Was) {
  useAuditKey(secrets.audit)
  const { people } = was
  const as = async (person: { id: string }) => ({
    ...(await viewerFor(db, person.id)),
    session: {
      ...{ id: 's', hash: 'h', userId: person.id, createdAt: 0, factorAt: 0, enrolled: true, enrolledAt: 0 },
    },
  })
  const manager = await as(people.manager)
  const admin = await as(people.admin)
  const lostKey = await as(people.lostKey)
  const reporter = await as(people.reporter)
  const bureau = await as(people.bureau)
  const leaves = await as(people.leaves)
  await db.write(async (tx) => {
    await askReset(tx, manager, was.town.id, people.lostPhone.id)
    // A new one first: the last factor is not removed.
    await tx.insert(passkey).values({
      ...{ id: 'key-two', userId: people.lostKey.id, credentialId: 'two', publicKey: 'k', counter: 0 },
      ...{ transports: [], name: 'Nieuw', createdAt: 2 },
    })
    await removePasskey(tx, lostKey, 'key-one')
    await handOver(tx, manager, {
      ...{ seatId: was.held.id, userId: people.follower.id, holder: people.holder.id },
      from: isoDate(Date.now() + 3 * day),
    })
    await reportItem(tx, reporter, was.reported.id, { reason: 'casework', text: 'Een lopende zaak.' })
    await removeDomain(tx, admin, was.town.id, 'hoek.example')
    await turnOffProvider(tx, manager, was.town.id, was.provider.id)
    await denyRequest(tx, bureau, { request: was.request.id, revision: 1, reason: 'Niet nodig.' })
    await unsubscribe(tx, { id: 'abonnee' }, { how: 'link', actor: 'anonymous', now: Date.now() })
    await lettersAfter(tx, was.letters)
    await deleteOwnAccount(tx, leaves)
    await openReview(tx, was.reviewed.id, { dueAt: Date.now() + day, now: Date.now(), actor: 'system' })
  })
  const reviewer = await as(people.reviewer)
  await db.write(async (tx) => {
    const { membershipId } = people.kept
    await markReview(tx, reviewer, was.reviewed.id, [{ membershipId: membershipId ?? '', outcome: 'kept' }])
    await endMembership(tx, manager, people.maker.membershipId ?? '')
    const orphan = authorize(manager, 'name-co-editor', await getStoredItem(tx, was.orphan.id, manager.now))
    await nameMaker(tx, manager, orphan, people.newMaker.id)
    await prepareMerge(tx, admin, { fromId: was.merging.id, intoId: was.into.id, seen: undefined })
    const merge = await openMergeOf(tx, was.into.id)
    const agree = { mergeId: merge?.id ?? '', seen: undefined }
    await agreeToMerge(tx, await viewerOf(people.fromManager), { ...agree, side: 'from' })
    await agreeToMerge(tx, await viewerOf(people.intoManager), { ...agree, side: 'into' })
  })
  // Who ends here belongs to the old organisation in the backup, and to the new one in the trail.
  const intoManager = await as(people.intoManager)
  await db.write((tx) => endMembership(tx, intoManager, people.fromEnded.membershipId ?? ''))

  function viewerOf(person: { id: string }) {
    return viewerFor(db, person.id)
  }
}

let dataDir: string
let target: string
let was: Was
let out: string

beforeAll(async () => {
  dataDir = aDataFolder()
  const key = await aKeyFile()
  const file = join(temporaryFolder('backup'), 'portaal.age')
  was = await outside(dataDir, before)
  await portalOn(dataDir, ['backup', file], { BACKUP_KEY_FILE: key.path }).ended
  await outside(dataDir, (services) => after(services, was))
  target = join(temporaryFolder('restored'), 'data')
  const args = ['restore', file, '--to', target, '--key-file', key.path, '--trail', dataDir]
  const command = await portalOn(dataDir, args).ended
  expect(command).toMatchObject({ code: 0, err: '' })
  out = command.out
}, 120_000)

const restored = <T>(use: (services: ItemServices) => Promise<T>): Promise<T> => outside(target, use)
const accountOf = (id: string) =>
  restored(async ({ db }) => (await db.read.select().from(user).where(eq(user.id, id)))[0])
const membershipsOf = (id: string) =>
  restored(({ db }) => db.read.select().from(membership).where(eq(membership.userId, id)))

test('whose lost factors were removed comes in by none of them, nor by the password alone', async () => {
  for (const { id } of [was.people.lostPhone, was.people.lostKey])
    expect(await accountOf(id)).toMatchObject({ totpSecret: null, totpEnrolledAt: null, passwordHash: null })
  expect(await restored(({ db }) => db.read.select().from(passkey))).toEqual([])
})

test('who deleted their account stays deleted', async () => {
  const gone = await accountOf(was.people.leaves.id)
  expect(gone).toMatchObject({
    passwordHash: null,
    totpSecret: null,
    email: `${was.people.leaves.id}@verwijderd.invalid`,
  })
  expect(gone?.deletedAt).not.toBeNull()
  expect((await membershipsOf(was.people.leaves.id))[0]?.endsAt).toBeLessThanOrEqual(Date.now())
})

test('a seat that was handed over ends for its old holder on the day that was told', async () => {
  const [held] = await restored(({ db }) => db.read.select().from(seat).where(eq(seat.id, was.held.id)))
  expect(held?.endsAt).toBeGreaterThan(Date.now())
  expect(held?.endsAt).toBeLessThan(Date.now() + 4 * day)
})

test('a reported item is hidden again and waits for a decision; of an orphan the old maker holds no key', async () => {
  await restored(async ({ db }) => {
    expect((await db.read.select().from(item).where(eq(item.id, was.reported.id)))[0]?.status).toBe('reported')
    expect(await db.read.select().from(report)).toMatchObject([
      { itemId: was.reported.id, reporterId: was.people.reporter.id, reason: 'casework', text: '', decidedAt: null },
    ])
    const keys = await db.read.select().from(itemKey).where(eq(itemKey.itemId, was.orphan.id))
    expect(keys.filter(({ side }) => side === 'editor').map(({ key }) => key)).not.toContain(
      `person:${was.people.maker.id}@${was.town.id}`,
    )
  })
})

test('a provider that was turned off, a domain, a refused request and a subscription stay ended', async () => {
  await restored(async ({ db }) => {
    expect((await db.read.select().from(identityProvider))[0]?.offSince).not.toBeNull()
    expect(await db.read.select().from(organisationDomain)).toEqual([])
    expect((await db.read.select().from(accountRequest))[0]).toMatchObject({ state: 'denied' })
    const [abonnee] = await subscriptions('abonnee')
    expect(abonnee?.endedAt).not.toBeNull()
  })
})

const subscriptions = (...ids: string[]) =>
  restored(({ db }) => db.read.select().from(newsletterSubscription).where(inArray(newsletterSubscription.id, ids)))

test('a letter that had begun goes to nobody again, and what was taken back, thrown away or hidden stays so', async () => {
  const { issues } = was.letters
  const rows = await restored(({ db }) => db.read.select().from(newsletterIssue))
  const of = ({ id }: { id: string }) => rows.find((row) => row.id === id)
  const now = Date.now()
  expect(of(issues.went)).toMatchObject({ state: 'sent', hiddenAt: null })
  for (const at of [of(issues.went)?.beganAt, of(issues.went)?.finishedAt]) expect(at).toBeGreaterThan(now - day)
  expect(of(issues.edited)?.state).toBe('sent')
  expect(of(issues.edited)?.hiddenAt, 'its text is not the one that went out').not.toBeNull()
  expect(of(issues.stopped)).toMatchObject({ state: 'draft', sendAt: null })
  expect(of(issues.discarded)?.state).toBe('discarded')
  expect(of(issues.hidden)?.hiddenAt).not.toBeNull()
  expect(of(issues.sent)).toMatchObject({ state: 'sent', hiddenAt: null })
})

test('mails that somebody turned off stay off, and everybody else’s digest and held letter still come', async () => {
  const { readers } = was.letters
  const of = async ({ id }: { id: string }) => (await subscriptions(id))[0]
  expect(await of(readers.issuesOff)).toMatchObject({ issues: false, digest: 'weekly' })
  expect(await of(readers.digestOff)).toMatchObject({ issues: true, digest: 'never', digestAt: null })
  expect((await of(readers.daily))?.digestAt).toBeGreaterThan(Date.now())
  expect((await of(readers.daily))?.digestSince).toBeGreaterThan(Date.now() - day)
  await restored(async ({ db }) => {
    const waiting = await db.read.query.outbox.findMany({ where: (row, op) => op.eq(row.topic, 'reader-mail') })
    const keys = [readers.daily.id, readers.held.id, readers.issuesOff.id]
    expect(waiting.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
    const rows = await db.read.select().from(newsletterDelivery)
    expect(rows.find(({ subscriptionId }) => subscriptionId === readers.issuesOff.id)?.state).toBe('ended')
    expect(rows.find(({ subscriptionId }) => subscriptionId === readers.held.id)?.state).toBe('held')
  })
})

test('in a round that was opened, who was not found to be right loses their rights when it ends', async () => {
  const { kept, unkept } = was.people
  expect((await membershipsOf(kept.id))[0]?.reviewBy).toBeNull()
  const until = (await membershipsOf(unkept.id))[0]?.reviewBy
  expect(until).toBeGreaterThan(Date.now() + graceMs)
  const rounds = await restored(({ db }) =>
    db.read.select().from(organisationReview).where(eq(organisationReview.organisationId, was.reviewed.id)),
  )
  expect(rounds).toMatchObject([{ closedAt: null }])
})

test('a merge is left to be done again, and what was taken away after it is taken away in both', async () => {
  expect(out).toContain(`${was.merging.id} → ${was.into.id}`)
  expect((await membershipsOf(was.people.fromEnded.id))[0]?.endsAt).toBeLessThanOrEqual(Date.now())
  expect((await membershipsOf(was.people.both.id)).map(({ role }) => role)).toEqual(['reader', 'reader'])
  const both = await restored(({ db }) =>
    db.read
      .select()
      .from(organisation)
      .where(inArray(organisation.id, [was.merging.id, was.into.id])),
  )
  expect(both).toMatchObject([
    { namesHidden: true, mergedInto: null },
    { namesHidden: true, mergedInto: null },
  ])
})

test('journeys to a provider and links of requests end, providers stay, and the trail is whole', async () => {
  await restored(async ({ db }) => {
    expect(await db.read.select().from(ssoTransaction)).toEqual([])
    expect(await db.read.select().from(requestLink)).toEqual([])
    expect(await db.read.select().from(identityProvider)).toHaveLength(1)
  })
  expect((await verifyAll(target)).trail).toMatch(/ongewijzigd/)
})
