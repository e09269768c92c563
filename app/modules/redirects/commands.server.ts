import { eq } from 'drizzle-orm'
import { DomainError, NotFound } from '#app/lib/errors.ts'
import type { ListFault } from '#app/modules/invitations/parse.server.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { redirect, redirectHit } from '#db/schema/index.ts'
import { checkRedirects } from './queries.server.ts'
import type { RedirectRow } from './rows.server.ts'

/** Nothing was made of the list: these rows cannot be. */
export class RedirectsRefused extends DomainError {
  override name = 'RedirectsRefused'
  readonly faults: ListFault[]
  constructor(faults: ListFault[]) {
    super(faults.map(({ reason }) => reason).join(' '))
    this.faults = faults
  }
}

const perInsert = 500

/**
 * Makes all these redirects or none. @param by an administrator, or null for who operates the server
 * @returns how many @throws RedirectsRefused
 */
export async function addRedirects(
  tx: Tx,
  by: Acting | null,
  rows: readonly RedirectRow[],
  now: number,
): Promise<number> {
  if (by) assertAdministrator(by)
  const { redirects, faults } = await checkRedirects(tx, by, rows, now)
  if (faults.length > 0) throw new RedirectsRefused(faults)
  const values = redirects.map(({ path, target, itemId }) => ({ id: newId(), path, target, itemId, createdAt: now }))
  for (let i = 0; i < values.length; i += perInsert) await tx.insert(redirect).values(values.slice(i, i + perInsert))
  const detail = { redirects: values.length }
  await record(
    tx,
    { actor: by?.userId ?? 'system', action: 'add-redirects', object: 'redirect', objectId: 'list', detail },
    now,
  )
  return values.length
}

/** The old address is unknown again. @throws NotFound */
export async function removeRedirect(tx: Tx, by: Acting, id: string): Promise<void> {
  assertAdministrator(by)
  await tx.delete(redirectHit).where(eq(redirectHit.redirectId, id))
  const removed = await tx.delete(redirect).where(eq(redirect.id, id)).returning({ id: redirect.id })
  if (removed.length === 0) throw new NotFound()
  await record(tx, { actor: by.userId, action: 'remove-redirect', object: 'redirect', objectId: id }, by.now)
}
