import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#db/columns.ts'
import type { Database } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import {
  item,
  newsletterBlock,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  newsletterTheme,
} from '#db/schema/index.ts'
import { sendTopic } from '#app/modules/newsletter/schedule.server.ts'

type New<T extends { $inferInsert: unknown }> = Partial<T['$inferInsert']>

let counter = 0
const longAgo = Date.UTC(2024, 0, 1)

/** Somebody who confirmed long ago and wants every letter, without an account unless the address has one. */
export async function aSubscription(
  db: Database,
  overrides: New<typeof newsletterSubscription> = {},
  themes: readonly string[] = [],
) {
  const n = ++counter
  const proof = {
    consentVersion: '2026-11',
    askedAt: longAgo,
    askedFrom: 'x',
    confirmedAt: longAgo,
    confirmedFrom: 'x',
  }
  return db.write(async (tx) => {
    const values = { id: newId(), email: `abonnee${n}@voorbeeld.example`, how: 'mail' as const, ...proof, ...overrides }
    const [row] = await tx.insert(newsletterSubscription).values(values).returning()
    if (!row) throw new Error('nothing was inserted')
    if (themes.length > 0)
      await tx.insert(newsletterTheme).values(themes.map((themeId) => ({ subscriptionId: row.id, themeId })))
    return row
  })
}

export type Piece = { id: string; lead?: string } | { heading: string } | { text: string }

/** A letter with these pieces; a draft unless told otherwise. */
export async function anIssue(
  db: Database,
  by: { id: string },
  pieces: readonly Piece[],
  overrides: New<typeof newsletterIssue> = {},
) {
  const n = ++counter
  const now = Date.now()
  const stamp = { createdAt: now, createdBy: by.id, updatedAt: now, updatedBy: by.id }
  return db.write(async (tx) => {
    const values = { id: newId(), title: `Brief ${n}`, state: 'draft' as const, ...stamp, ...overrides }
    const [issue] = await tx.insert(newsletterIssue).values(values).returning()
    if (!issue) throw new Error('nothing was inserted')
    for (const [position, piece] of pieces.entries())
      await tx.insert(newsletterBlock).values(blockOf(issue.id, position, piece))
    // As if each sentence had been written just now.
    await tx
      .update(newsletterBlock)
      .set({ leadLabel: sql`(SELECT ${item.label} FROM ${item} WHERE ${item.id} = "newsletter_block"."item_id")` })
      .where(and(eq(newsletterBlock.issueId, issue.id), eq(newsletterBlock.kind, 'item')))
    return issue
  })
}

function blockOf(issueId: string, position: number, piece: Piece): typeof newsletterBlock.$inferInsert {
  const at = { issueId, position }
  if ('heading' in piece) return { ...at, kind: 'heading', text: piece.heading }
  if ('text' in piece) return { ...at, kind: 'text', text: piece.text }
  return { ...at, kind: 'item', itemId: piece.id, text: piece.lead ?? '' }
}

/** A letter that is to go now: what its editor's "Verstuur nu" leaves behind. */
export async function aLetterToGo(
  db: Database,
  by: { id: string },
  pieces: readonly Piece[],
  overrides: New<typeof newsletterIssue> = {},
) {
  const issue = await anIssue(db, by, pieces, { state: 'scheduled', sendAt: Date.now() - 1, ...overrides })
  await db.write((tx) => emit(tx, { topic: sendTopic, key: issue.id }))
  return issue
}

export const deliveriesOf = (db: Database, issueId: string) =>
  db.read.query.newsletterDelivery.findMany({ where: (row, { eq }) => eq(row.issueId, issueId) })

/** A mail that went out to this reader at that moment. */
export const aSentMail = (db: Database, subscriptionId: string, sentAt: number) =>
  db.write(async (tx) => {
    const [row] = await tx
      .insert(newsletterDelivery)
      .values({ id: newId(), issueId: null, subscriptionId, state: 'sent', sentAt })
      .returning()
    return row!
  })
