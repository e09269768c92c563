import { administers } from '#app/access/policy.ts'
import { Forbidden, Invalid } from '#app/lib/errors.ts'
import { addPeople } from '#app/modules/people/commands.list.server.ts'
import { assertFresh, manages, type Acting } from '#app/modules/people/grants.server.ts'
import type { Tx } from '#db/client.server.ts'
import type { ListFault } from './parse.server.ts'
import { checkMembers } from './queries.server.ts'
import type { ListedMember } from './rows.server.ts'

/**
 * Adds all the listed people to the organisation and invites them, or none: by its manager.
 * @throws ListRefused where a row cannot be done, with every fault; Forbidden
 */
export async function inviteMembers(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  people: readonly ListedMember[],
): Promise<void> {
  assertFresh(viewer)
  if (!manages(viewer, organisationId))
    throw new Forbidden(administers(viewer) ? 'Een beheerder van de organisatie zelf nodigt per lijst uit.' : undefined)
  const { faults } = await checkMembers(tx, viewer, organisationId, people)
  if (faults.length > 0) throw new ListRefused(faults)
  await addPeople(tx, viewer, organisationId, people)
}

/** A list in which something is wrong: nothing of it was done. */
export class ListRefused extends Invalid {
  override name = 'ListRefused'
  readonly faults: readonly ListFault[]
  constructor(faults: readonly ListFault[]) {
    super({ list: [summaryOf(faults)] })
    this.faults = faults
  }
}

function summaryOf(faults: readonly ListFault[]): string {
  const count = faults.length === 1 ? '1 ding klopt' : `${faults.length} dingen kloppen`
  return `In de lijst ${count} niet. Er is niemand uitgenodigd.`
}
