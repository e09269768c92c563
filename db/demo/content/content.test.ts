import { describe, expect, test } from 'vitest'
import { labelPolicy, lockFits } from '#app/access/label.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { documents } from './documents.ts'
import { news } from './news.ts'
import { groups, organisationOf, organisations, slugOf, themes } from './organisations.ts'
import { people, personOf } from './people.ts'
import { practices } from './practices.ts'
import { allProse } from './prose/library.ts'
import type { DemoKnowledge, DemoNews, Lock } from './types.ts'
import { workgroups } from './workgroups.ts'

const items: Array<DemoNews | DemoKnowledge> = [...news, ...practices, ...documents]
const knowledge: DemoKnowledge[] = [...practices, ...documents]
const duplicates = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index)
const count = (list: Array<{ label: string }>, label: string) => list.filter((item) => item.label === label).length

/** Everything that a lock may name. */
const lockable = new Set<string>([
  ...organisations.flatMap(({ slug, kind }) => [`org:${slug}`, `kind:${kind}`]),
  ...groups.map(({ slug }) => `group:${slug}`),
  ...workgroups.map(({ slug }) => `wg:${slug}`),
  ...people.map(({ email }) => `person:${email}`),
])

describe('the demo region', () => {
  test('has 23 municipalities with a manager each, and ten personas', () => {
    const municipalities = organisations.filter(({ kind }) => kind === 'municipality')
    expect(municipalities).toHaveLength(23)
    for (const { slug } of municipalities) {
      expect(
        people.some(({ organisation, role }) => organisation === slug && role === 'manager'),
        slug,
      ).toBe(true)
    }
    expect(new Set(people.flatMap(({ persona }) => persona ?? [])).size).toBe(10)
  })

  test('uses no slug, e-mail address or title twice', () => {
    for (const slugs of [organisations, groups, themes, workgroups].map((list) => list.map(({ slug }) => slug))) {
      expect(duplicates(slugs)).toEqual([])
    }
    expect(duplicates(people.map(({ email }) => email))).toEqual([])
    expect(duplicates(items.map(({ title }) => slugOf(title)))).toEqual([])
    expect(duplicates(documents.flatMap(({ files }) => files.map(({ name }) => name)))).toEqual([])
  })

  test('gives every seat to somebody of that organisation, once', () => {
    for (const { slug, seats } of workgroups) {
      for (const seat of seats) expect(personOf(seat.email).organisation, slug).toBe(seat.organisation)
      expect(duplicates(seats.map(({ email }) => email)), slug).toEqual([])
      expect(
        seats.some(({ coordinator }) => coordinator),
        slug,
      ).toBe(true)
    }
    expect(workgroups.filter(({ hidden }) => hidden)).toHaveLength(1)
  })

  test('names only organisations that exist in its sharing groups', () => {
    for (const { owner, members } of groups) for (const slug of [owner, ...members]) organisationOf(slug)
  })
})

describe('items', () => {
  test('are spread over the labels', () => {
    expect(news.length).toBeGreaterThanOrEqual(26)
    expect(practices.length).toBeGreaterThanOrEqual(42)
    expect(documents.length).toBeGreaterThanOrEqual(62)
    expect(news.filter(({ pinned }) => pinned)).toHaveLength(2)
    expect([count(news, 'GREEN'), count(news, 'AMBER')]).toEqual([5, 2])
    expect(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'].map((label) => count(documents, label))).toEqual([
      12, 20, 19, 9, 5,
    ])
  })

  test('carry locks that exist and that their label allows', () => {
    for (const { title, label, locks } of items) {
      const open = labelPolicy[label].locks.every((lock) => !lock.endsWith(':'))
      expect(locks.length > 0, title).toBe(!open)
      for (const lock of locks) {
        expect(lockFits(label, lock), `${title}: ${lock}`).toBe(true)
        expect(lockable.has(lock), `${title}: ${lock}`).toBe(true)
      }
    }
  })

  test('are made by somebody whose role or seat allows it', () => {
    for (const item of items) {
      const author = personOf(item.author)
      if ('workgroup' in item && item.workgroup) {
        const seat = workgroups
          .find(({ slug }) => slug === item.workgroup)
          ?.seats.find(({ email }) => email === item.author)
        expect(seat, item.title).toMatchObject({ coordinator: true, organisation: item.owner })
        expect(item.locks, item.title).toEqual([`wg:${item.workgroup}` satisfies Lock])
        continue
      }
      const strict = item.label === 'AMBER+STRICT' || item.label === 'RED'
      expect(author.organisation, item.title).toBe(organisationOf(item.owner).slug)
      expect(strict ? ['editor', 'manager'] : ['author', 'editor', 'manager'], item.title).toContain(author.role)
      if (item.label === 'CLEAR') expect(organisationOf(item.owner).publishes, item.title).toBe(true)
    }
  })

  test('pass the checks of the forms that editors fill in', () => {
    for (const one of news) contentSchemas.news.parse(one)
    for (const one of practices) contentSchemas.practice.parse(one)
    for (const one of documents) contentSchemas.document.parse({ ...one, body: one.description })
    for (const { title, themes: slugs } of items) {
      expect(slugs.length, title).toBeGreaterThan(0)
      for (const slug of slugs)
        expect(
          themes.some((theme) => theme.slug === slug),
          `${title}: ${slug}`,
        ).toBe(true)
    }
  })

  test('reach from 2023 to 2026, over every theme', () => {
    // What a campaign asks follows today.
    const dated = items.filter((one) => !('genre' in one) || one.genre !== 'campagne')
    for (const { title, date } of dated) expect(date >= '2023-01-01' && date <= '2026-06-30', title).toBe(true)
    expect(new Set(dated.map(({ date }) => date.slice(0, 4))).size).toBe(4)
    for (const { slug } of themes)
      expect(
        knowledge.some((item) => item.themes.includes(slug)),
        slug,
      ).toBe(true)
  })

  test('address the reader as u and keep calm', () => {
    const texts = [JSON.stringify(items), JSON.stringify(allProse()), JSON.stringify(workgroups)]
    for (const text of texts) expect(text.match(/.{20}(\b(je|jij|jouw|jullie zijn)\b|!).{10}/gi) ?? []).toEqual([])
  })

  test('hold the words that searchers type', () => {
    const text = JSON.stringify([items, allProse()]).toLowerCase()
    const words =
      'opschaling opschalingsmodel ave wams ondermijning meldpunt escalatie afschaling procesregisseur sleutelfiguren'
    for (const word of [...words.split(' '), 'onbegrepen gedrag', 'verward gedrag']) expect(text).toContain(word)
  })

  test('keep the word of a police document to that document', () => {
    const holders = items.filter((item) => JSON.stringify(item).includes('Kwartelprotocol'))
    expect(holders.map(({ label, locks }) => ({ label, locks }))).toEqual([
      { label: 'AMBER+STRICT', locks: ['org:politie-eenheid-rotterdam'] },
    ])
    expect(JSON.stringify(allProse())).not.toContain('Kwartelprotocol')
  })
})

describe('the prose library', () => {
  test('holds 25 paragraphs or more on at least 12 topics, none of them twice', () => {
    const paragraphs = allProse().map(({ passages }) => passages.flatMap((passage) => passage.paragraphs))
    expect(paragraphs.filter((list) => list.length >= 25).length).toBeGreaterThanOrEqual(12)
    expect(duplicates(paragraphs.flat())).toEqual([])
    for (const text of paragraphs.flat()) expect(text.split(' ').length, text.slice(0, 50)).toBeGreaterThan(45)
  })
})
