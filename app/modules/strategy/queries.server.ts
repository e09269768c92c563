import { asc, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { outbound, type Outbound } from '#app/lib/web-address.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { agendaEntry, agendaEntryTheme, strategicAgenda, theme } from '#db/schema/index.ts'

export interface Entry {
  id: string
  name: string
  themes: Array<{ id: string; slug: string; name: string }>
}
export interface Priority extends Entry {
  subthemes: Entry[]
}
export type Agenda = Omit<typeof strategicAgenda.$inferSelect, 'updatedAt'> & {
  /** Of this year. */
  current: boolean
  source: Outbound | null
  priorities: Priority[]
}

/** Every strategic agenda with its priorities, subthemes and their dossiers, newest first. Public, two statements. */
export async function listAgendas(read: Reader, now: number): Promise<Agenda[]> {
  const agendas = await read
    .select(agendaColumns)
    .from(strategicAgenda)
    .orderBy(desc(strategicAgenda.fromYear), desc(strategicAgenda.untilYear), desc(strategicAgenda.id))
  const rows = await read
    .select({
      id: agendaEntry.id,
      agendaId: agendaEntry.agendaId,
      parentId: agendaEntry.parentId,
      name: agendaEntry.name,
      theme: { id: theme.id, slug: theme.slug, name: theme.name },
    })
    .from(agendaEntry)
    .leftJoin(agendaEntryTheme, eq(agendaEntryTheme.entryId, agendaEntry.id))
    .leftJoin(theme, eq(theme.id, agendaEntryTheme.themeId))
    .orderBy(asc(agendaEntry.position), asc(agendaEntry.id), asc(theme.name))
  const entries = new Map<string, Entry & { agendaId: string; parentId: string | null }>()
  for (const { theme: of, ...row } of rows) {
    const entry = entries.get(row.id) ?? { ...row, themes: [] }
    entries.set(row.id, entry)
    if (of) entry.themes.push(of)
  }
  const under = (agendaId: string, parentId: string | null): Entry[] =>
    [...entries.values()]
      .filter((entry) => entry.agendaId === agendaId && entry.parentId === parentId)
      .map(({ id, name, themes }) => ({ id, name, themes }))
  const year = yearOf(now)
  return agendas.map((agenda) => ({
    ...agenda,
    current: agenda.fromYear <= year && year <= agenda.untilYear,
    source: outbound(agenda.sourceUrl),
    priorities: under(agenda.id, null).map((entry) => ({ ...entry, subthemes: under(agenda.id, entry.id) })),
  }))
}

/** Where a dossier stands in the agenda of this year, and in the newest where this year has none. */
export async function placesOfTheme(read: Reader, themeId: string, now: number) {
  const above = alias(agendaEntry, 'above')
  const year = yearOf(now)
  const rows = await read
    .select({
      agendaId: strategicAgenda.id,
      title: strategicAgenda.title,
      fromYear: strategicAgenda.fromYear,
      untilYear: strategicAgenda.untilYear,
      name: agendaEntry.name,
      priority: above.name,
    })
    .from(agendaEntryTheme)
    .innerJoin(agendaEntry, eq(agendaEntry.id, agendaEntryTheme.entryId))
    .innerJoin(strategicAgenda, eq(strategicAgenda.id, agendaEntry.agendaId))
    .leftJoin(above, eq(above.id, agendaEntry.parentId))
    .where(eq(agendaEntryTheme.themeId, themeId))
    .orderBy(
      sql`${strategicAgenda.fromYear} <= ${year} AND ${strategicAgenda.untilYear} >= ${year} DESC`,
      desc(strategicAgenda.fromYear),
      asc(sql`coalesce(${above.position}, ${agendaEntry.position})`),
      asc(agendaEntry.position),
    )
  return rows.filter(({ agendaId }) => agendaId === rows[0]?.agendaId).map(({ agendaId: _, ...row }) => row)
}

/** When another agenda may be the one of this year. */
export const nextYear = (now: number): number => amsterdamInstant(`${yearOf(now) + 1}-01-01`)

const yearOf = (now: number): number => Number(isoDate(now).slice(0, 4))

const agendaColumns = {
  id: strategicAgenda.id,
  title: strategicAgenda.title,
  fromYear: strategicAgenda.fromYear,
  untilYear: strategicAgenda.untilYear,
  introduction: strategicAgenda.introduction,
  sourceTitle: strategicAgenda.sourceTitle,
  sourceUrl: strategicAgenda.sourceUrl,
  revision: strategicAgenda.revision,
} as const
