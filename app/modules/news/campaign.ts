import { endOfDay } from '#app/lib/dates.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import type { CampaignStep, uptakeStates } from '#db/kinds.ts'

export type UptakeState = (typeof uptakeStates)[number]

/** What a municipality says of a campaign, and how the choice is put to whom may say it. */
export const uptakeNames: Readonly<Record<UptakeState, { said: string; choice: string }>> = {
  joins: { said: 'Doet mee', choice: 'Wij doen mee' },
  not_yet: { said: 'Nog niet', choice: 'Wij doen nog niet mee' },
  declines: { said: 'Doet niet mee', choice: 'Wij doen niet mee' },
}

export interface Campaign {
  /** `YYYY-MM-DD`, '' where it is not known. */
  campaignFrom: string
  campaignUntil: string
  /** In the order of their moments. */
  steps: readonly CampaignStep[]
}

/** What a campaign asks on a day. */
export interface CampaignNow {
  phase: 'waiting' | 'running' | 'over'
  /** Asked now; none while there is nothing to do yet. */
  tasks: readonly CampaignStep[]
  /** What is asked next, all from the same moment. */
  next: readonly CampaignStep[]
}

const dayOf = (from: string): string => (from.length === 7 ? `${from}-01` : from)

/** @param today `YYYY-MM-DD` in Amsterdam */
export function campaignOn({ campaignFrom, campaignUntil, steps }: Campaign, today: string): CampaignNow {
  if (campaignUntil !== '' && today > campaignUntil) return { phase: 'over', tasks: [], next: [] }
  // What has no moment of its own is asked as long as the campaign is there.
  const begin = (step: CampaignStep) => dayOf(step.from || campaignFrom)
  const begun = steps.filter((step) => begin(step) <= today)
  const latest = begun.reduce((last, step) => (begin(step) > last ? begin(step) : last), '')
  const tasks = begun.filter((step) => begin(step) === latest)
  const coming = steps.filter((step) => begin(step) > today)
  const first = coming.reduce((soonest, step) => (soonest === '' || begin(step) < soonest ? begin(step) : soonest), '')
  const next = coming.filter((step) => begin(step) === first)
  const running = tasks.length > 0 || (steps.length === 0 && campaignFrom <= today)
  return { phase: running ? 'running' : 'waiting', tasks, next }
}

/** The midnight after which the page of a campaign says something else. */
export const campaignChangesAt = (now: number): number => endOfDay(isoDate(now))

const monthName = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "oktober 2026", "15 oktober 2026". */
export function momentText(from: string): string {
  return from.length === 7 ? monthName.format(new Date(`${from}-15T12:00:00Z`)) : formatDate(from)
}

/** "1 oktober 2026 tot en met 31 december 2026"; '' where neither is known. */
export function periodText({ campaignFrom, campaignUntil }: Pick<Campaign, 'campaignFrom' | 'campaignUntil'>): string {
  if (campaignFrom && campaignUntil) return `${formatDate(campaignFrom)} tot en met ${formatDate(campaignUntil)}`
  if (campaignFrom) return `vanaf ${formatDate(campaignFrom)}`
  return campaignUntil ? `tot en met ${formatDate(campaignUntil)}` : ''
}
