import { z } from 'zod'
import type { CampaignStep } from '#db/kinds.ts'
import { idStartOf } from '#app/lib/urls.ts'

/** The nine places that may have to stay in a picture, as `x-y` in percents of its width and height. */
export const focusPoints = ['17-17', '50-17', '83-17', '17-50', '50-50', '83-50', '17-83', '50-83', '83-83'] as const

export function focusOf(point: (typeof focusPoints)[number]): { x: number; y: number } {
  const [x = 50, y = 50] = point.split('-').map(Number)
  return { x, y }
}

export const mostRelated = 10

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((line) => line.replace(/[?#].*$/, '').replace(/\/+$/, ''))
    .filter((line) => line !== '')

/** Is every line the address of an item, or what is kept of one? */
export function isRelatedList(text: string): boolean {
  const lines = linesOf(text)
  return lines.length <= mostRelated && lines.every((line) => idStartOf(line.split('/').at(-1) ?? '') !== null)
}

/** Keeps of each address what it is found by: the words in it are a title, which not every editor may read. */
export function normalRelated(text: string): string {
  return [...new Set(linesOf(text).flatMap((line) => idStartOf(line.split('/').at(-1) ?? '') ?? []))].join('\n')
}

const months = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
]
const momentPattern = new RegExp(`^(?:(?:(\\d{1,2}) )?(${months.join('|')}) (20\\d{2}))?$`, 'i')

export const stepNumbers = [1, 2, 3, 4, 5, 6] as const
type StepField = `step${(typeof stepNumbers)[number]}${'From' | 'For' | 'Task'}`

const text = (most: number) => z.string().trim().max(most, `Gebruik niet meer dan ${most} tekens.`)
const moment = z
  .string()
  .trim()
  .regex(momentPattern, 'Vul een maand of een datum in, bijvoorbeeld oktober 2026 of 15 oktober 2026.')

/** What a campaign asks, as fields of one form: moment, for whom and what. */
export const stepFields = Object.fromEntries(
  stepNumbers.flatMap((n) => [
    [`step${n}From`, moment.default('')],
    [`step${n}For`, text(120).default('')],
    [`step${n}Task`, text(300).default('')],
  ]),
) as Record<StepField, z.ZodDefault<z.ZodString>>

/** `oktober 2026` as `2026-10`, `15 oktober 2026` as `2026-10-15`; '' where it is neither. */
export function parseMoment(value: string): string {
  const [, day, month = '', year] = momentPattern.exec(value.trim()) ?? []
  if (!year) return ''
  const iso = `${year}-${String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}`
  return day ? `${iso}-${day.padStart(2, '0')}` : iso
}

/** The steps that were filled in, in the order of their moments; those without one come first. */
export function stepsOf(content: Record<StepField, string>): CampaignStep[] {
  return stepNumbers
    .map((n) => ({
      from: parseMoment(content[`step${n}From`]),
      audience: content[`step${n}For`],
      task: content[`step${n}Task`],
    }))
    .filter(({ task }) => task !== '')
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
