import type { Label } from '#app/access/label.ts'
import { labelPolicy } from '#app/access/label.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { kinds } from '#app/modules/items/kinds.ts'
import { newId } from '#db/columns.ts'
import type { Database } from '#db/client.server.ts'
import { document, item, itemKey, itemTheme, itemVersion, news, practice, theme } from '#db/schema/index.ts'
import { projectItem } from '#search/projection.server.ts'
import { anOrganisation, aPerson, aSeat, aSharingGroup, aWorkgroup, type Secrets } from '#tests/factories/people.ts'
import { makeText, makeVocabulary, randomFrom, zipf } from './words.ts'

export const wordsPerItem = 300
const seed = 20261122
const day = 24 * 3_600_000
const perWrite = 500
const firstDay = Date.UTC(2016, 0, 1)

/** Every run has the same words; the item at this place in the vocabulary is in about 1 of `rank / 25` items. */
export const vocabulary = makeVocabulary(20_000, randomFrom(seed))

/** Organisations, groups and the people that ask: a visitor needs none, a partner holds 30 keys. */
export async function makeRegion(db: Database, secrets: Secrets) {
  const office = await anOrganisation(db, { kind: 'alliance_office', publishes: true, slug: 'bureau' })
  const organisations = [office]
  for (let i = 0; i < 24; i++)
    organisations.push(await anOrganisation(db, i % 6 === 5 ? { kind: i > 12 ? 'police' : 'riec' } : {}))
  const home = organisations[1] ?? office
  const editor = await aPerson(db, { organisation: office, role: 'editor', secrets, email: 'redactie@bench.example' })
  const partner = await aPerson(db, { organisation: home, role: 'author', secrets, email: 'partner@bench.example' })
  const groups = []
  for (let i = 0; i < 10; i++)
    groups.push(await aSharingGroup(db, organisations.filter((_, n) => (i < 4 && n === 1) || n % 10 === i).slice(0, 4)))
  const workgroups = []
  for (let i = 0; i < 24; i++) workgroups.push(await aWorkgroup(db))
  for (const { id } of workgroups.slice(0, 10))
    await aSeat(db, { workgroupId: id, organisationId: home.id, userId: partner.id })
  const themes = await db.write((tx) =>
    tx
      .insert(theme)
      .values(Array.from({ length: 12 }, (_, i) => ({ slug: `thema-${i}`, name: `Thema ${i}`, colour: i % 6 })))
      .returning(),
  )
  return { organisations, groups, workgroups, themes, editor, partner }
}

type Region = Awaited<ReturnType<typeof makeRegion>>

/**
 * Fills the tables directly, hundreds of published items in a write: three in ten are public, a quarter for all partners,
 * the others for organisations, kinds, groups, workgroups and persons.
 */
export async function fillItems(db: Database, region: Region, count: number, progress: (done: number) => void) {
  const random = randomFrom(seed + count)
  const draw = zipf(vocabulary, random)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const lockOf = (label: Label): string => {
    if (label === 'CLEAR') return 'public'
    if (label === 'GREEN') return 'partners'
    if (label === 'RED') return `person:${region.editor.id}@${region.organisations[0]?.id}`
    const kind = one(label === 'AMBER' ? (['kind', 'org', 'org', 'group', 'wg'] as const) : (['org', 'wg'] as const))
    if (kind === 'kind') return `kind:${one(region.organisations).kind}`
    const ids = { org: region.organisations, group: region.groups, wg: region.workgroups }[kind].map(({ id }) => id)
    return `${kind}:${one(ids)}`
  }
  const labelOf = (roll: number): Label =>
    roll < 0.3 ? 'CLEAR' : roll < 0.55 ? 'GREEN' : roll < 0.88 ? 'AMBER' : roll < 0.97 ? 'AMBER+STRICT' : 'RED'
  const now = Date.now()
  for (let done = 0; done < count; done += perWrite) {
    const made = Array.from({ length: Math.min(perWrite, count - done) }, (_, i) => {
      const kind = kinds[(done + i) % kinds.length] ?? 'news'
      const label = labelOf(random())
      const at = firstDay + Math.floor(random() * 3900) * day
      const title = makeText(4 + Math.floor(random() * 5), draw, random)
        .replace(/\W+$/, '')
        .replaceAll('\n', ' ')
      const text = makeText(wordsPerItem, draw, random)
      const base = { title, summary: makeText(14, draw, random), date: new Date(at).toJSON().slice(0, 10) }
      // What Markdown would make of plain paragraphs, without asking it 20,000 times.
      const html = text
        .split('\n\n')
        .map((paragraph) => `<p>${paragraph}</p>`)
        .join('\n')
      const owner = label === 'CLEAR' ? region.organisations[0] : one(region.organisations)
      const id = newId()
      return { id, kind, label, base, text, html, at, ownerId: owner?.id ?? '' }
    })
    await db.write(async (tx) => {
      await tx.insert(item).values(
        made.map(({ id, kind, label, base, at, ownerId }) => ({
          ...{ id, kind, label, ...base, ownerId, status: 'published' as const, publishAt: Math.min(at, now) },
          assurance: labelPolicy[label].assurance,
          creatorId: region.editor.id,
          createdAt: at,
          updatedAt: at,
        })),
      )
      await tx.insert(itemKey).values(
        made.flatMap(({ id, label, ownerId }) => [
          { itemId: id, side: 'reader' as const, key: lockOf(label) },
          { itemId: id, side: 'editor' as const, key: `desk:${ownerId}` },
        ]),
      )
      await tx.insert(itemTheme).values(made.map(({ id }) => ({ itemId: id, themeId: one(region.themes).id })))
      await tx.insert(itemVersion).values(
        made.map(({ id, base, text, kind, at }) => ({
          ...{ itemId: id, number: 1, state: 'published' as const, createdAt: at, createdBy: region.editor.id },
          content: { ...base, ...(kind === 'practice' ? { approach: text } : { body: text }) },
        })),
      )
      for (const { id, kind, text, html } of made) {
        if (kind === 'news') await tx.insert(news).values({ itemId: id, body: text, html })
        else if (kind === 'document') await tx.insert(document).values({ itemId: id, body: text, html })
        else await tx.insert(practice).values({ itemId: id, approach: text, html })
      }
      // The projection's own code, inside this write instead of one of its own for each item.
      const inside = { ...db, read: tx, write: <T>(fn: (inner: typeof tx) => Promise<T>) => fn(tx) }
      for (const { id } of made) await projectItem(inside, id, now)
      await bumpPublicGeneration(tx)
    })
    progress(done + made.length)
  }
}
