import { z } from 'zod'
import { choicesShape } from '#app/modules/newsletter/forms.ts'
import { noticeCodes } from '#app/modules/notifications/notices.ts'

export const maxSubjects = 20
const maxLength = 60

/** One subject a line, or separated by commas; empty and double ones are left out. */
export const expertiseForm = z.object({
  subjects: z
    .string()
    .max(4000, 'Dit is te lang.')
    .default('')
    .transform((value) => [...new Map(splitSubjects(value).map((one) => [foldSubject(one), one])).values()])
    .refine((all) => all.length <= maxSubjects, `Noem hoogstens ${maxSubjects} onderwerpen.`)
    .refine(
      (all) => all.every((one) => one.length <= maxLength),
      `Gebruik voor een onderwerp hoogstens ${maxLength} tekens.`,
    )
    .refine((all) => all.every((one) => foldSubject(one) !== ''), 'Gebruik voor ieder onderwerp woorden.'),
  contact: z.boolean().default(false),
})

export const mailsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('notices'), notices: z.array(z.enum(noticeCodes)).default([]) }),
  z.object({
    intent: z.literal('newsletter'),
    wanted: z.boolean().default(false),
    ...choicesShape,
  }),
])

export const deleteAccountForm = z.object({
  sure: z.literal('ja', { error: 'Zet een vinkje als u zeker weet dat u uw account wilt verwijderen.' }),
})

/** Lower case, without accents and marks: what two spellings of a subject have in common. */
export function foldSubject(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function splitSubjects(value: string): string[] {
  return value
    .split(/[\n\r,;]+/)
    .map((one) =>
      one
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((one) => one !== '')
}
