import { coordinates } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { assertFresh, type Acting } from '#app/modules/people/grants.server.ts'
import { keepAll } from '#app/modules/seats/commands.requests.server.ts'
import type { Tx } from '#db/client.server.ts'
import { ListRefused } from './commands.server.ts'
import { seatInvitesOf } from './seat-rows.server.ts'

/**
 * Invites people of organisations to a workgroup, by its coordinator. Nothing is given and no account is made: each waits
 * for a manager of their own organisation.
 * @param list as it was pasted: it is read again, in the write
 * @throws ListRefused with every fault; NotFound
 */
export async function inviteToSeats(tx: Tx, viewer: Acting, workgroupId: string, list: string): Promise<void> {
  assertFresh(viewer)
  if (!coordinates(viewer, workgroupId)) throw new NotFound()
  const { people, faults } = await seatInvitesOf(tx, viewer, workgroupId, list)
  if (faults.length > 0) throw new ListRefused(faults)
  await keepAll(
    tx,
    viewer,
    people.map(({ organisationId, name, email, jobTitle }) => ({
      kind: 'invited' as const,
      workgroupId,
      organisationId,
      name,
      email,
      jobTitle,
      coordinatorBy: viewer.userId,
    })),
  )
}
