import { and, eq, ne } from 'drizzle-orm'
import { Invalid, NotFound } from '#app/lib/errors.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { freeSlug } from '#app/modules/people/commands.organisations.server.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import { theme } from '#db/schema/index.ts'
import type { ThemeInput } from './forms.ts'

/** Makes a theme, with nothing in it. Its address is made from the name and stays. @throws Invalid for a name that is there */
export async function makeTheme(tx: Tx, viewer: Acting, input: ThemeInput): Promise<void> {
  assertAdministrator(viewer)
  await assertNewName(tx, input.name, null)
  const id = newId()
  await tx.insert(theme).values({ ...valuesOf(input), id, slug: await freeSlug(tx, theme, input.name) })
  await note(tx, viewer, 'make-theme', id)
}

/** Changes name, description and colour. @throws NotFound, Invalid */
export async function editTheme(tx: Tx, viewer: Acting, id: string, input: ThemeInput): Promise<void> {
  assertAdministrator(viewer)
  await assertNewName(tx, input.name, id)
  const changed = await tx.update(theme).set(valuesOf(input)).where(eq(theme.id, id)).returning({ id: theme.id })
  if (changed.length === 0) throw new NotFound()
  await note(tx, viewer, 'edit-theme', id)
}

const valuesOf = ({ name, description, colour }: ThemeInput) => ({ name, description, colour })

async function assertNewName(tx: Tx, name: string, own: string | null): Promise<void> {
  const [other] = await tx
    .select({ id: theme.id })
    .from(theme)
    .where(and(eq(theme.name, name), own ? ne(theme.id, own) : undefined))
  if (other) throw new Invalid({ name: ['Er is al een thema met deze naam.'] })
}

/** Public pages name themes: those that are kept are of before. */
async function note(tx: Tx, viewer: Acting, action: string, objectId: string): Promise<void> {
  await record(tx, { actor: viewer.userId, action, object: 'theme', objectId }, viewer.now)
  await bumpPublicGeneration(tx)
}
