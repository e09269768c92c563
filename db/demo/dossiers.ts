import { authorize } from '#app/access/policy.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { addState, makeLaw } from '#app/modules/legislation/commands.server.ts'
import { renderMarkdown } from '#app/lib/markdown.server.ts'
import { addEntry, makeAgenda } from '#app/modules/strategy/commands.server.ts'
import { followTheme } from '#app/modules/themes/follow.server.ts'
import { writeIntroduction } from '#app/modules/themes/introduction.server.ts'
import type { Acting } from '#app/modules/people/grants.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { agendas, introductions, links, wams } from './content/dossiers.ts'
import { slugOf, themes } from './content/organisations.ts'
import { editorOf, people } from './content/people.ts'
import { actingAs, need, type Ids } from './people.ts'

/** Introductions of themes, the strategic agenda, the Wams, links to elsewhere, and people who follow themes. */
export async function makeDossiers(db: Database, ids: Ids, now = Date.now()): Promise<void> {
  const editor = await actingAs(db, need(ids.people, editorOf('bureau-var')), now)
  await db.write(async (tx) => {
    for (const [slug, introduction] of Object.entries(introductions))
      await writeIntroduction(tx, editor, { slug, revision: 1, introduction, html: renderMarkdown(introduction) })
    await makeWams(tx, editor, ids)
    for (const agenda of agendas) await makeOne(tx, editor, ids, agenda)
    await makeFollowers(tx, ids, now)
  })
  for (const one of links) await makeLink(db, ids, one)
}

async function makeWams(tx: Tx, editor: Acting, ids: Ids): Promise<void> {
  const { name, shortName, introduction, states } = wams
  const about = { name, shortName, introduction, themes: wams.themes.map((slug) => need(ids.themes, slug)) }
  const slug = await makeLaw(tx, editor, { ...about, html: renderMarkdown(introduction) })
  for (const [at, state] of states.entries()) await addState(tx, editor, { slug, revision: 1 + at }, state)
}

async function makeOne(tx: Tx, editor: Acting, ids: Ids, agenda: (typeof agendas)[number]): Promise<void> {
  const { title, fromYear, untilYear, introduction, priorities } = agenda
  const id = await makeAgenda(tx, editor, { title, fromYear, untilYear, introduction, sourceTitle: '', sourceUrl: '' })
  let revision = 1
  const add = (name: string, parent: string | null) =>
    addEntry(tx, editor, { agenda: id, revision: revision++ }, { name, parent, themes: themeOf(ids, name) })
  for (const priority of priorities) {
    const parent = await add(priority.name, null)
    for (const name of priority.subthemes) await add(name.charAt(0).toUpperCase() + name.slice(1), parent)
  }
}

/** The theme of the same name, where there is one. */
function themeOf(ids: Ids, name: string): string[] {
  const same = themes.find((one) => slugOf(one.name) === slugOf(name))
  return same ? [need(ids.themes, same.slug)] : []
}

/** Every persona and some others follow two themes. */
async function makeFollowers(tx: Tx, ids: Ids, now: number): Promise<void> {
  for (const [place, person] of people.entries()) {
    if (person.persona === undefined && place % 4 !== 0) continue
    const viewer = { userId: need(ids.people, person.email), now }
    for (const step of [0, 5]) await followTheme(tx, viewer, themes[(place + step) % themes.length]?.slug ?? '', true)
  }
}

async function makeLink(db: Database, ids: Ids, one: (typeof links)[number]): Promise<void> {
  const editor = await actingAs(db, need(ids.people, editorOf(one.owner)), Date.parse(`${one.date}T08:00:00Z`))
  const content = renderContent(
    'link',
    contentSchemas.link.parse({ ...one, publisher: one.owner === 'bureau-var' ? 'var' : 'riec' }),
  )
  const where = { ownerId: need(ids.organisations, one.owner), workgroupId: null }
  await db.write(async (tx) => {
    const themeIds = one.themes.map((slug) => need(ids.themes, slug))
    const id = await createDraft(tx, editor, { kind: 'link', ...where, content, themeIds })
    const draft = authorize(editor, 'edit', await getStoredItem(tx, id, editor.now))
    const locks = [{ key: 'public', until: null }]
    await setAudience(tx, editor, draft, { revision: draft.revision, label: 'CLEAR', locks })
    const ready = authorize(editor, 'publish', await getStoredItem(tx, id, editor.now))
    await publishItem(tx, editor, ready, { revision: ready.revision, confirmed: true, publishAt: null })
  })
}
