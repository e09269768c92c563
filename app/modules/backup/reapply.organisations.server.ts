import { and, eq, gt, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { organisation, seat, setting, workgroup } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { effect, type Revocation } from './revocation.ts'

const endSeat: Revocation = async (tx, { objectId, at }) =>
  effect(
    'seat-ended',
    await tx
      .update(seat)
      .set({ endsAt: at, userId: null, coordinator: false })
      .where(and(eq(seat.id, objectId), or(isNull(seat.endsAt), gt(seat.endsAt, at))))
      .returning({ id: seat.id }),
  )

/** Whoever held it before lost it; whoever got it is named again by the organisation. */
const handOver: Revocation = async (tx, { objectId, detail }) =>
  effect(
    'seat-emptied',
    await tx
      .update(seat)
      .set({ userId: null, coordinator: false })
      .where(and(eq(seat.id, objectId), isNotNull(seat.userId), ne(seat.userId, String(detail.holder))))
      .returning({ id: seat.id }),
  )

/** Who held it loses it on the day that was told; the one who follows is not in the backup. */
const handOverLater: Revocation = async (tx, { objectId, detail }, { now }) => {
  const from = Number(detail.at)
  if (!Number.isFinite(from)) return []
  const held = and(eq(seat.id, objectId), eq(seat.userId, String(detail.from)))
  if (from <= now)
    return effect(
      'seat-emptied',
      await tx.update(seat).set({ userId: null, coordinator: false }).where(held).returning({ id: seat.id }),
    )
  return effect(
    'seat-ends',
    await tx
      .update(seat)
      .set({ endsAt: from })
      .where(and(held, or(isNull(seat.endsAt), gt(seat.endsAt, from))))
      .returning({ id: seat.id }),
  )
}

const setCoordinator: Revocation = async (tx, { objectId, detail }) =>
  detail.coordinator === false
    ? effect(
        'coordinator-ended',
        await tx
          .update(seat)
          .set({ coordinator: false })
          .where(and(eq(seat.id, objectId), eq(seat.coordinator, true)))
          .returning({ id: seat.id }),
      )
    : []

async function hideNames(tx: Tx, id: string): Promise<Effect[]> {
  return effect(
    'names-hidden',
    await tx
      .update(organisation)
      .set({ namesHidden: true })
      .where(and(eq(organisation.id, id), eq(organisation.namesHidden, false)))
      .returning({ id: organisation.id }),
  )
}

/** Of another kind it holds no key of the old one; what it was made since, somebody was told of. */
const editOrganisation: Revocation = async (tx, { objectId, detail }) => {
  const [held] = await tx.select().from(organisation).where(eq(organisation.id, objectId))
  if (!held) return []
  const set = {
    kind: typeof detail.kind === 'string' ? detail.kind : held.kind,
    corePartner: held.corePartner && detail.corePartner !== false,
    publishes: held.publishes && detail.publishes !== false,
  }
  const hidden = detail.namesHidden === true ? await hideNames(tx, objectId) : []
  if (set.kind === held.kind && set.corePartner === held.corePartner && set.publishes === held.publishes) return hidden
  await tx.update(organisation).set(set).where(eq(organisation.id, objectId))
  return [...effect('organisation-narrowed', [held]), ...hidden]
}

/** Its address tells its name too. */
const hideWorkgroup: Revocation = async (tx, { objectId, detail }) =>
  detail.hidden === true
    ? effect(
        'workgroup-hidden',
        await tx
          .update(workgroup)
          .set({ hidden: true, slug: objectId.slice(0, 8) })
          .where(and(eq(workgroup.id, objectId), eq(workgroup.hidden, false)))
          .returning({ id: workgroup.id }),
      )
    : []

const setRed: Revocation = async (tx, { objectId, detail }) =>
  detail.on === false
    ? effect(
        'red-off',
        await tx
          .update(setting)
          .set({ value: 'off' })
          .where(and(eq(setting.name, objectId), eq(setting.value, 'on')))
          .returning({ id: setting.name }),
      )
    : []

export const organisationRevocations: Readonly<Record<string, Revocation>> = {
  'end-seat': endSeat,
  'name-holder': handOver,
  'hand-over': handOverLater,
  'cancel-hand-over': endSeat,
  'set-coordinator': setCoordinator,
  'set-names-hidden': async (tx, { objectId, detail }) => (detail.namesHidden === true ? hideNames(tx, objectId) : []),
  'edit-organisation': editOrganisation,
  'edit-workgroup': hideWorkgroup,
  'set-red-label': setRed,
}
