import { z } from 'zod'

const id = z.string().regex(/^[a-z2-9]{20}$/, 'Kies opnieuw.')
export const roleNames = { material: 'Materiaal', report: 'Terugblik of verslag', outcome: 'Uitkomst' } as const

export const dossierForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('link'),
    item: id,
    role: z.enum(['material', 'report', 'outcome'], { error: 'Kies wat het is.' }),
    session: z.union([z.literal(''), id]).default(''),
  }),
  z.object({ intent: z.literal('unlink'), item: id }),
  z.object({ intent: z.enum(['up', 'down']), item: id }),
])
