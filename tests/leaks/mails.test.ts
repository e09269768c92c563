import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { topics } from '#app/jobs/topics.server.ts'
import { slugify } from '#app/lib/urls.ts'
import { backupTopic } from '#app/modules/backup/jobs.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { outbox } from '#db/schema/index.ts'
import { indexTopic } from '#search/projection.server.ts'
import { allowRed } from '#tests/factories/items.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { openPostOffice, type Letter, type PostOffice } from '#tests/setup/post-office.ts'
import { letterCases, titleOf, type Due, type LetterCase } from './letters.ts'

/** Topics that send nothing. */
const silent = [
  'nightly',
  'event-change',
  'event-reminder',
  'close-reports',
  'purge-item',
  'renew-index',
  'review',
  'take-in-file',
]
const mayStand = /^(?:from|to|subject|message-id|date|mime-version|content-type|content-transfer-encoding)$/
const ofSubscribers = /^list-(?:unsubscribe(?:-post)?|id)$/
const toSubscribers = ['subscribedMail', 'issueMail', 'digestMail']

let post: PostOffice
let portal: Portal
beforeAll(async () => {
  post = await openPostOffice()
  portal = await openPortal(
    { ROLES: 'web', SMTP_URL: post.url, MAIL_FROM: 'portaal@alliantie.example' },
    { stopWithTest: false },
  )
  await allowRed(portal.services.db)
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await post.stop()
})

async function send({ topic }: LetterCase, { key = newId(), payload = {} }: Due): Promise<void> {
  await portal.services.db.write((tx) => emit(tx, { topic, key, payload }))
  await portal.settle()
  // What failed waits for another try: that is no answer.
  const waiting = await portal.services.db.read.select().from(outbox).where(eq(outbox.topic, topic))
  expect(waiting.filter(({ attempts }) => attempts > 0)).toEqual([])
}

function headersOf({ source }: Letter): Array<{ name: string; value: string }> {
  const [head = ''] = source.split(/\r?\n\r?\n/)
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).toLowerCase(),
      value: line.slice(line.indexOf(':') + 1).trim(),
    }))
}

test('every topic of the outbox, and every text of a mail, is tried here', async () => {
  const tried = new Set(letterCases.map(({ topic }) => topic))
  expect(Object.keys(topics).toSorted()).toEqual([...tried, ...silent, indexTopic, backupTopic].toSorted())
  const files = import.meta.glob<Record<string, unknown>>('/app/mail/templates*.ts', { eager: true })
  const texts = Object.values(files).flatMap((file) =>
    Object.entries(file).flatMap(([name, value]) => {
      if (typeof value === 'function') return [name]
      return typeof value === 'object' && value !== null ? Object.keys(value) : []
    }),
  )
  expect(texts.length).toBeGreaterThan(25)
  expect([...new Set(letterCases.map(({ template }) => template))].toSorted()).toEqual(texts.toSorted())
})

test.each(letterCases)('$template goes to one person, with nothing in its headers that somebody typed', async (one) => {
  const due = await one.make(portal)
  const before = post.letters().length
  await send(one, due)
  const sent = post.letters().slice(before)
  expect(sent.map(({ to }) => to)).toEqual([[due.to]])
  const headers = headersOf(sent[0]!)
  const names = headers.map(({ name }) => name)
  expect(names.filter((name) => !mayStand.test(name) && !ofSubscribers.test(name))).toEqual([])
  expect(names).toEqual([...new Set(names)])
  expect(headers.filter(({ name, value }) => name !== 'subject' && value.includes('kwaad'))).toEqual([])
  expect(headers.find(({ name }) => name === 'to')?.value).toBe(due.to)
  if (!toSubscribers.includes(one.template) || one.topic === 'issue-test')
    expect(names.filter((name) => ofSubscribers.test(name))).toEqual([])
})

test.each(letterCases)('$template is not sent once the right to what it says is gone', async (one) => {
  const ways = Object.keys((await one.make(portal)).gone)
  expect(ways.length).toBeGreaterThan(0)
  for (const way of ways) {
    const due = await one.make(portal)
    await portal.services.db.write(async (tx) => void (await due.gone[way]!(tx)))
    await send(one, due)
    expect(post.letters(due.to), way).toEqual([])
  }
})

test('no mail names an item from AMBER up, nor has its title in an address; one that partners may read is named', () => {
  const all = post.letters().map(({ source }) => source.replaceAll(/=\r?\n/g, ''))
  expect(all.length).toBeGreaterThan(30)
  for (const label of ['AMBER', 'AMBER+STRICT', 'RED'] as const)
    for (const words of [titleOf(label), slugify(titleOf(label))])
      expect(all.filter((text) => text.includes(words))).toEqual([])
  expect(all.filter((text) => text.includes(titleOf('GREEN')))).not.toEqual([])
})
