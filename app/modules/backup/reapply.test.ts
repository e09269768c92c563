import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { withdrawItem } from '#app/modules/items/commands.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { changePassword, endToken } from '#app/modules/people/commands.account.server.ts'
import { addPerson, changeMembership, endMembership, suspendUser } from '#app/modules/people/commands.members.server.ts'
import { removeFromGroup } from '#app/modules/people/commands.organisations.server.ts'
import { endSeat, nameHolder } from '#app/modules/people/commands.workgroups.server.ts'
import { record, useAuditKey } from '#db/audit.server.ts'
import { apiToken, audit, item, membership, seat, sharingGroupMember, singleUseLink, user } from '#db/schema/index.ts'
import { aDocument, type ItemServices } from '#tests/factories/items.ts'
import {
  anApiToken,
  anOrganisation,
  aPerson,
  aSeat,
  aSharingGroup,
  aWorkgroup,
  viewerFor,
} from '#tests/factories/people.ts'
import { aDataFolder, outside, verifyAll } from '#tests/faults/production.ts'
import { aKeyFile, portalOn } from '#tests/setup/backup.ts'
import { like } from '#tests/setup/command.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { recordedActions } from '#tests/setup/recorded.ts'
import { makeLink } from '#app/auth/links.server.ts'
import { revocations, takesNothing } from './reapply.server.ts'

const options = { timeout: 120_000 }

/** A portal as it was at the backup, with everything in it that is taken away afterwards. */
async function before(services: ItemServices) {
  const { db, secrets } = services
  const town = await anOrganisation(db, { publishes: true })
  const other = await anOrganisation(db)
  const person = (role: 'reader' | 'editor' | 'manager') => aPerson(db, { organisation: town, role, secrets })
  const group = await aWorkgroup(db)
  const people = {
    admin: await aPerson(db, { administrator: true, organisation: null, secrets }),
    manager: await person('manager'),
    editor: await person('editor'),
    leaver: await person('reader'),
    demoted: await person('editor'),
    suspended: await person('reader'),
    holder: await person('reader'),
    successor: await person('reader'),
    ended: await person('reader'),
    stays: await aPerson(db, { organisation: town, passwordHash: 'een-oude-hash', secrets }),
  }
  const at = { workgroupId: group.id, organisationId: town.id }
  const doc = (title: string) => aDocument(services, { owner: town, creator: people.editor, title })
  return {
    town,
    other,
    people,
    group: await aSharingGroup(db, [town, other]),
    handedOver: await aSeat(db, { ...at, userId: people.holder.id, coordinator: true }),
    endedSeat: await aSeat(db, { ...at, userId: people.ended.id }),
    token: await anApiToken(db, secrets, people.stays.id),
    keptToken: await anApiToken(db, secrets, people.editor.id),
    withdrawn: await doc('Ingetrokken'),
    narrowed: await doc('Versmald'),
    untouched: await doc('Ongemoeid'),
    link: await db.write((tx) =>
      makeLink(tx, secrets.session, { purpose: 'password-reset', userId: people.stays.id, now: Date.now() }),
    ),
  }
}

type Was = Awaited<ReturnType<typeof before>>

/** Everything that was taken away after it, by the people who may, and a membership that was given. */
async function after({ db, secrets }: ItemServices, was: Was) {
  const { people, town } = was
  const admin = await viewerFor(db, people.admin.id)
  const manager = await viewerFor(db, people.manager.id)
  const editor = await viewerFor(db, people.editor.id)
  const stays = await viewerFor(db, people.stays.id)
  await db.write(async (tx) => {
    await endMembership(tx, manager, people.leaver.membershipId!)
    await changeMembership(tx, manager, { membershipId: people.demoted.membershipId!, role: 'reader', endsAt: null })
    await suspendUser(tx, admin, people.suspended.id)
    await nameHolder(tx, manager, { seatId: was.handedOver.id, userId: people.successor.id })
    await endSeat(tx, manager, was.endedSeat.id)
    await removeFromGroup(tx, admin, { groupId: was.group.id, organisationId: was.other.id })
    await endToken(tx, stays, was.token.row.id)
    await addPerson(tx, manager, {
      organisationId: town.id,
      name: 'Nieuw',
      email: 'nieuw@voorbeeld.example',
      role: 'reader',
      endsAt: null,
    })
    const session = {
      id: 's',
      hash: 'h',
      userId: stays.userId,
      createdAt: 0,
      factorAt: 0,
      enrolled: true,
      enrolledAt: 0,
    }
    await changePassword(tx, secrets.session, { ...stays, session }, 'een-nieuwe-hash').catch((error: unknown) => {
      // There is no session to renew here; the rest is done by then.
      if (!(error instanceof Error)) throw error
    })
    const stored = (id: string) => getStoredItem(tx, id, Date.now())
    await withdrawItem(tx, editor, authorize(editor, 'withdraw', await stored(was.withdrawn.id)))
    const narrowed = authorize(editor, 'edit', await stored(was.narrowed.id))
    const locks = [{ key: `org:${town.id}`, until: null }]
    await setAudience(tx, editor, narrowed, {
      revision: narrowed.revision,
      label: 'AMBER+STRICT',
      locks,
      confirmed: true,
    })
  })
}

let dataDir: string
let was: Was
let file: string
let key: Awaited<ReturnType<typeof aKeyFile>>

beforeAll(async () => {
  dataDir = aDataFolder()
  key = await aKeyFile()
  file = join(temporaryFolder('backup'), 'portaal.age')
  was = await outside(dataDir, before)
  await portalOn(dataDir, ['backup', file], { BACKUP_KEY_FILE: key.path }).ended
  await outside(dataDir, (services) => after(services, was))
}, 120_000)

