import { z } from 'zod'
import { mostTimes, type Pace, type Repeat } from './dates.ts'

const day = z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-09-18.' })
const time = z
  .string()
  .trim()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, 'Vul een tijd in, bijvoorbeeld 09:00.')
  .default('')
const line = (most: number) => z.string().trim().max(most, `Gebruik niet meer dan ${most} tekens.`).default('')

/** How it repeats, as the address of the preview says it. */
export const repeatForm = z
  .object({
    hoe: z.enum(['week', 'fortnight', 'month'], { error: 'Kies hoe vaak.' }),
    tot: z.union([z.literal(''), day]).default(''),
    keren: z
      .union([z.literal(''), z.coerce.number().int().min(2).max(mostTimes)], {
        error: `Vul een aantal in van 2 tot en met ${mostTimes}.`,
      })
      .default(''),
  })
  .refine(({ tot, keren }) => (tot === '') !== (keren === ''), {
    error: 'Vul een einddatum in of een aantal keren, niet allebei.',
    path: ['keren'],
  })

export const seriesForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    hoe: z.enum(['week', 'fortnight', 'month']),
    tot: z.union([z.literal(''), day]).default(''),
    keren: z.union([z.literal(''), z.coerce.number().int().min(2).max(mostTimes)]).default(''),
    dates: z.array(day).min(1, 'Kies ten minste één datum.').max(mostTimes),
  }),
  z.object({
    intent: z.literal('following'),
    startTime: time,
    endTime: time,
    place: line(200),
    address: line(300),
    publish: z.boolean().default(false),
  }),
])

/** The rule that a filled-in form means. */
export function repeatOf(form: { hoe: Pace; tot: string; keren: number | '' }): Repeat {
  const { hoe: pace, tot, keren } = form
  return { pace, ...(keren === '' ? { until: tot } : { times: keren }) }
}
