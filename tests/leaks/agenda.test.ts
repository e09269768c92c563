import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slugOf } from '#app/lib/urls.ts'
import { manageToken } from '#app/modules/events/links.server.ts'
import { registration } from '#db/schema/index.ts'
import { aMeeting, aRegistration, type MeetingOptions } from '#tests/factories/events.ts'
import { everythingIn } from './bytes.ts'
import { alwaysOf, channels } from './channels.ts'
import { visitAll } from './crawl.ts'
import { openWorld, personas, unique, type Persona, type World } from './world.ts'

interface Meeting {
  name: string
  id: string
  slug: string
  word: string
  /** Of the address to take part online: for nobody here but who signed up. */
  onlineWord: string
  readers: readonly Persona[]
  editors: readonly Persona[]
  /** A registration of somebody who is none of the personas. */
  token: string
}

let world: World
const meetings: Meeting[] = []
const partners = personas.filter((one) => !['anonymous', 'passwordOnly', 'guest', 'suspended', 'ended'].includes(one))

beforeAll(async () => {
  world = await openWorld()
  const { organisations, people, workgroups } = world.region
  const { hoek, office } = organisations
  const ofHoek = { owner: hoek, creator: people.editor } as const
  const desk = ['author', 'editor', 'coordinator'] as const
  await plant('public', personas, ['officeEditor'], { owner: office, creator: people.officeEditor })
  await plant('for partners', partners, desk, { ...ofHoek, label: 'GREEN' })
  await plant('of Hoek', ['reader', 'readerLate', 'author', 'editor', 'coordinator'], desk, {
    ...ofHoek,
    label: 'AMBER',
  })
  await plant('of a hidden workgroup', ['member', 'coordinator'], ['coordinator'], {
    owner: hoek,
    workgroup: workgroups.hidden,
    creator: people.coordinator,
    label: 'AMBER',
  })
  await world.portal.settle()
}, 180_000)
afterAll(() => world?.portal.stop())

async function plant(
  name: string,
  readers: readonly Persona[],
  editors: readonly Persona[],
  options: MeetingOptions,
): Promise<void> {
  const { services } = world.portal
  const [word, onlineWord] = [unique(`meeting ${name}`), unique(`online ${name}`)]
  const made = await aMeeting(services, {
    ...options,
    title: `Samenkomst ${word}`,
    summary: `Over ${word}`,
    content: { place: `Zaal ${word}`, onlineUrl: `https://samen.example/${onlineWord}`, programme: `Deel ${word}` },
    sessions: [{ title: `Sessie ${word}`, speaker: `Spreker ${word}`, capacity: 3 }],
    capacity: 8,
  })
  const row = await aRegistration(services.db, made.id)
  const token = manageToken(services.secrets.session, row.id)
  meetings.push({ name, id: made.id, slug: slugOf(made), word, onlineWord, readers, editors, token })
}

/** Every list and page of the agenda, the pages that lead there, and the links of others' registrations. */
const addresses = (persona: Persona): string[] => [
  ...[
    'routes/agenda._index',
    'routes/agenda.mijn',
    'routes/_index',
    'routes/sitemap[.]xml',
    'routes/feed[.]xml',
  ].flatMap((id) => alwaysOf(channels[id]!, world)),
  ...['/agenda?periode=maand', '/agenda?soort=netwerkbijeenkomst', '/themas/algemeen', '/zoeken?q=samenkomst'],
  ...meetings.flatMap(({ id, slug, token, readers }) => [
    // An address that holds the word says it back where there is nothing.
    ...(readers.includes(persona) ? [`/agenda/${slug}`] : []),
    `/agenda/iets-${id.slice(0, 8)}`,
    `/agenda/aanmelding/${token}`,
    `/redactie/${id}/aanmelden`,
    `/kennisbank/iets-${id.slice(0, 8)}`,
  ]),
]

describe.each(personas)('%s', (persona) => {
  test('meets no word of a meeting that is not theirs, and no address to take part online', async () => {
    const visits = await visitAll(world.clients[persona], addresses(persona))
    const leaks = new Set<string>()
    for (const { address, answer } of visits) {
      const text = await everythingIn(answer)
      for (const meeting of meetings) {
        const reads = meeting.readers.includes(persona) || meeting.editors.includes(persona)
        if (!reads && text.includes(meeting.word)) leaks.add(`${meeting.name} at ${address}`)
        // Who holds somebody's link and may read the meeting stands in for them; editors see what they filled in.
        const stands = reads && address.includes('/aanmelding/')
        if (!stands && text.includes(meeting.onlineWord)) leaks.add(`${meeting.name} online at ${address}`)
        // Places are counted for readers only.
        if (!reads && address.endsWith(`/iets-${meeting.id.slice(0, 8)}`) && text.includes('plaatsen'))
          leaks.add(`places at ${address}`)
      }
      if (answer.status >= 500) leaks.add(`${answer.status} at ${address}`)
    }
    expect([...leaks]).toEqual([])
  })

  test('finds in the agenda what is theirs, with its places', async () => {
    const client = world.clients[persona]
    const list = await client.get('/agenda')
    const expected = meetings.filter(({ readers }) => readers.includes(persona)).map(({ name }) => name)
    expect(meetings.filter(({ word }) => list.body.includes(word)).map(({ name }) => name)).toEqual(expected)
    for (const { slug, word, readers } of meetings) {
      const page = await client.get(`/agenda/${slug}`)
      if (!readers.includes(persona)) continue
      expect([page.status, page.body.includes(`Zaal ${word}`)]).toEqual([200, true])
      expect(page.body).toContain('Nog 7 plaatsen')
    }
  })

  test('signs up for nothing that is not theirs', async () => {
    const { db } = world.portal.services
    const before = await db.read.select().from(registration)
    for (const { slug, readers, editors } of meetings) {
      if (readers.includes(persona) || editors.includes(persona)) continue
      const forms: Array<Record<string, string>> = [
        { intent: 'sign-up' },
        { intent: 'ask', name: 'Iemand', email: `${persona}@elders.example` },
      ]
      for (const form of forms) {
        const answer = await world.clients[persona].post(`/agenda/${slug}`, form)
        expect([404, 429]).toContain(answer.status)
      }
    }
    expect(await db.read.select().from(registration)).toEqual(before)
  })
})
