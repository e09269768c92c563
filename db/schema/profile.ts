import { primaryKey, ref, table, text } from '../columns.ts'
import { user } from './people.ts'

/** What a person says they know about, in their own words, for partners who look for somebody to ask. */
export const expertise = table(
  'expertise',
  {
    userId: ref('user_id', () => user.id).notNull(),
    subject: text('subject').notNull(),
    /** Without accents and capitals: what is searched, and what makes two subjects the same. */
    folded: text('folded').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.folded] })],
)

/** The mails that a person does not want. Without a row they get it. */
export const noticeOff = table(
  'notice_off',
  { userId: ref('user_id', () => user.id).notNull(), notice: text('notice').notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.notice] })],
)
