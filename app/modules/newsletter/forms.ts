import { z } from 'zod'
import { digestRhythms, publishers } from '#db/kinds.ts'
import { audiences } from './audiences.ts'
import { weeklyMosts } from './rhythm.ts'

const revision = z.coerce.number().int()
const longest = { title: 150, intro: 4000, text: 1000 }

const title = z
  .string({ error: 'Vul een onderwerp in.' })
  .trim()
  .min(1, 'Vul een onderwerp in.')
  .max(longest.title, `Gebruik niet meer dan ${longest.title} tekens.`)

export const newIssueForm = z.object({ title })

const fieldOf = /^tekst-([a-z2-9]{20})$/
const intentForm = /^(save|heading|text|discard)$|^(up|down|remove|add)-([a-z2-9]{20})$/

/** What is done besides saving all that was typed. */
export type ComposeAct =
  { kind: 'save' | 'heading' | 'text' | 'discard' } | { kind: 'up' | 'down' | 'remove' | 'add'; id: string }

/**
 * The whole letter as the page shows it: its blocks in the order of the fields `blok`, each with its text in `tekst-<id>`.
 * Every button saves it all.
 */
export const composeForm = z
  .looseObject({
    revision,
    title,
    intro: z.string().trim().max(longest.intro, `Gebruik niet meer dan ${longest.intro} tekens.`).default(''),
    blok: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z
        .array(z.string().regex(/^[a-z2-9]{20}$/))
        .max(200)
        .default([]),
    ),
    intent: z.string().regex(intentForm, 'Deze knop kennen wij niet.').default('save'),
  })
  .transform(({ revision, title, intro, blok, intent, ...fields }, context) => {
    const texts = new Map<string, string>()
    for (const [name, value] of Object.entries(fields)) {
      const id = fieldOf.exec(name)?.[1]
      if (!id || typeof value !== 'string') continue
      if (value.length > longest.text)
        context.addIssue({ code: 'custom', path: [name], message: `Gebruik niet meer dan ${longest.text} tekens.` })
      texts.set(id, value.trim())
    }
    return { revision, title, intro, order: [...new Set(blok)], texts, act: actOf(intent) }
  })
export type ComposeInput = z.output<typeof composeForm>

function actOf(intent: string): ComposeAct {
  const [, plain, kind, id = ''] = intentForm.exec(intent) ?? []
  return plain
    ? { kind: plain as 'save' | 'heading' | 'text' | 'discard' }
    : { kind: kind as 'up' | 'down' | 'remove' | 'add', id }
}

/** Which items are offered. */
export const pickForm = z.object({
  van: z.enum(publishers).optional().catch(undefined),
  thema: z.string().max(80).optional(),
  gebruikt: z.boolean().catch(false),
})

export const testForm = z.object({ as: z.enum(audiences, { error: 'Kies als wie u de proef wilt krijgen.' }) })

/** What can be done on the page "Versturen". */
export const sendForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('schedule'),
    revision,
    when: z.enum(['now', 'later'], { error: 'Kies wanneer de brief weggaat.' }),
    date: z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-12-31.' }).optional(),
    time: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Vul een tijd in, bijvoorbeeld 09:00.')
      .optional(),
    sure: z.literal('ja', { error: 'Zet een vinkje als de brief weg mag.' }),
  }),
  z.object({ intent: z.enum(['stop', 'pause', 'resume', 'hide']), revision }),
])
export type ScheduleInput = Extract<z.output<typeof sendForm>, { intent: 'schedule' }>

/** Which mails a subscriber gets. */
export const choicesShape = {
  digest: z.enum(digestRhythms, { error: 'Kies hoe vaak u een overzicht wilt.' }).default('never'),
  weeklyMost: z.coerce
    .number()
    .refine((most) => (weeklyMosts as readonly number[]).includes(most), 'Kies hoeveel mails u per week wilt.')
    .default(3),
  themes: z.array(z.string().max(40)).max(200).default([]),
}

export const preferencesForm = z.object({ issues: z.boolean().default(false), ...choicesShape })
