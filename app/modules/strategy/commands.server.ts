import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { assertKeeper, changedMeanwhile, noteChange, type Keeper } from '#app/modules/themes/keepers.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import { agendaEntry, agendaEntryTheme, strategicAgenda, theme } from '#db/schema/index.ts'
import type { AgendaForm, AgendaInput, EntryInput } from './forms.ts'

type Of = { agenda: string; revision: number }

/** Does what a form of the desk asks. @returns the agenda to show; null once it is removed */
export async function changeAgenda(tx: Tx, viewer: Keeper, input: AgendaForm): Promise<string | null> {
  if (input.intent === 'make') return makeAgenda(tx, viewer, input)
  switch (input.intent) {
    case 'details':
      await editAgenda(tx, viewer, input, input)
      break
    case 'add':
      await addEntry(tx, viewer, input, { parent: null, ...input })
      break
    case 'add-under':
      await addEntry(tx, viewer, input, input)
      break
    case 'entry':
      await editEntry(tx, viewer, input, input)
      break
    case 'up':
    case 'down':
      await moveEntry(tx, viewer, input, { entry: input.entry, by: input.intent === 'up' ? -1 : 1 })
      break
    case 'remove':
      await removeEntry(tx, viewer, input, input.entry)
      break
    case 'remove-agenda':
      await removeAgenda(tx, viewer, input)
      return null
  }
  return input.agenda
}

/** @returns its id */
export async function makeAgenda(tx: Tx, viewer: Keeper, input: AgendaInput): Promise<string> {
  assertKeeper(viewer)
  const id = newId()
  await tx.insert(strategicAgenda).values({ id, ...detailsOf(input), updatedAt: viewer.now })
  await noteChange(tx, viewer, { action: 'make-agenda', object: 'agenda', objectId: id })
  return id
}

/** @throws NotFound, Conflict */
export async function editAgenda(tx: Tx, viewer: Keeper, of: Of, input: AgendaInput): Promise<void> {
  await take(tx, viewer, of, 'details')
  await tx.update(strategicAgenda).set(detailsOf(input)).where(eq(strategicAgenda.id, of.agenda))
}

/** Adds a priority, or a subtheme below one, as the last. @throws NotFound, Conflict */
export async function addEntry(
  tx: Tx,
  viewer: Keeper,
  of: Of,
  input: EntryInput & { parent: string | null },
): Promise<string> {
  await take(tx, viewer, of, 'add')
  // Two levels: below a subtheme nothing is added.
  if (input.parent !== null && (await entryOf(tx, of.agenda, input.parent)).parentId !== null) throw new NotFound()
  const siblings = await siblingsOf(tx, of.agenda, input.parent)
  const id = newId()
  await tx
    .insert(agendaEntry)
    .values({ id, agendaId: of.agenda, parentId: input.parent, name: input.name, position: siblings.length })
  await setThemes(tx, id, input.themes)
  return id
}

/** Renames a priority or subtheme and chooses its dossiers. @throws NotFound, Conflict */
export async function editEntry(tx: Tx, viewer: Keeper, of: Of, input: EntryInput & { entry: string }): Promise<void> {
  await take(tx, viewer, of, 'entry')
  const { id } = await entryOf(tx, of.agenda, input.entry)
  await tx.update(agendaEntry).set({ name: input.name }).where(eq(agendaEntry.id, id))
  await setThemes(tx, id, input.themes)
}

/** One place up or down among those of the same parent; the first stays first. @throws NotFound, Conflict */
export async function moveEntry(tx: Tx, viewer: Keeper, of: Of, input: { entry: string; by: -1 | 1 }): Promise<void> {
  await take(tx, viewer, of, 'move')
  const moved = await entryOf(tx, of.agenda, input.entry)
  const order = (await siblingsOf(tx, of.agenda, moved.parentId)).filter((id) => id !== moved.id)
  const at = Math.min(Math.max(moved.position + input.by, 0), order.length)
  await number(tx, order.toSpliced(at, 0, moved.id))
}

