import { and, eq, inArray, max } from 'drizzle-orm'
import { Invalid, NotFound } from '#app/lib/errors.ts'
import { freeSlug } from '#app/modules/people/commands.organisations.server.ts'
import { assertKeeper, changedMeanwhile, noteChange, type Keeper } from '#app/modules/themes/keepers.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import { legislation, legislationState, legislationTheme, theme } from '#db/schema/index.ts'
import type { LawForm, LawInput, StateInput } from './forms.ts'

type Of = { slug: string; revision: number }

/** Makes a law to follow; its address is made from the short name, or the name, and stays. @returns its slug */
export async function makeLaw(tx: Tx, viewer: Keeper, input: LawInput & { html: string }): Promise<string> {
  assertKeeper(viewer)
  const { name, shortName, introduction, html } = input
  await assertNewName(tx, name, null)
  const id = newId()
  const slug = await freeSlug(tx, legislation, shortName || name)
  await tx.insert(legislation).values({ id, slug, name, shortName, introduction, html, updatedAt: viewer.now })
  await setThemes(tx, id, input.themes)
  await noteChange(tx, viewer, { action: 'make-law', object: 'law', objectId: id })
  return slug
}

/** Does what a form of the desk asks of one law. @param html of the introduction, rendered before the write */
export async function changeLaw(tx: Tx, viewer: Keeper, slug: string, input: LawForm, html: string): Promise<void> {
  const of = { slug, revision: input.revision }
  switch (input.intent) {
    case 'about':
      return editLaw(tx, viewer, of, { ...input, html })
    case 'add-state':
      return addState(tx, viewer, of, input)
    case 'state':
      return editState(tx, viewer, of, input.state, input)
    case 'remove-state':
      return removeState(tx, viewer, of, input.state)
  }
}

/** @throws NotFound, Conflict, Invalid for a name that is there */
export async function editLaw(tx: Tx, viewer: Keeper, of: Of, input: LawInput & { html: string }): Promise<void> {
  const id = await take(tx, viewer, of, 'about')
  const { name, shortName, introduction, html } = input
  await assertNewName(tx, name, id)
  await tx.update(legislation).set({ name, shortName, introduction, html }).where(eq(legislation.id, id))
  await setThemes(tx, id, input.themes)
}

/** How it stands on a day; of one day the one that was added last is the newest. @throws NotFound, Conflict */
export async function addState(tx: Tx, viewer: Keeper, of: Of, input: StateInput): Promise<void> {
  const id = await take(tx, viewer, of, 'add-state')
  const [last] = await tx
    .select({ position: max(legislationState.position) })
    .from(legislationState)
    .where(and(eq(legislationState.legislationId, id), eq(legislationState.date, input.date)))
  await tx
    .insert(legislationState)
    .values({ legislationId: id, ...stateOf(input), position: (last?.position ?? -1) + 1 })
}

/** @throws NotFound, Conflict */
export async function editState(tx: Tx, viewer: Keeper, of: Of, stateId: string, input: StateInput): Promise<void> {
  const id = await take(tx, viewer, of, 'state')
  const changed = await tx
    .update(legislationState)
    .set(stateOf(input))
    .where(and(eq(legislationState.id, stateId), eq(legislationState.legislationId, id)))
    .returning({ id: legislationState.id })
  if (changed.length === 0) throw new NotFound()
}

/** @throws NotFound, Conflict */
export async function removeState(tx: Tx, viewer: Keeper, of: Of, stateId: string): Promise<void> {
  const id = await take(tx, viewer, of, 'remove-state')
  const gone = await tx
    .delete(legislationState)
    .where(and(eq(legislationState.id, stateId), eq(legislationState.legislationId, id)))
    .returning({ id: legislationState.id })
  if (gone.length === 0) throw new NotFound()
}

/** Lets who keeps the dossiers change the law that they were shown, and notes it. @returns its id */
async function take(tx: Tx, viewer: Keeper, { slug, revision }: Of, what: string): Promise<string> {
  assertKeeper(viewer)
  const [law] = await tx.select({ id: legislation.id }).from(legislation).where(eq(legislation.slug, slug))
  if (!law) throw new NotFound()
  const taken = await tx
    .update(legislation)
    .set({ revision: revision + 1, updatedAt: viewer.now })
    .where(and(eq(legislation.id, law.id), eq(legislation.revision, revision)))
    .returning({ id: legislation.id })
  if (taken.length === 0) throw changedMeanwhile()
  await noteChange(tx, viewer, { action: 'edit-law', object: 'law', objectId: law.id, what })
  return law.id
}

const stateOf = ({ date, text, sourceTitle, sourceUrl }: StateInput) => ({ date, text, sourceTitle, sourceUrl })

async function assertNewName(tx: Tx, name: string, own: string | null): Promise<void> {
  const [other] = await tx.select({ id: legislation.id }).from(legislation).where(eq(legislation.name, name))
  if (other && other.id !== own) throw new Invalid({ name: ['Deze wet staat er al.'] })
}

async function setThemes(tx: Tx, legislationId: string, themeIds: readonly string[]): Promise<void> {
  await tx.delete(legislationTheme).where(eq(legislationTheme.legislationId, legislationId))
  if (themeIds.length === 0) return
  const known = await tx
    .select({ id: theme.id })
    .from(theme)
    .where(inArray(theme.id, [...themeIds]))
  if (known.length > 0)
    await tx.insert(legislationTheme).values(known.map(({ id }) => ({ legislationId, themeId: id })))
}
