import { and, asc, eq, sql } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { theme } from '#db/schema/index.ts'
import { assertKeeper, changedMeanwhile, noteChange, type Keeper } from './keepers.server.ts'

/** All themes for whoever keeps the dossiers, and which of them have an introduction. */
export async function listIntroductions(read: Reader) {
  return read
    .select({ slug: theme.slug, name: theme.name, written: sql<number>`${theme.introduction} <> ''` })
    .from(theme)
    .orderBy(asc(theme.name))
}

/** @throws NotFound */
export async function getIntroduction(read: Reader, slug: string) {
  const [row] = await read
    .select({
      id: theme.id,
      slug: theme.slug,
      name: theme.name,
      introduction: theme.introduction,
      revision: theme.revision,
    })
    .from(theme)
    .where(eq(theme.slug, slug))
  if (!row) throw new NotFound()
  return row
}

/**
 * Writes what a dossier begins with.
 * @param input.html rendered from the introduction, before the write
 * @throws NotFound, Conflict where it was changed since the form was shown
 */
export async function writeIntroduction(
  tx: Tx,
  viewer: Keeper,
  input: { slug: string; revision: number; introduction: string; html: string },
): Promise<void> {
  assertKeeper(viewer)
  const { slug, revision, introduction, html } = input
  const { id } = await getIntroduction(tx, slug)
  const changed = await tx
    .update(theme)
    .set({ introduction, html, revision: revision + 1 })
    .where(and(eq(theme.id, id), eq(theme.revision, revision)))
    .returning({ id: theme.id })
  if (changed.length === 0) throw changedMeanwhile()
  await noteChange(tx, viewer, { action: 'edit-introduction', object: 'theme', objectId: id })
}
