import { and, eq, isNull } from 'drizzle-orm'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { seat, sharingGroupMember } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { itemRevocations, hideItem } from './reapply.items.server.ts'
import { organisationRevocations } from './reapply.organisations.server.ts'
import { effect, type Revocation, type Row } from './revocation.ts'
import { closeMembershipById, peopleRevocations } from './reapply.people.server.ts'

/** A grant that somebody turned down: its whole is gone. */
async function refuseGrant(tx: Tx, { object, objectId, at }: Row): Promise<Effect[]> {
  if (object === 'membership') return closeMembershipById(tx, objectId, at)
  if (object === 'seat') {
    const ended = await tx
      .update(seat)
      .set({ endsAt: at, userId: null, coordinator: false })
      .where(and(eq(seat.id, objectId), isNull(seat.endsAt)))
      .returning({ id: seat.id })
    return effect('seat-ended', ended)
  }
  const [groupId = '', organisationId = ''] = objectId.split('.')
  const gone = await tx
    .delete(sharingGroupMember)
    .where(and(eq(sharingGroupMember.groupId, groupId), eq(sharingGroupMember.organisationId, organisationId)))
    .returning({ id: sharingGroupMember.organisationId })
  return effect('group-left', gone)
}

/** Every act that takes something away from somebody, and how it is done again. */
export const revocations: Readonly<Record<string, Revocation>> = {
  ...peopleRevocations,
  ...organisationRevocations,
  ...itemRevocations,
  'refuse-grant': refuseGrant,
}

/**
 * Acts that take nothing away: reading, content that is lost with the rest, and what gives rights, which nobody gets back
 * by itself. Each act of the product is here or above; a test sees to that.
 */
export const takesNothing: ReadonlySet<string> = new Set([
  'add-member',
  'add-to-group',
  'allow-original',
  'ask-backup',
  'attach-file',
  'change-details',
  'change-expertise',
  'confirm-audience',
  'confirm-grant',
  'create',
  'download',
  'edit-theme',
  'end-other-sessions',
  'end-session',
  'first-administrator',
  'import',
  'invite',
  'make-administrator',
  'make-backup',
  'make-group',
  'make-organisation',
  'make-theme',
  'make-token',
  'make-workgroup',
  'name-co-editor',
  'offer-seat',
  'propose-audience',
  'publish',
  'read',
  'read-page',
  'remind',
  'reapply',
  'replace-file',
  'restore',
  'retry-job',
  'retry-jobs',
  'save',
  'set-image',
  'sign-in',
  'unsuspend',
])

/** Does again what these rows of a verified trail took away, and says so in the restored trail. */
export async function reapply(tx: Tx, rows: readonly Row[], now: number): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const row of rows) {
    const made = await reapplyOne(tx, row)
    if (made.length > 0)
      await record(
        tx,
        {
          actor: 'system',
          action: 'reapply',
          object: row.object,
          objectId: row.objectId,
          organisationId: row.organisationId,
          workgroupId: row.workgroupId,
          detail: { action: row.action, seq: row.seq },
        },
        now,
      )
    effects.push(...made)
  }
  return effects
}

async function reapplyOne(tx: Tx, row: Row): Promise<Effect[]> {
  if (takesNothing.has(row.action)) return []
  if (Object.hasOwn(revocations, row.action)) return (await revocations[row.action]?.(tx, row)) ?? []
  // The safe side: whatever was done to an item, nobody reads it until somebody has looked.
  const hidden = row.object === 'item' ? await hideItem(tx, row.objectId, row.at) : []
  return [...hidden, { kind: 'unknown', id: `${row.action}, regel ${row.seq}` }]
}
