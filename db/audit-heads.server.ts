import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { log } from '#app/lib/log.server.ts'
import type { KnownHead } from './audit-chain.server.ts'
import { headOf } from './audit.server.ts'
import type { Database } from './client.server.ts'

const everyMs = 10_000
const dayMs = 24 * 3_600_000
const line = /^(\d{1,15}) ([\w-]{43}) (\d{1,15})$/

const fileIn = (dataDir: string): string => join(dataDir, 'audit-heads')

export interface HeadKeeper {
  /** Notes the head as it is now, where it moved since. */
  note(): Promise<void>
  /** Notes it for the last time. */
  stop(): Promise<void>
}

/**
 * Keeps the newest row of the trail known outside the database, so that it is seen when rows at the end are gone: every ten
 * seconds, where the trail grew, a line `seq mac time` in `audit-heads` in the data folder, and one in the log.
 */
export function keepHeads(db: Database, dataDir: string): HeadKeeper {
  let noted = 0
  let busy: Promise<void> = Promise.resolve()
  async function noteNow(): Promise<void> {
    const head = await headOf(db.read)
    if (head.seq === noted) return
    await append(dataDir, head)
    log.info(head, 'audit head')
    noted = head.seq
  }
  const note = () =>
    (busy = busy
      .then(noteNow)
      .catch((error: unknown) => log.error({ err: error }, 'the head of the audit trail could not be noted')))
  const timer = setInterval(() => void note(), everyMs)
  timer.unref()
  return {
    note,
    stop() {
      clearInterval(timer)
      return note()
    },
  }
}

const append = (dataDir: string, { seq, mac }: KnownHead): Promise<void> =>
  appendFile(fileIn(dataDir), `${seq} ${mac} ${Date.now()}\n`, { mode: 0o600 })

/** Notes the head once, for a data folder that nobody works on yet. */
export async function noteHead(db: Database, dataDir: string): Promise<void> {
  await append(dataDir, await headOf(db.read))
}

/** The heads that were noted in this data folder; none where the file is not there. @throws on a line that is no head */
export async function readHeads(dataDir: string): Promise<Array<KnownHead & { at: number }>> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  // A process that was killed may have left half a line at the end; the one after it begins where it stopped.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter((one) => one !== '')
    .flatMap((one) => {
      const [, seq, mac, at] = line.exec(one) ?? []
      return seq && mac && at ? [{ seq: Number(seq), mac, at: Number(at) }] : []
    })
}

/** Leaves of the days before yesterday one head each, and of rows that were removed in time none. */
export async function thinHeads(dataDir: string, removedUpTo: number, now = Date.now()): Promise<void> {
  const heads = (await readHeads(dataDir)).filter(({ seq }) => seq > removedUpTo)
  const dayOf = ({ at }: { at: number }) => Math.floor(at / dayMs)
  const kept = heads.filter((head, i) => {
    const next = heads[i + 1]
    return now - head.at < 2 * dayMs || next === undefined || dayOf(next) !== dayOf(head)
  })
  if (kept.length === heads.length) return
  const file = fileIn(dataDir)
  await writeFile(`${file}.new`, kept.map(({ seq, mac, at }) => `${seq} ${mac} ${at}\n`).join(''), { mode: 0o600 })
  await rename(`${file}.new`, file)
}
