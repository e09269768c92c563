import { and, eq } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { retry } from '#db/outbox.server.ts'
import { outbox } from '#db/schema/index.ts'
import { isFailing } from './queries.server.ts'

/** Has one failing job tried again at once. @throws NotFound where it is no longer failing */
export async function retryJob(tx: Tx, viewer: Acting, id: string): Promise<void> {
  assertAdministrator(viewer)
  const [found] = await tx
    .select({ topic: outbox.topic, attempts: outbox.attempts })
    .from(outbox)
    .where(and(eq(outbox.id, id), isFailing))
  if (!found || !(await retry(tx, id, viewer.now))) throw new NotFound()
  await record(
    tx,
    { actor: viewer.userId, action: 'retry-job', object: 'job', objectId: id, detail: { ...found } },
    viewer.now,
  )
}

/** Has all failing jobs tried again at once. */
export async function retryAllJobs(tx: Tx, viewer: Acting): Promise<void> {
  assertAdministrator(viewer)
  const found = await tx.select({ id: outbox.id }).from(outbox).where(isFailing)
  let jobs = 0
  for (const { id } of found) if (await retry(tx, id, viewer.now)) jobs++
  await record(
    tx,
    { actor: viewer.userId, action: 'retry-jobs', object: 'job', objectId: 'all', detail: { jobs } },
    viewer.now,
  )
}
