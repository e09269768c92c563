import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { newId } from '#db/columns.ts'
import type { Database } from '#db/client.server.ts'
import {
  agendaEntry,
  agendaEntryTheme,
  legislation,
  legislationState,
  legislationTheme,
  strategicAgenda,
} from '#db/schema/index.ts'

/** A law that is followed, with one state, tied to these themes. @returns its slug */
export async function aLaw(
  db: Database,
  options: { slug?: string; name?: string; themes?: readonly string[]; date?: string; text?: string } = {},
): Promise<string> {
  const id = newId()
  const slug = options.slug ?? `wet-${id}`
  await db.write(async (tx) => {
    await bumpPublicGeneration(tx)
    await tx.insert(legislation).values({ id, slug, name: options.name ?? `Wet ${slug}`, updatedAt: Date.now() })
    await tx.insert(legislationState).values({
      legislationId: id,
      date: options.date ?? '2026-01-05',
      text: options.text ?? 'Ligt bij de Tweede Kamer.',
      sourceTitle: 'Staatscourant',
      sourceUrl: 'https://www.voorbeeld.example/wet',
    })
    for (const themeId of options.themes ?? []) await tx.insert(legislationTheme).values({ legislationId: id, themeId })
  })
  return slug
}

/** A strategic agenda with one priority and one subtheme, which is tied to these themes. */
export async function anAgenda(
  db: Database,
  options: { fromYear?: number; untilYear?: number; title?: string; themes?: readonly string[] } = {},
) {
  const [agendaId, priorityId, subthemeId] = [newId(), newId(), newId()]
  await db.write(async (tx) => {
    await bumpPublicGeneration(tx)
    await tx.insert(strategicAgenda).values({
      id: agendaId,
      title: options.title ?? 'Strategische agenda',
      fromYear: options.fromYear ?? new Date().getFullYear(),
      untilYear: options.untilYear ?? new Date().getFullYear() + 3,
      updatedAt: Date.now(),
    })
    await tx.insert(agendaEntry).values([
      { id: priorityId, agendaId, name: 'Veilige wijken', position: 0 },
      { id: subthemeId, agendaId, parentId: priorityId, name: 'Jongeren op straat', position: 0 },
    ])
    for (const themeId of options.themes ?? [])
      await tx.insert(agendaEntryTheme).values({ entryId: subthemeId, themeId })
  })
  return { id: agendaId, priority: priorityId, subtheme: subthemeId }
}
