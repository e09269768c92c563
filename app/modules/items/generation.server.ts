import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { setting } from '#db/schema/index.ts'

const name = 'public_generation'

/** Goes up in the same write as any change of something public; kept pages of an older generation are dropped. */
export async function bumpPublicGeneration(tx: Tx): Promise<void> {
  await tx
    .insert(setting)
    .values({ name, value: '1' })
    .onConflictDoUpdate({ target: setting.name, set: { value: sql`CAST(${setting.value} AS INTEGER) + 1` } })
}

const prepared = new WeakMap<Reader, ReturnType<typeof prepare>>()

/** Read before every kept page that is sent, so it is prepared once. */
export async function publicGeneration(read: Reader): Promise<string> {
  const query = prepared.get(read) ?? prepare(read)
  prepared.set(read, query)
  const [row] = await query.execute()
  return row?.value ?? '0'
}

function prepare(read: Reader) {
  return read.select({ value: setting.value }).from(setting).where(eq(setting.name, name)).prepare()
}