const restoreTo = async (...args: string[]) => {
  const target = join(temporaryFolder('restored'), 'data')
  const command = await portalOn(dataDir, ['restore', file, '--to', target, '--key-file', key.path, ...args]).ended
  return { target, command }
}

test('what was taken away after the backup is taken away again, and nothing more is given', options, async () => {
  const { target, command } = await restoreTo('--trail', dataDir)
  expect(command).toMatchObject({ code: 0, err: '' })
  for (const line of [
    '1 lidmaatschap beëindigd',
    '1 rol of einddatum beperkt',
    '1 account geblokkeerd',
    '1 zitplaats leeggemaakt',
    '1 zitplaats beëindigd',
    '1 organisatie uit een deelgroep gehaald',
    '1 token beëindigd',
    '1 wachtwoord vervallen',
    '1 stuk ingetrokken of gearchiveerd',
    '1 stuk afgeschermd',
    was.narrowed.id,
  ])
    expect(command.out).toContain(line)
  await outside(target, async ({ db }) => {
    const { people } = was
    const one = async (id: string) => (await db.read.select().from(user).where(eq(user.id, id)))[0]
    const held = async (id: string | null) =>
      (
        await db.read
          .select()
          .from(membership)
          .where(eq(membership.id, id ?? ''))
      )[0]
    const seatOf = async (id: string) => (await db.read.select().from(seat).where(eq(seat.id, id)))[0]
    const itemOf = async (id: string) => (await db.read.select().from(item).where(eq(item.id, id)))[0]
    expect((await held(people.leaver.membershipId))?.endsAt).toBeLessThanOrEqual(Date.now())
    expect((await held(people.demoted.membershipId))?.role).toBe('reader')
    expect((await one(people.suspended.id))?.suspendedAt).not.toBeNull()
    expect((await one(people.stays.id))?.passwordHash).toBeNull()
    expect(await seatOf(was.handedOver.id)).toMatchObject({ userId: null, coordinator: false })
    expect(await seatOf(was.endedSeat.id)).toMatchObject({ userId: null })
    expect((await db.read.select().from(sharingGroupMember)).map((row) => row.organisationId)).toEqual([was.town.id])
    const tokens = await db.read.select().from(apiToken).orderBy(asc(apiToken.id))
    const ended = tokens.filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id)
    expect(ended, 'tokens that nobody ended go on').toEqual([was.token.row.id])
    expect((await itemOf(was.withdrawn.id))?.status).toBe('withdrawn')
    expect(await itemOf(was.narrowed.id)).toMatchObject({ status: 'archived', label: 'AMBER+STRICT', assurance: 3 })
    expect(await itemOf(was.untouched.id)).toMatchObject({ status: 'published', label: 'GREEN' })
    expect(await db.read.select().from(user).where(eq(user.email, 'nieuw@voorbeeld.example'))).toEqual([])
    expect((await db.read.select().from(singleUseLink)).every(({ usedAt }) => usedAt !== null)).toBe(true)
    const acts = (await db.read.select({ action: audit.action }).from(audit)).map(({ action }) => action)
    expect(acts).toContain('restore')
    expect(acts.filter((action) => action === 'reapply')).toHaveLength(10)
    // The rights of those whom nothing was taken from are as they were.
    expect([...(await viewerFor(db, people.editor.id)).keys]).toContain(`desk:${was.town.id}`)
    expect([...(await viewerFor(db, people.demoted.id)).keys]).not.toContain(`desk:${was.town.id}`)
    expect((await viewerFor(db, people.leaver.id)).memberships).toEqual([])
  })
  expect((await verifyAll(target)).trail).toMatch(/ongewijzigd/)
})

test('without the trail every token ends, and whoever restores is told what is not known', options, async () => {
  const { target, command } = await restoreTo()
  expect(command).toMatchObject({
    code: 0,
    out: like(/Zonder --trail is niet bekend wat er na de reservekopie is ingetrokken/),
  })
  const tokens = await outside(target, ({ db }) => db.read.select().from(apiToken))
  expect(tokens.filter(({ revokedAt }) => revokedAt === null)).toEqual([])
})

test('a trail that was tampered with, or of another portal, is not followed', options, async () => {
  const other = aDataFolder()
  await outside(other, async ({ db, secrets }) => {
    useAuditKey(secrets.audit)
    await db.write((tx) =>
      record(tx, { actor: 'system', action: 'suspend', object: 'user', objectId: was.people.stays.id }),
    )
  })
  const foreign = await restoreTo('--trail', other)
  expect(foreign.command).toMatchObject({ code: 1, err: like(/^Het logboek klopt niet/) })
  expect(readdirSync(join(foreign.target, '..'))).toEqual([])

  const copy = aDataFolder()
  await outside(dataDir, ({ db }) => db.backup(join(copy, 'copy.db')))
  const raw = new Sqlite(join(copy, 'copy.db'))
  raw.exec(`DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE action = 'suspend'`)
  raw.close()
  renameSync(join(copy, 'copy.db'), join(copy, 'portal.db'))
  const tampered = await restoreTo('--trail', copy)
  expect(tampered.command).toMatchObject({ code: 1, err: like(/Het logboek klopt niet: .*regel \d+/) })
})

test('every act of the product either takes something away again or is known to take nothing', () => {
  const acts = [...recordedActions()]
  expect(acts.length).toBeGreaterThan(100)
  const known = (act: string) => takesNothing.has(act) || Object.hasOwn(revocations, act)
  expect(acts.filter((act) => !known(act)).sort()).toEqual([])
  expect(acts.filter((act) => takesNothing.has(act) && Object.hasOwn(revocations, act))).toEqual([])
  expect([...takesNothing, ...Object.keys(revocations)].filter((act) => !acts.includes(act))).toEqual([])
})
