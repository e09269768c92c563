import { endOf, startOf, type EventTimes } from './times.ts'
import { meervoud } from '#app/ui/format.ts'

/** What signing up depends on. */
export interface SignUpFacts extends EventTimes {
  registration: 'none' | 'open' | 'account'
  /** Null: no maximum. */
  capacity: number | null
  /** Who has a place now. */
  taken: number
  /** Instant; null: until it begins. */
  closesAt: number | null
  cancelledAt: number | null
}

/**
 * How signing up stands: not for this meeting, called off, over, no longer, for the waiting list only, or with places (null:
 * without a maximum).
 */
export type SignUp =
  { state: 'none' | 'cancelled' | 'over' | 'closed' | 'full' } | { state: 'open'; left: number | null }

/** The instant from which nobody signs up any more. */
export const closingOf = (event: SignUpFacts): number => event.closesAt ?? startOf(event)

export function signUpOf(event: SignUpFacts, now: number): SignUp {
  if (event.cancelledAt !== null) return { state: 'cancelled' }
  if (endOf(event) <= now) return { state: 'over' }
  if (event.registration === 'none') return { state: 'none' }
  if (closingOf(event) <= now) return { state: 'closed' }
  const left = leftOf(event)
  return left === 0 ? { state: 'full' } : { state: 'open', left }
}

/** Places left; null without a maximum. */
export const leftOf = ({ capacity, taken }: { capacity: number | null; taken: number }): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken)

/** A part as readers see it: the places left in it instead of how many are taken. */
export function shownSession<T extends { capacity: number | null; taken: number }>(session: T) {
  const { capacity, taken, ...shown } = session
  return { ...shown, left: leftOf({ capacity, taken }) }
}

/** "nog 12 plaatsen", "vol, met wachtlijst"; null where there is nothing to say. */
export function signUpText(signUp: SignUp): string | null {
  switch (signUp.state) {
    case 'cancelled':
      return 'gaat niet door'
    case 'closed':
      return 'aanmelden kan niet meer'
    case 'full':
      return 'vol, met wachtlijst'
    case 'open':
      return signUp.left === null ? 'aanmelden kan' : `nog ${meervoud(signUp.left, 'plaats', 'plaatsen')}`
    default:
      return null
  }
}

/** The first instant after `now` at which a page about these meetings says something else by itself. */
export function nextTurn(events: readonly SignUpFacts[], now: number): number | null {
  const turns = events.flatMap((event) => [closingOf(event), endOf(event)]).filter((at) => at > now)
  return turns.length > 0 ? Math.min(...turns) : null
}
