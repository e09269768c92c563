import { z } from 'zod'
import { amsterdamInstant, endOfDay } from '#app/lib/dates.ts'
import { allActions, outcomeNames, sentences, type AuditOutcome } from './actions.ts'

/** What a list of the trail is narrowed to; null where it is not. Times in milliseconds UTC, `to` itself left out. */
export interface TrailFilter {
  from: number | null
  to: number | null
  actions: readonly string[] | null
  result: AuditOutcome | null
  actor: string | null
  itemId: string | null
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .nullable()
  .catch(null)
const id = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .nullable()
  .catch(null)

const query = z.object({
  van: day,
  tot: day,
  wat: z
    .string()
    .refine((value) => Object.hasOwn(sentences, value) || allActions.has(value))
    .nullable()
    .catch(null),
  uitkomst: z.enum(['ok', 'refused', 'failed']).nullable().catch(null),
  persoon: id,
  stuk: id,
})
export type TrailQuery = z.output<typeof query>

/** The filter in an address; what it does not understand narrows nothing. */
export function parseTrailQuery(search: URLSearchParams): TrailQuery {
  return query.parse(
    Object.fromEntries(
      ['van', 'tot', 'wat', 'uitkomst', 'persoon', 'stuk'].map((name) => [name, search.get(name) || null]),
    ),
  )
}

export function filterOf({ van, tot, wat, uitkomst, persoon, stuk }: TrailQuery): TrailFilter {
  const group = wat !== null && Object.hasOwn(sentences, wat) ? sentences[wat as keyof typeof sentences] : null
  return {
    from: van === null ? null : amsterdamInstant(van),
    to: tot === null ? null : endOfDay(tot),
    actions: group ? Object.keys(group) : wat === null ? null : [wat],
    result: uitkomst,
    actor: persoon,
    itemId: stuk,
  }
}

export const outcomes = Object.entries(outcomeNames).map(([value, label]) => ({ value, label }))

/** Where a list goes on: the last row shown. */
export interface TrailKey {
  at: number
  seq: number
}
export function parseTrailKey(value: string | null): TrailKey | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(value ?? '')
  return match ? { at: Number(match[1]), seq: Number(match[2]) } : null
}

export const leastMonths = 6
export const mostMonths = 120
export const usualMonths = 24

export const trailTermForm = z.object({
  months: z.coerce
    .number({ error: 'Vul een aantal maanden in.' })
    .int('Vul een heel aantal maanden in.')
    .min(leastMonths, `Bewaar het logboek ten minste ${leastMonths} maanden.`)
    .max(mostMonths, `Bewaar het logboek hoogstens ${mostMonths} maanden.`),
})
