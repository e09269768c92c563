import { createHash } from 'node:crypto'

/** What a grant gives at this moment, of whichever kind. */
export interface GrantNow {
  role?: string
  userId?: string | null
  coordinator?: boolean
  endsAt?: number | null
  pendingSince: number | null
}

/** A short mark of it: a form carries what was shown, and who confirms agrees to no more than that. */
export function markOf({ role, userId, coordinator, endsAt, pendingSince }: GrantNow): string {
  const state = JSON.stringify([role ?? '', userId ?? '', coordinator ?? false, endsAt ?? null, pendingSince])
  return createHash('sha256').update(state).digest('base64url').slice(0, 16)
}
