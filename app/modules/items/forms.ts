import { z } from 'zod'
import { requiredOutbound } from '#app/lib/web-address.ts'
import { timesProblems } from '#app/modules/events/times.ts'
import { contentSchemas, kinds } from './kinds.ts'

const ids = z.array(z.string().max(40)).default([])
const revision = z.coerce.number().int()

/** A new draft: what, for which desk (`<organisation>` or `<organisation>.<workgroup>`), and its title. */
export const newDraftForm = z.object({
  kind: z.enum(kinds, { error: 'Kies wat u wilt maken.' }),
  desk: z
    .string({ error: 'Kies voor wie u dit maakt.' })
    .regex(/^[a-z2-9]{20}(?:\.[a-z2-9]{20})?$/, 'Kies voor wie u dit maakt.'),
  title: contentSchemas.document.shape.title,
})

const editing = { revision, intent: z.enum(['save', 'preview']).default('save'), themes: ids }

/** The edit form of an item, by kind. */
export const editForm = z.discriminatedUnion('kind', [
  contentSchemas.news.extend({ kind: z.literal('news'), ...editing }),
  contentSchemas.event.extend({ kind: z.literal('event'), ...editing }).superRefine((event, context) => {
    for (const [field, messages] of Object.entries(timesProblems(event)))
      for (const message of messages) context.addIssue({ code: 'custom', path: [field], message })
  }),
  contentSchemas.practice.extend({ kind: z.literal('practice'), ...editing }),
  contentSchemas.document.extend({ kind: z.literal('document'), ...editing }),
  contentSchemas.link.extend({ kind: z.literal('link'), url: requiredOutbound, ...editing }),
])

export const audienceForm = z.object({
  revision,
  audience: z.enum(['everyone', 'partners', 'groups', 'strict', 'people'], { error: 'Kies voor wie dit stuk is.' }),
  locks: z.array(z.string().max(200)).default([]),
  until: z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-12-31.' }).optional(),
  confirmed: z.boolean().default(false),
})

/** What can be done on the page "Publiceren". */
export const statusForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('publish'),
    revision,
    /** When the page with this form was made: what came later was not looked at. */
    shownAt: z.coerce.number().int().optional(),
    confirmed: z.boolean().default(false),
    publishDate: z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-12-31.' }).optional(),
    publishTime: z
      .string()
      .regex(/^\d{2}:\d{2}$/, 'Vul een tijd in, bijvoorbeeld 09:00.')
      .optional(),
  }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('archive') }),
  z.object({ intent: z.literal('confirm'), proposal: z.string() }),
  z.object({ intent: z.literal('refuse'), proposal: z.string() }),
])

/** What can be done with a file that is there. */
export const fileForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('remove'), fileId: z.string() }),
  z.object({ intent: z.literal('allow-original'), fileId: z.string() }),
  z.object({ intent: z.literal('forbid-original'), fileId: z.string() }),
  z.object({ intent: z.literal('image'), fileId: z.string() }),
  z.object({ intent: z.literal('no-image') }),
])
