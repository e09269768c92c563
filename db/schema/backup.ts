import { count, index, instant, rowNumber, table, text } from '../columns.ts'

/** Every try to make a backup. `seq` is the order in which they were made, whatever the clock said. */
export const backup = table(
  'backup',
  {
    seq: rowNumber('seq'),
    /** `night` and `button` go to the backup folder, where old ones are removed; `command` is the operator's own. */
    origin: text('origin', { enum: ['night', 'button', 'command'] }).notNull(),
    /** Name of the file, without its folder. */
    file: text('file').notNull(),
    state: text('state', { enum: ['verified', 'failed'] }).notNull(),
    startedAt: instant('started_at').notNull(),
    /** Milliseconds. */
    duration: count('duration').notNull(),
    /** Bytes; null where it failed. */
    size: count('size'),
    /** A code, where it failed. */
    reason: text('reason'),
    /** Removed by us, to make room for newer ones. */
    removedAt: instant('removed_at'),
  },
  (t) => [index('backup_state').on(t.state, t.seq)],
)
