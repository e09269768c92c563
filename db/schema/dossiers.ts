import { count, day, id, index, instant, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { theme } from './items.ts'

/** The strategic agenda of the alliance for some years; older ones stay. */
export const strategicAgenda = table(
  'strategic_agenda',
  {
    id: id(),
    title: text('title').notNull(),
    /** Calendar years, both included. */
    fromYear: count('from_year').notNull(),
    untilYear: count('until_year').notNull(),
    introduction: text('introduction').notNull().default(''),
    /** Where the agenda itself is to be read; '' where that is nowhere. */
    sourceTitle: text('source_title').notNull().default(''),
    sourceUrl: text('source_url').notNull().default(''),
    /** Goes up with every change of the agenda or what is on it; a form that carries an older one gets 409. */
    revision: count('revision').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('strategic_agenda_years').on(t.fromYear)],
)

/** A priority, or a subtheme of one: then `parentId` is set. */
export const agendaEntry = table(
  'agenda_entry',
  {
    id: id(),
    agendaId: ref('agenda_id', () => strategicAgenda.id).notNull(),
    parentId: ref('parent_id'),
    name: text('name').notNull(),
    /** Order among those of the same parent, from 0. */
    position: count('position').notNull(),
  },
  (t) => [index('agenda_entry_agenda').on(t.agendaId), index('agenda_entry_parent').on(t.parentId)],
)

/** Which dossiers belong to a priority or subtheme. */
export const agendaEntryTheme = table(
  'agenda_entry_theme',
  {
    entryId: ref('entry_id', () => agendaEntry.id).notNull(),
    themeId: ref('theme_id', () => theme.id).notNull(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.themeId] }), index('agenda_entry_theme_theme').on(t.themeId)],
)

/** A law or a policy that work leans on; how it stands is in its dated states. */
export const legislation = table(
  'legislation',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** "Wams"; '' where there is none. */
    shortName: text('short_name').notNull().default(''),
    /** Markdown, and the HTML rendered from it. */
    introduction: text('introduction').notNull().default(''),
    html: text('html').notNull().default(''),
    revision: count('revision').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('legislation_slug').on(t.slug)],
)

/** How a law stood on a day, and who says so. The newest is how it stands as far as the portal knows. */
export const legislationState = table(
  'legislation_state',
  {
    id: id(),
    legislationId: ref('legislation_id', () => legislation.id).notNull(),
    date: day('date').notNull(),
    /** Order among those of one day: the highest is the newest. */
    position: count('position').notNull().default(0),
    text: text('text').notNull(),
    sourceTitle: text('source_title').notNull(),
    sourceUrl: text('source_url').notNull().default(''),
  },
  (t) => [index('legislation_state_newest').on(t.legislationId, t.date, t.position)],
)

export const legislationTheme = table(
  'legislation_theme',
  {
    legislationId: ref('legislation_id', () => legislation.id).notNull(),
    themeId: ref('theme_id', () => theme.id).notNull(),
  },
  (t) => [primaryKey({ columns: [t.legislationId, t.themeId] }), index('legislation_theme_theme').on(t.themeId)],
)
