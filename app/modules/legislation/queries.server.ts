import { asc, desc, eq, sql } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { outbound } from '#app/lib/web-address.ts'
import type { Reader } from '#db/client.server.ts'
import { legislation, legislationState, legislationTheme, theme } from '#db/schema/index.ts'

const newestState = sql`(SELECT ${legislationState.id} FROM ${legislationState}
  WHERE ${legislationState.legislationId} = ${legislation.id}
  ORDER BY ${legislationState.date} DESC, ${legislationState.position} DESC, ${legislationState.id} DESC LIMIT 1)`

const summaryColumns = {
  slug: legislation.slug,
  name: legislation.name,
  shortName: legislation.shortName,
  /** How it stands as far as is known; null where no state is kept. */
  state: { date: legislationState.date, text: legislationState.text, sourceTitle: legislationState.sourceTitle },
} as const

/** Every law that is followed, with how it stands. Public, one statement. */
export async function listLaws(read: Reader) {
  return read
    .select(summaryColumns)
    .from(legislation)
    .leftJoin(legislationState, eq(legislationState.id, newestState))
    .orderBy(asc(legislation.name))
}

/** The laws that a dossier is tied to, with how they stand. */
export async function lawsOfTheme(read: Reader, themeId: string) {
  return read
    .select(summaryColumns)
    .from(legislationTheme)
    .innerJoin(legislation, eq(legislation.id, legislationTheme.legislationId))
    .leftJoin(legislationState, eq(legislationState.id, newestState))
    .where(eq(legislationTheme.themeId, themeId))
    .orderBy(asc(legislation.name))
}

/** One law with all its states, newest first, and the dossiers that it is tied to. @throws NotFound */
export async function getLaw(read: Reader, slug: string) {
  const [law] = await read.select().from(legislation).where(eq(legislation.slug, slug))
  if (!law) throw new NotFound()
  const states = await read
    .select()
    .from(legislationState)
    .where(eq(legislationState.legislationId, law.id))
    .orderBy(desc(legislationState.date), desc(legislationState.position), desc(legislationState.id))
  const themes = await read
    .select({ id: theme.id, slug: theme.slug, name: theme.name })
    .from(legislationTheme)
    .innerJoin(theme, eq(theme.id, legislationTheme.themeId))
    .where(eq(legislationTheme.legislationId, law.id))
    .orderBy(asc(theme.name))
  const { updatedAt: _, ...rest } = law
  return {
    ...rest,
    states: states.map(({ legislationId: _of, position: _at, ...state }) => ({
      ...state,
      source: outbound(state.sourceUrl),
    })),
    themes,
  }
}
export type Law = Awaited<ReturnType<typeof getLaw>>
