import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { organisationsByTypedName } from '#app/modules/people/former-names.server.ts'
import type { Reader } from '#db/client.server.ts'
import { seatRequest } from '#db/schema/index.ts'
import { parseList, type ListColumn, type ListFault } from './parse.server.ts'
import { domainsOf, domainWarning } from './queries.server.ts'
import { doubleFaults, nameColumns, personOf, type ListedPerson } from './rows.server.ts'

export const seatColumns = [{ name: 'organisatie' }, ...nameColumns] as const satisfies ReadonlyArray<
  ListColumn<string>
>

export interface InvitedToSeat extends ListedPerson {
  organisationId: string
  organisation: string
  warning: string | null
}

/**
 * A list of people for a workgroup, each of an organisation by its name or its short name in addresses. Says of nobody
 * whether they have an account.
 */
export async function seatInvitesOf(
  reader: Reader,
  viewer: Viewer,
  workgroupId: string,
  text: string,
): Promise<{ people: InvitedToSeat[]; faults: ListFault[] }> {
  const { rows, faults } = parseList(text, seatColumns)
  const byName = await organisationsByTypedName(reader, (name) => name.toLowerCase())
  const domains = await domainsOf(reader, [...new Set([...byName.values()].map(({ id }) => id))])
  const people = rows.map((row): InvitedToSeat => {
    const person = personOf(row, faults)
    const where = byName.get(row.cells.organisatie.toLowerCase())
    const fault = (column: string, reason: string) => faults.push({ line: row.line, column, reason })
    if (!where) fault('organisatie', row.cells.organisatie === '' ? 'is leeg' : 'is geen organisatie in het portaal')
    if (person.email !== '' && person.email === viewer.email) fault('e-mailadres', 'is uw eigen adres')
    return {
      ...person,
      organisationId: where?.id ?? '',
      organisation: where?.name ?? '',
      warning: where ? domainWarning(person.email, domains.get(where.id) ?? []) : null,
    }
  })
  const doubles = doubleFaults(people, ({ organisationId }) => organisationId)
  return { people, faults: [...faults, ...doubles, ...(await invitedAlready(reader, workgroupId, people))] }
}

/** Whoever was invited to this workgroup for that organisation, and is waiting still. */
async function invitedAlready(
  reader: Reader,
  workgroupId: string,
  people: readonly InvitedToSeat[],
): Promise<ListFault[]> {
  const open = await reader
    .select({ organisationId: seatRequest.organisationId, email: seatRequest.email })
    .from(seatRequest)
    .where(
      and(
        eq(seatRequest.workgroupId, workgroupId),
        eq(seatRequest.kind, 'invited'),
        isNull(seatRequest.closedAt),
        inArray(
          seatRequest.email,
          people.map(({ email }) => email),
        ),
      ),
    )
  const waiting = new Set(open.map(({ organisationId, email }) => `${organisationId} ${email}`))
  return people
    .filter(({ organisationId, email }) => waiting.has(`${organisationId} ${email}`))
    .map(({ line }) => ({ line, column: 'e-mailadres', reason: 'is al uitgenodigd en wacht op de eigen organisatie' }))
}
