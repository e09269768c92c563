import { eq, inArray } from 'drizzle-orm'
import { renderMarkdownAside } from '#app/files/extract.ts'
import { Unreadable } from '#app/files/unreadable.ts'
import { Invalid } from '#app/lib/errors.ts'
import { renderMarkdown } from '#app/lib/markdown.server.ts'
import type { Tx } from '#db/client.server.ts'
import { document, event, item, itemTheme, link, organisation, practice, theme } from '#db/schema/index.ts'
import { contentSchemas, sectionsOf, type Content, type Kind } from './kinds.ts'
import { applyNews } from './news-parts.server.ts'

/** What an editor filled in, with the HTML of its sections; rendered before the write, kept in the version. */
export type RenderedContent = Content & { html: string }

/** What a version of an item keeps. */
export type VersionContent = RenderedContent & { themeIds: string[] }

/** Renders the sections of a content, headings included. Slow: call it outside a write, and for strangers' texts aside. */
export function renderContent(kind: Kind, content: Content): RenderedContent {
  const sections = sectionsOf(kind, content)
  return {
    ...content,
    html: joined(
      sections,
      sections.map(({ markdown }) => renderMarkdown(markdown)),
    ),
  }
}

/**
 * The same in a process of its own and within its limits: a text can be made so that parsing it takes minutes.
 * @throws Invalid where it takes too long
 */
export async function renderContentAside(kind: Kind, content: Content): Promise<RenderedContent> {
  const sections = sectionsOf(kind, content)
  const parts = await partsAside(sections.map(({ markdown }) => markdown))
  return { ...content, html: joined(sections, parts) }
}

/** One text of an editor, that belongs to no item, in the same way. @throws Invalid where it takes too long */
export async function renderAside(markdown: string): Promise<string> {
  return markdown === '' ? '' : (await partsAside([markdown])).join('')
}

async function partsAside(markdown: string[]): Promise<string[]> {
  try {
    return markdown.length > 0 ? await renderMarkdownAside(markdown) : []
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new Invalid('Deze tekst is te ingewikkeld om op te maken. Deel hem op, of gebruik minder opmaak.')
  }
}

/** Our own headings are marked, so that the index can tell them from the writer's. */
function joined(sections: ReadonlyArray<{ heading: string }>, parts: readonly string[]): string {
  return sections
    .map(({ heading }, i) => (heading ? `<h2 data-section>${heading}</h2>\n` : '') + (parts[i] ?? ''))
    .join('\n')
}

/** Puts a content where readers find it: the item's own columns, its themes and the table of its kind. */
export async function applyContent(tx: Tx, itemId: string, kind: Kind, content: VersionContent): Promise<void> {
  const { title, summary, date, publisher, html } = content
  // Versions from before there were publishers have none.
  await tx
    .update(item)
    .set({ title, summary, date, ...(publisher ? { publisher } : {}) })
    .where(eq(item.id, itemId))
  await setThemes(tx, itemId, content.themeIds)
  switch (kind) {
    case 'news': {
      await applyNews(tx, itemId, contentSchemas.news.parse(content), html)
      return
    }
    case 'event': {
      const { title: _t, summary: _s, date: _d, publisher: _p, hostId, ...own } = contentSchemas.event.parse(content)
      const values = { ...own, hostId: await livingOrganisation(tx, hostId), html }
      await tx
        .insert(event)
        .values({ itemId, ...values })
        .onConflictDoUpdate({ target: event.itemId, set: values })
      return
    }
    case 'practice': {
      const { problem, approach, conditions, results, costs, contact } = contentSchemas.practice.parse(content)
      const values = { problem, approach, conditions, results, costs, contact, html }
      await tx
        .insert(practice)
        .values({ itemId, ...values })
        .onConflictDoUpdate({ target: practice.itemId, set: values })
      return
    }
    case 'document': {
      const { body } = contentSchemas.document.parse(content)
      const values = { body, html }
      await tx
        .insert(document)
        .values({ itemId, ...values })
        .onConflictDoUpdate({ target: document.itemId, set: values })
      return
    }
    case 'link': {
      const { body, url, source } = contentSchemas.link.parse(content)
      const values = { body, url, source, html }
      await tx
        .insert(link)
        .values({ itemId, ...values })
        .onConflictDoUpdate({ target: link.itemId, set: values })
    }
  }
}

/** The organisation of this id, or the one it went into since; null where there is none. */
async function livingOrganisation(tx: Tx, id: string): Promise<string | null> {
  for (let at = id, seen = 0; at !== '' && seen < 10; seen++) {
    const [row] = await tx.select({ into: organisation.mergedInto }).from(organisation).where(eq(organisation.id, at))
    if (!row) return null
    if (row.into === null) return at
    at = row.into
  }
  return null
}

async function setThemes(tx: Tx, itemId: string, themeIds: readonly string[]): Promise<void> {
  await tx.delete(itemTheme).where(eq(itemTheme.itemId, itemId))
  if (themeIds.length === 0) return
  const known = await tx
    .select({ id: theme.id })
    .from(theme)
    .where(inArray(theme.id, [...themeIds]))
  if (known.length > 0) await tx.insert(itemTheme).values(known.map(({ id }) => ({ itemId, themeId: id })))
}
