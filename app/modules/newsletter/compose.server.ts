import { and, eq, inArray } from 'drizzle-orm'
import { openLabels } from '#app/access/label.ts'
import { asReader, makesNewsletter } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, newsletterBlock, newsletterIssue } from '#db/schema/index.ts'
import type { ComposeInput } from './forms.ts'
import { getIssue, type Issue } from './issues.server.ts'

export type Acting = Viewer & { userId: string }
const mostBlocks = 60

/** @throws Forbidden */
export function assertNewsroom(viewer: Viewer): void {
  if (!makesNewsletter(viewer)) throw new Forbidden('Alleen redacties die publiceren, maken de nieuwsbrief.')
}

/** Begins a letter. @returns its id */
export async function makeIssue(tx: Tx, viewer: Acting, title: string): Promise<string> {
  assertNewsroom(viewer)
  const id = newId()
  const { userId, now } = viewer
  const stamp = { createdAt: now, createdBy: userId, updatedAt: now, updatedBy: userId }
  await tx.insert(newsletterIssue).values({ id, title, state: 'draft', ...stamp })
  await recordOnIssue(tx, viewer, 'make-issue', id)
  return id
}

/**
 * Saves everything that the page of a letter holds, and does what the button says: adds an item, a heading or a text, moves or
 * removes a block, or throws the letter away.
 * @throws Conflict when somebody else saved it meanwhile, or it is on its way
 */
export async function composeIssue(tx: Tx, viewer: Acting, issueId: string, input: ComposeInput): Promise<void> {
  assertNewsroom(viewer)
  const issue = await getIssue(tx, issueId)
  assertIssueRevision(issue, input.revision)
  if (issue.state !== 'draft') throw new Conflict('Deze brief staat klaar of is al weg. Hij verandert niet meer.')
  const { act } = input
  if (act.kind === 'discard') {
    await touchIssue(tx, viewer, issue, { state: 'discarded' })
    await recordOnIssue(tx, viewer, 'discard-issue', issueId)
    return
  }
  const stored = await storedBlocks(tx, viewer, issueId)
  for (const block of stored) await writeText(tx, block, input.texts.get(block.id))
  const order = orderedBlocks(stored.filter(isShown), input.order)
  const moved = withOthers(stored, await applied(tx, viewer, issueId, order, act))
  if (moved.length > mostBlocks) throw new Invalid(`Een brief heeft hoogstens ${mostBlocks} onderdelen.`)
  for (const [position, id] of moved.entries())
    await tx.update(newsletterBlock).set({ position }).where(eq(newsletterBlock.id, id))
  await touchIssue(tx, viewer, issue, { title: input.title, intro: input.intro })
  await recordOnIssue(tx, viewer, 'edit-issue', issueId)
}

/** The issue's blocks in order; `label` is of the item, null for text and for an item that this editor may not read. */
function storedBlocks(tx: Tx, viewer: Acting, issueId: string) {
  return tx
    .select({ id: newsletterBlock.id, kind: newsletterBlock.kind, text: newsletterBlock.text, label: item.label })
    .from(newsletterBlock)
    .leftJoin(item, and(eq(item.id, newsletterBlock.itemId), itemsWhere(asReader(viewer), viewer.now)))
    .where(eq(newsletterBlock.issueId, issueId))
    .orderBy(newsletterBlock.position, newsletterBlock.id)
}
type StoredBlock = Awaited<ReturnType<typeof storedBlocks>>[number]

const isShown = ({ kind, label }: StoredBlock): boolean => kind !== 'item' || label !== null

/** About an item, only by who may read it and where a mail may name it; with whom that was written for. */
async function writeText(tx: Tx, { id, kind, text: before, label }: StoredBlock, text: string | undefined) {
  if (text === undefined || text === before) return
  if (kind === 'item' && (label === null || !openLabels.includes(label))) return
  await tx.update(newsletterBlock).set({ text, leadLabel: label }).where(eq(newsletterBlock.id, id))
}

/** The ids of these blocks in the order that the form says; what it does not name stays behind. */
function orderedBlocks(shown: ReadonlyArray<{ id: string }>, wanted: readonly string[]): string[] {
  const ids = shown.map(({ id }) => id)
  const named = wanted.filter((id) => ids.includes(id))
  return [...named, ...ids.filter((id) => !named.includes(id))]
}

/** The blocks that the editor does not see keep their places among the others. */
function withOthers(stored: readonly StoredBlock[], order: readonly string[]): string[] {
  const result = [...order]
  for (const [place, block] of stored.entries()) if (!isShown(block)) result.splice(place, 0, block.id)
  return result
}

async function applied(
  tx: Tx,
  viewer: Acting,
  issueId: string,
  order: readonly string[],
  act: ComposeInput['act'],
): Promise<string[]> {
  switch (act.kind) {
    case 'heading':
    case 'text':
      return [...order, await addBlock(tx, issueId, { kind: act.kind })]
    case 'add':
      await assertOffered(tx, viewer, act.id)
      return [...order, await addBlock(tx, issueId, { kind: 'item', itemId: act.id })]
    case 'up':
    case 'down':
      return swapped(order, act.id, act.kind === 'up' ? -1 : 1)
    case 'remove':
      if (!order.includes(act.id)) return [...order]
      await tx.delete(newsletterBlock).where(and(eq(newsletterBlock.id, act.id), eq(newsletterBlock.issueId, issueId)))
      return order.filter((id) => id !== act.id)
    default:
      return [...order]
  }
}

async function addBlock(tx: Tx, issueId: string, what: { kind: 'item' | 'heading' | 'text'; itemId?: string }) {
  const id = newId()
  await tx.insert(newsletterBlock).values({ id, issueId, position: mostBlocks + 1, ...what })
  return id
}

/** Only what this editor may read, and what a mail can tell of. @throws Invalid */
async function assertOffered(tx: Tx, viewer: Acting, itemId: string): Promise<void> {
  const [found] = await tx
    .select({ id: item.id })
    .from(item)
    .where(
      and(
        eq(item.id, itemId),
        inArray(item.label, ['CLEAR', 'GREEN', 'AMBER']),
        itemsWhere(asReader(viewer), viewer.now),
      ),
    )
  if (!found) throw new Invalid('Dit stuk kan niet in de brief. Misschien is het net ingetrokken.')
}

function swapped(order: readonly string[], id: string, step: -1 | 1): string[] {
  const result = [...order]
  const from = result.indexOf(id)
  const other = result[from + step]
  if (from < 0 || other === undefined) return result
  result[from + step] = id
  result[from] = other
  return result
}

/** @throws Conflict when the letter was changed since this form was shown */
export function assertIssueRevision(issue: Issue, revision: number): void {
  if (issue.revision !== revision)
    throw new Conflict(
      'Iemand anders heeft deze brief intussen gewijzigd. Hieronder staat wat u typte, en daaronder de brief zoals hij nu is.',
    )
}

/** Every change makes the revision go up, so that a form from before it is refused. */
export async function touchIssue(
  tx: Tx,
  viewer: Acting,
  issue: Issue,
  set: Partial<typeof newsletterIssue.$inferInsert>,
): Promise<void> {
  await tx
    .update(newsletterIssue)
    .set({ ...set, revision: issue.revision + 1, updatedAt: viewer.now, updatedBy: viewer.userId })
    .where(eq(newsletterIssue.id, issue.id))
}

/** Puts in the trail what was done with a letter. */
export async function recordOnIssue(tx: Tx, viewer: Acting, action: string, issueId: string): Promise<void> {
  await record(tx, { actor: viewer.userId, action, object: 'issue', objectId: issueId }, viewer.now)
}
