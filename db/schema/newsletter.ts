import { count, id, index, instant, ref, table, text, uniqueIndex } from '../columns.ts'
import { item } from './items.ts'
import { user } from './people.ts'
import { newsletterSubscription } from './requests.ts'

/** A letter that the desks of the alliance make together. */
export const newsletterIssue = table(
  'newsletter_issue',
  {
    id: id(),
    title: text('title').notNull(),
    /** Plain text; an empty line begins a paragraph. Everybody reads it. */
    intro: text('intro').notNull().default(''),
    state: text('state', { enum: ['draft', 'scheduled', 'sending', 'paused', 'sent', 'discarded'] }).notNull(),
    sendAt: instant('send_at'),
    /** From then on it is in the archive. */
    beganAt: instant('began_at'),
    finishedAt: instant('finished_at'),
    /** Taken out of the archive again; copies that were held back do not go either. */
    hiddenAt: instant('hidden_at'),
    /** Readers up to this id have their row in `newsletter_delivery`; all of them from `spreadAt` on. */
    spreadAfter: text('spread_after').notNull().default(''),
    spreadAt: instant('spread_at'),
    /** Goes up with every change; a form that carries an older one gets 409. */
    revision: count('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdBy: ref('created_by', () => user.id).notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: ref('updated_by', () => user.id).notNull(),
  },
  (t) => [index('newsletter_issue_state').on(t.state, t.beganAt)],
)

/** What an issue consists of, in order. `text` is the heading, the text, or the editor's own sentence above an item. */
export const newsletterBlock = table(
  'newsletter_block',
  {
    id: id(),
    issueId: ref('issue_id', () => newsletterIssue.id).notNull(),
    position: count('position').notNull(),
    kind: text('kind', { enum: ['item', 'heading', 'text'] }).notNull(),
    itemId: ref('item_id', () => item.id),
    text: text('text').notNull().default(''),
    /** The item's label when the sentence above it was written: who may read it was meant so. */
    leadLabel: text('lead_label', { enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] }),
  },
  (t) => [index('newsletter_block_issue').on(t.issueId, t.position), index('newsletter_block_item').on(t.itemId)],
)

/**
 * One mail to one reader: of an issue, or a digest where there is none. `waiting` → `claimed` (a process has it in hand) →
 * `made` (handed to the mail server, answer unknown) → `sent`; or `held` for lack of room this week, later `joined` to
 * another mail; `empty` where nothing was theirs to read; `ended` where they unsubscribed first; `refused` or `failed`.
 */
export const newsletterDelivery = table(
  'newsletter_delivery',
  {
    id: id(),
    issueId: ref('issue_id', () => newsletterIssue.id),
    /** Null once it is forgotten whose it was: the row goes on counting. */
    subscriptionId: ref('subscription_id', () => newsletterSubscription.id),
    state: text('state', {
      enum: ['waiting', 'claimed', 'made', 'sent', 'held', 'joined', 'empty', 'ended', 'refused', 'failed'],
    }).notNull(),
    /** Of the run of the job that has it in hand: another may have taken it over. */
    claim: text('claim'),
    attempts: count('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull().default(0),
    sentAt: instant('sent_at'),
    bouncedAt: instant('bounced_at'),
    /** The status of RFC 3463, or the answer's number. */
    bounceCode: text('bounce_code'),
    /** The reader ended the subscription, and this was the last mail before that. */
    unsubscribedAt: instant('unsubscribed_at'),
  },
  (t) => [
    uniqueIndex('newsletter_delivery_reader').on(t.issueId, t.subscriptionId),
    index('newsletter_delivery_state').on(t.issueId, t.state, t.nextAt),
    index('newsletter_delivery_sent').on(t.subscriptionId, t.sentAt),
  ],
)
