import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { document, item, news, practice } from '#db/schema/index.ts'
import { contentSchemas, sectionsOf, type Content, type Kind } from './kinds.ts'
import { renderMarkdown } from './markdown.server.ts'

/** What an editor filled in, with the HTML of its sections; rendered before the write, kept in the version. */
export type RenderedContent = Content & { html: string }

/** Renders the sections of a content, headings included. Slow: call it outside a write. */
export function renderContent(kind: Kind, content: Content): RenderedContent {
  const html = sectionsOf(kind, content)
    .map(({ heading, markdown }) => (heading ? `<h2>${heading}</h2>\n` : '') + renderMarkdown(markdown))
    .join('\n')
  return { ...content, html }
}

/** Puts a content where readers find it: the item's own columns and the table of its kind. */
export async function applyContent(tx: Tx, itemId: string, kind: Kind, content: RenderedContent): Promise<void> {
  const { title, summary, date, html } = content
  await tx.update(item).set({ title, summary, date }).where(eq(item.id, itemId))
  switch (kind) {
    case 'news': {
      const { body, pinned, imageAlt, imageCredit } = contentSchemas.news.parse(content)
      const values = { body, pinned, imageAlt, imageCredit, html }
      await tx
        .insert(news)
        .values({ itemId, ...values })
        .onConflictDoUpdate({ target: news.itemId, set: values })
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
    }
  }
}
