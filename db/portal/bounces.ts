import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readReport } from '#app/mail/report.server.ts'
import { noteBounce } from '#app/modules/newsletter/bounces.server.ts'
import { deliveryOfAddress } from '#app/modules/newsletter/links.server.ts'
import { isOfAddress, statusIn } from '#app/modules/newsletter/mailing.server.ts'
import type { Services } from '#app/services.server.ts'
import { meervoud } from '#app/ui/format.ts'
import { print, UsageError } from './command.ts'

const largest = 10 * 1024 * 1024

/**
 * Notes what came back for good. A report counts only where it came to an address that we made for that one mail; what else
 * it says of whom is not believed. Reading it again changes nothing.
 * @param from a file, or a folder with `.eml` files
 */
export async function readBounces({ db, secrets }: Pick<Services, 'db' | 'secrets'>, from: string): Promise<void> {
  const files = await filesOf(from)
  let noted = 0
  let passedOver = 0
  for (const file of files) {
    const hard = await hardBounce(file, secrets.session)
    if (!hard) {
      passedOver++
      continue
    }
    if (await db.write((tx) => noteBounce(tx, { ...hard, now: Date.now() }))) noted++
  }
  print(
    `${meervoud(files.length, 'bericht', 'berichten')} gelezen, ${noted} nieuw genoteerd, ${passedOver} overgeslagen`,
  )
}

async function filesOf(from: string): Promise<string[]> {
  const found = await stat(from).catch(() => null)
  if (!found) throw new UsageError(`${from} is er niet.`)
  if (!found.isDirectory()) return [from]
  const names = await readdir(from)
  return names
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => join(from, name))
}

/** The mail of which this one says that there is no such address; null for anything else, such as a delay or distrust of us. */
async function hardBounce(file: string, keys: readonly string[]): Promise<{ deliveryId: string; code: string } | null> {
  const { size } = await stat(file)
  if (size > largest) return null
  // Anybody can send anything there: what cannot be read is passed over.
  const report = await readReport(await readFile(file)).catch(() => null)
  const failed = report?.outcomes.find(
    ({ action, status, diagnostic }) => action === 'failed' && saysGone(status, diagnostic),
  )
  const deliveryId = report?.sentTo.map((address) => deliveryOfAddress(keys, address)).find((id) => id !== null)
  return failed && deliveryId ? { deliveryId, code: failed.status } : null
}

/** A server that knows no better says 5.0.0: then its answer tells. */
function saysGone(status: string, diagnostic: string): boolean {
  const code = /\b(5\d\d)\b/.exec(diagnostic)?.[1]
  return isOfAddress(status === '5.0.0' ? statusIn(diagnostic) : status, code === undefined ? null : Number(code))
}
