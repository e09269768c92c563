import { eq } from 'drizzle-orm'
import type { Label } from '#app/access/label.ts'
import { Invalid } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { setting } from '#db/schema/index.ts'
import { assertAdministrator, type Acting } from './grants.server.ts'

const redLabel = 'red_label'

/** Whether editors may choose TLP:RED; off until an administrator turns it on. */
export async function allowsRed(read: Reader): Promise<boolean> {
  const [row] = await read.select({ value: setting.value }).from(setting).where(eq(setting.name, redLabel))
  return row?.value === 'on'
}

/**
 * For every step that would give an item the label, not only the choice of it.
 * @param field of the form that says so
 * @throws Invalid
 */
export async function assertLabelAllowed(read: Reader, label: Label, field = ''): Promise<void> {
  if (label === 'RED' && !(await allowsRed(read)))
    throw new Invalid({ [field]: ['TLP:RED is nog niet aangezet door de beheerder.'] })
}

/** Lets editors choose TLP:RED, or no longer. Published items that have it stay as they are. */
export async function setRedAllowed(tx: Tx, viewer: Acting, on: boolean): Promise<void> {
  assertAdministrator(viewer)
  const value = on ? 'on' : 'off'
  await tx
    .insert(setting)
    .values({ name: redLabel, value })
    .onConflictDoUpdate({ target: setting.name, set: { value } })
  await record(
    tx,
    { actor: viewer.userId, action: 'set-red-label', object: 'setting', objectId: redLabel, detail: { on } },
    viewer.now,
  )
}
