import { log } from '#app/lib/log.server.ts'
import type { Services } from '#app/services.server.ts'
import { thinHeads } from '#db/audit-heads.server.ts'
import { pruneTrail } from '#db/audit-prune.server.ts'
import { termOfTrail } from './commands.server.ts'

/** Every night: removes what of the trail is older than its term, and thins the heads that were noted of it. */
export async function keepTrailShort({ db, config, heads }: Services, now = Date.now()): Promise<void> {
  const before = monthsBefore(now, await termOfTrail(db.read))
  let rows = 0
  for (let gone = await pruneTrail(db, before, now); gone > 0; gone = await pruneTrail(db, before, now)) rows += gone
  if (rows > 0) log.info({ rows }, 'old rows of the audit trail removed')
  await heads.note()
  const last = await db.read.query.auditCheckpoint.findFirst({ orderBy: (t, { desc }) => desc(t.seq) })
  await thinHeads(config.dataDir, last?.seq ?? 0, now)
}

function monthsBefore(now: number, months: number): number {
  const date = new Date(now)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.getTime()
}
