import type { Tx } from '#db/client.server.ts'
import type { audit } from '#db/schema/index.ts'
import type { Effect, EffectKind } from './effects.ts'

export type Row = typeof audit.$inferSelect

/** When it is done again, and every row from after the backup, oldest first. */
export interface Afterwards {
  now: number
  rows: readonly Row[]
}

/** Takes away again what this row took away. @returns what changed; nothing where it was so already, or is not there */
export type Revocation = (tx: Tx, row: Row, afterwards: Afterwards) => Promise<Effect[]>

export const effect = (kind: EffectKind, changed: ReadonlyArray<{ id: string | null }>): Effect[] =>
  changed.flatMap(({ id }) => (id === null ? [] : [{ kind, id }]))