/** A priority goes with its subthemes. @throws NotFound, Conflict */
export async function removeEntry(tx: Tx, viewer: Keeper, of: Of, entryId: string): Promise<void> {
  await take(tx, viewer, of, 'remove')
  const { id, parentId } = await entryOf(tx, of.agenda, entryId)
  const below = await tx
    .select({ id: agendaEntry.id })
    .from(agendaEntry)
    .where(or(eq(agendaEntry.id, id), eq(agendaEntry.parentId, id)))
  await deleteEntries(
    tx,
    below.map((one) => one.id),
  )
  await number(tx, await siblingsOf(tx, of.agenda, parentId))
}

/** The agenda with everything on it; the dossiers themselves stay. @throws NotFound, Conflict */
export async function removeAgenda(tx: Tx, viewer: Keeper, of: Of): Promise<void> {
  await take(tx, viewer, of, 'remove-agenda')
  const entries = await tx.select({ id: agendaEntry.id }).from(agendaEntry).where(eq(agendaEntry.agendaId, of.agenda))
  await deleteEntries(
    tx,
    entries.map(({ id }) => id),
  )
  await tx.delete(strategicAgenda).where(eq(strategicAgenda.id, of.agenda))
}

/** Lets who keeps the dossiers change the agenda that they were shown, and notes it. @throws NotFound, Conflict */
async function take(tx: Tx, viewer: Keeper, { agenda, revision }: Of, what: string): Promise<void> {
  assertKeeper(viewer)
  const taken = await tx
    .update(strategicAgenda)
    .set({ revision: revision + 1, updatedAt: viewer.now })
    .where(and(eq(strategicAgenda.id, agenda), eq(strategicAgenda.revision, revision)))
    .returning({ id: strategicAgenda.id })
  if (taken.length === 0) {
    const [there] = await tx
      .select({ id: strategicAgenda.id })
      .from(strategicAgenda)
      .where(eq(strategicAgenda.id, agenda))
    throw there ? changedMeanwhile() : new NotFound()
  }
  await noteChange(tx, viewer, { action: 'edit-agenda', object: 'agenda', objectId: agenda, what })
}

const detailsOf = ({ title, fromYear, untilYear, introduction, sourceTitle, sourceUrl }: AgendaInput) => ({
  ...{ title, fromYear, untilYear },
  ...{ introduction, sourceTitle, sourceUrl },
})

async function entryOf(tx: Tx, agendaId: string, id: string) {
  const [found] = await tx
    .select()
    .from(agendaEntry)
    .where(and(eq(agendaEntry.id, id), eq(agendaEntry.agendaId, agendaId)))
  if (!found) throw new NotFound()
  return found
}

/** Ids of those of the same parent, in their order. */
async function siblingsOf(tx: Tx, agendaId: string, parentId: string | null): Promise<string[]> {
  const rows = await tx
    .select({ id: agendaEntry.id })
    .from(agendaEntry)
    .where(
      and(
        eq(agendaEntry.agendaId, agendaId),
        parentId === null ? isNull(agendaEntry.parentId) : eq(agendaEntry.parentId, parentId),
      ),
    )
    .orderBy(asc(agendaEntry.position), asc(agendaEntry.id))
  return rows.map(({ id }) => id)
}

async function number(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.update(agendaEntry).set({ position }).where(eq(agendaEntry.id, id))
}

async function setThemes(tx: Tx, entryId: string, themeIds: readonly string[]): Promise<void> {
  await tx.delete(agendaEntryTheme).where(eq(agendaEntryTheme.entryId, entryId))
  if (themeIds.length === 0) return
  const known = await tx
    .select({ id: theme.id })
    .from(theme)
    .where(inArray(theme.id, [...themeIds]))
  if (known.length > 0) await tx.insert(agendaEntryTheme).values(known.map(({ id }) => ({ entryId, themeId: id })))
}

async function deleteEntries(tx: Tx, ids: string[]): Promise<void> {
  await tx.delete(agendaEntryTheme).where(inArray(agendaEntryTheme.entryId, ids))
  await tx.delete(agendaEntry).where(inArray(agendaEntry.id, ids))
}
