import { and, eq, isNull } from 'drizzle-orm'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { seat, sharingGroupMember } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { cancelSignUpAgain } from './reapply.events.server.ts'
import { itemRevocations, hideItem } from './reapply.items.server.ts'
import { organisationRevocations } from './reapply.organisations.server.ts'
import { attendanceRevocations } from './reapply.attendance.server.ts'
import { factorRevocations } from './reapply.factors.server.ts'
import { closeMembershipById, peopleRevocations } from './reapply.people.server.ts'
import { requestRevocations } from './reapply.requests.server.ts'
import { roundRevocations } from './reapply.rounds.server.ts'
import { effect, type Afterwards, type Revocation, type Row } from './revocation.ts'

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
  ...factorRevocations,
  ...organisationRevocations,
  ...roundRevocations,
  ...requestRevocations,
  ...itemRevocations,
  ...attendanceRevocations,
  'refuse-grant': refuseGrant,
  'cancel-sign-up': cancelSignUpAgain,
}

/**
 * Acts that take nothing away: reading, content that is lost with the rest, and what gives rights, which nobody gets back
 * by itself. Each act of the product is here or above; a test sees to that.
 */
export const takesNothing: ReadonlySet<string> = new Set([
  'act',
  'add-attendee',
  'add-domain',
  'add-member',
  'add-passkey',
  'add-redirects',
  'add-to-group',
  'add-walk-in',
  'agree-seat-request',
  'agree-to-merge',
  'allow-original',
  'answer-request',
  'approve-request',
  'ask-applicant',
  'ask-backup',
  'ask-factor-reset',
  'ask-purge',
  'ask-seat',
  'ask-still-used',
  'attach-file',
  'attempt-too-often',
  'cancel-event',
  'change-details',
  'change-expertise',
  'change-series',
  'change-sign-up',
  'check-in',
  'close-review',
  'configure-provider',
  'confirm-audience',
  'confirm-grant',
  'confirm-provider',
  'create',
  'download',
  'edit-agenda',
  'edit-introduction',
  'edit-law',
  'edit-theme',
  'edit-issue',
  'end-other-sessions',
  'end-session',
  'export-attendees',
  'export-trail',
  'first-administrator',
  'grant-seat-request',
  'import',
  'invite',
  'invite-to-seat',
  'link-identity',
  'link-material',
  'make-administrator',
  'make-agenda',
  'make-backup',
  'make-calendar-address',
  'make-check-in-link',
  'make-group',
  'make-law',
  'make-issue',
  'make-organisation',
  'make-series',
  'make-theme',
  'make-token',
  'make-workgroup',
  'name-co-editor',
  'offer-seat',
  'order-materials',
  'prepare-merge',
  'prepare-provider',
  'propose-audience',
  'prune-trail',
  'publish',
  'put-back',
  'read',
  'read-page',
  'reapply',
  'record-uptake',
  'refuse-passkey',
  'remind',
  'remove-walk-in',
  'remove-redirect',
  'rename-passkey',
  'replace-file',
  'request-account',
  'restore',
  'resume-issue',
  'schedule-issue',
  'retry-job',
  'retry-jobs',
  'review-keep',
  'route-request',
  'save',
  'set-image',
  'set-registration',
  'set-trail-term',
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'sign-up',
  'subscribe',
  'test-provider',
  'too-many-refusals',
  'undo-check-in',
  'unlink-material',
  'unsuspend',
])

/**
 * Does again what these rows of a verified trail took away, and says so in the restored trail. What was done in an
 * organisation after another had gone into it is done in both: the restored portal knows them as two.
 */
export async function reapply(tx: Tx, rows: readonly Row[], now: number): Promise<Effect[]> {
  const effects: Effect[] = []
  const merged = new Map<string, string[]>()
  for (const row of rows) {
    // What was refused, or failed, took nothing from anybody.
    if (row.result !== 'ok') continue
    if (row.action === 'merge-organisation') noteMerge(merged, row)
    for (const one of [row, ...inFormerOrganisations(merged, row)]) {
      const made = await reapplyOne(tx, one, { now, rows })
      if (made.length > 0) await noteReapplied(tx, one, now)
      effects.push(...made)
    }
  }
  return effects
}

function noteMerge(merged: Map<string, string[]>, { objectId, detail }: Row): void {
  const into = String(detail.into)
  merged.set(into, [...new Set([...(merged.get(into) ?? []), objectId, ...(merged.get(objectId) ?? [])])])
}

/** The row as if it had been about each organisation that had gone into the one that it is about. */
function inFormerOrganisations(merged: ReadonlyMap<string, string[]>, row: Row): Row[] {
  const into = row.organisationId ?? row.objectId
  return (merged.get(into) ?? []).map((organisationId) => ({
    ...row,
    organisationId,
    objectId: row.objectId === into ? organisationId : row.objectId,
  }))
}

function noteReapplied(tx: Tx, row: Row, now: number): Promise<void> {
  const { object, objectId, organisationId, workgroupId, action, seq } = row
  return record(
    tx,
    { actor: 'system', action: 'reapply', object, objectId, organisationId, workgroupId, detail: { action, seq } },
    now,
  )
}

async function reapplyOne(tx: Tx, row: Row, afterwards: Afterwards): Promise<Effect[]> {
  if (takesNothing.has(row.action)) return []
  if (Object.hasOwn(revocations, row.action)) return (await revocations[row.action]?.(tx, row, afterwards)) ?? []
  // The safe side: whatever was done to an item, nobody reads it until somebody has looked.
  const hidden = row.object === 'item' ? await hideItem(tx, row.objectId, row.at) : []
  return [...hidden, { kind: 'unknown', id: `${row.action}, regel ${row.seq}` }]
}
