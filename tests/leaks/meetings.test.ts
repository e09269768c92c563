import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelPolicy } from '#app/access/label.ts'
import { checkInToken } from '#app/modules/attendance/tokens.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { event, eventMaterial } from '#db/schema/index.ts'
import { aRegistration, aSession } from '#tests/factories/attendance.ts'
import { anEvent } from '#tests/factories/items.ts'
import type { Client } from '#tests/setup/portal.ts'
import { everythingIn } from './bytes.ts'
import { dataAddress } from './channels.ts'
import { inParallel } from './crawl.ts'
import { canaries, mayRead, openWorld, personas, unique, type Canary, type Persona, type World } from './world.ts'

/** A meeting with the rights of a canary, somebody on its list, and all other canaries in its dossier. */
interface Meeting extends Canary {
  id: string
  /** In title, summary, place and the name of its part. */
  word: string
  /** In the name, address and organisation of who signed up. */
  person: string
  pass: string
}

let world: World
let meetings: Meeting[]
/** Everybody who can have one: the path of their own calendar. */
const calendars = new Map<Persona, string>()
const withoutCalendar: readonly Persona[] = ['anonymous', 'passwordOnly', 'readerLate', 'suspended', 'ended']

beforeAll(async () => {
  world = await openWorld()
  meetings = []
  for (const canary of canaries)
    // Who made it is no longer there to make a meeting.
    if (canary.name !== 'draft of somebody who left the police') meetings.push(await plant(canary))
  for (const persona of personas.filter((one) => !withoutCalendar.includes(one))) {
    const made = await world.clients[persona].post('/profiel/kalender', { intent: 'make' })
    const path = /\/agenda\/kalender\/[\w-]{43}\.ics/.exec(made.body)?.[0]
    if (path) calendars.set(persona, path)
  }
}, 180_000)
afterAll(() => world?.portal.stop())

async function plant(canary: Canary): Promise<Meeting> {
  const { services } = world.portal
  const { db, secrets } = services
  const [word, person] = [unique(`meeting ${canary.name}`), unique(`person ${canary.name}`)]
  const { id } = await anEvent(services, {
    label: canary.label,
    title: `Bijeenkomst ${word}`,
    summary: `Over ${word}`,
    body: `De tekst van ${word}.`,
    date: isoDate(Date.now() + 3 * 24 * 3_600_000),
    content: { place: `Zaal ${word}`, onlineUrl: `https://vergaderen.example/${person}` },
    ...canary.make(world.region),
  })
  const session = await aSession(db, { itemId: id, title: `Ronde ${word}` })
  const signedUp = await aRegistration(
    db,
    { itemId: id, name: `Naam ${person}`, email: `${person}@elders.example`, organisationName: `Bedrijf ${person}` },
    [session],
  )
  await db.write(async (tx) => {
    await tx.insert(eventMaterial).values(
      world.planted.map((one, position) => ({
        eventId: id,
        itemId: one.id,
        sessionId: position % 2 ? session.id : null,
        role: position % 2 ? ('material' as const) : (['report', 'outcome'] as const)[position % 4 ? 0 : 1],
        position,
        addedOn: isoDate(Date.now()),
      })),
    )
  })
  return { ...canary, id, word, person, pass: checkInToken(secrets.session, signedUp.id) }
}

const addressesOf = (one: Meeting): string[] => [
  `/agenda/x-${one.id.slice(0, 8)}`,
  `/agenda/x-${one.id.slice(0, 8)}/bijeenkomst.ics`,
  `/inchecken/${one.pass}`,
  `/inchecken/bijeenkomst/${one.id}`,
  `/redactie/${one.id}/deelnemers`,
  `/redactie/${one.id}/deelnemers/lijst.csv`,
  `/redactie/${one.id}/deelnemers/lijst.xlsx`,
  `/redactie/${one.id}/dossier`,
  `/redactie/${one.id}/dossier?titel=stuk`,
  `/redactie/${one.id}/reeks?hoe=week&keren=3&tot=`,
]
const shared = ['/', '/agenda', '/agenda.ics', '/redactie/opkomst', '/redactie/opkomst/lijst.csv', '/profiel/kalender']

/** Everything at these addresses, as page and as data, where pages that moved lead to. */
async function everythingAt(client: Client, addresses: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  await inParallel([...addresses], async (address) => {
    let text = ''
    for (const form of [address, dataAddress(address)]) {
      let answer = await client.get(form)
      text += await everythingIn(answer)
      const to = answer.status === 301 ? answer.headers.get('location') : null
      if (to) for (const next of [to, dataAddress(to)]) text += await everythingIn((answer = await client.get(next)))
    }
    found.set(address, text)
  })
  return found
}

const edits = (persona: Persona, one: Meeting): boolean =>
  one.editors.includes(persona) && !one.name.startsWith('withdrawn')

describe.each(personas)('%s', (persona) => {
  test(
    'meets no word of a meeting, a list or a piece that is not theirs, and all that is',
    { timeout: 180_000 },
    async () => {
      const client = world.clients[persona]
      const calendar = calendars.get(persona)
      expect(calendar !== undefined).toBe(!withoutCalendar.includes(persona))
      const addresses = [...shared, ...(calendar ? [calendar] : []), ...meetings.flatMap(addressesOf)]
      const found = await everythingAt(client, addresses)
      const secrets = new Map<string, string>()
      for (const one of meetings) {
        if (!mayRead(persona, one)) secrets.set(one.word, `meeting ${one.name}`)
        if (!edits(persona, one)) secrets.set(one.person, `list of ${one.name}`)
      }
      for (const one of world.planted) if (!mayRead(persona, one)) secrets.set(one.word, one.name)
      const leaks = new Set<string>()
      for (const [address, text] of found)
        for (const [word, name] of secrets)
          if (text.includes(word)) leaks.add(`${name} at ${address.replace(/[a-z2-9]{20}/g, ':id')}`)
      expect([...leaks]).toEqual([])

      const faults: string[] = []
      const must = (holds: boolean, what: string) => void (holds || faults.push(what))
      for (const one of meetings) {
        const [page, , , door, list, csv, xlsx, dossier] = addressesOf(one).map((address) => found.get(address) ?? '')
        const reads = one.live && one.readers.includes(persona)
        if (reads) {
          must(page!.includes(one.word), `${one.name}: page`)
          // The dossier of a meeting shows each of the pieces that they may read, and nothing else.
          for (const piece of world.planted)
            must(
              page!.includes(piece.word) === (piece.live && piece.readers.includes(persona)),
              `${one.name}: ${piece.name} in its dossier`,
            )
        }
        if (edits(persona, one))
          for (const [name, text] of Object.entries({ door, list, csv, xlsx })) {
            // A list of what is read page by page only is taken along by nobody.
            const stays = labelPolicy[one.label].files === 'pages-only' && (name === 'csv' || name === 'xlsx')
            must(text!.includes(one.person) !== stays, `${one.name}: ${name}`)
          }
        if (edits(persona, one)) must(dossier!.includes(one.word), `${one.name}: desk of the dossier`)
        must(!page!.includes(`${one.person}@`), `${one.name}: an address on its page`)
      }
      expect(faults).toEqual([])
    },
  )

  test('has in no calendar more than a mail may say', async () => {
    const client = world.clients[persona]
    const own = calendars.get(persona)
    const paths = ['/agenda.ics', ...(own ? [own] : []), ...meetings.map((one) => addressesOf(one)[1]!)]
    for (const path of paths) {
      const text = (await everythingIn(await client.get(path))).replaceAll(/\r?\n /g, '')
      for (const one of meetings) {
        if (one.label !== 'CLEAR' && one.label !== 'GREEN')
          expect([path, text.includes(one.word)]).toEqual([path, false])
        expect([path, text.includes(one.person)]).toEqual([path, false])
      }
    }
    if (!own) return
    const text = (await client.get(own)).body.replaceAll(/\r?\n /g, '')
    const mine = meetings.filter((one) => one.live && one.readers.includes(persona))
    for (const one of mine.filter(({ label }) => label === 'CLEAR' || label === 'GREEN'))
      expect(text).toContain(one.word)
    const closed = text.match(/SUMMARY:Bijeenkomst \(besloten\)/g)?.length ?? 0
    expect(closed).toBe(mine.filter(({ label }) => label === 'AMBER').length)
  })

  test('changes nothing of a meeting that is not theirs', { timeout: 60_000 }, async () => {
    const { db } = world.portal.services
    const client = world.clients[persona]
    const kept = async () =>
      JSON.stringify([
        await db.read.query.registration.findMany(),
        await db.read.query.walkIn.findMany(),
        await db.read.query.checkInLink.findMany(),
        await db.read.query.eventMaterial.findMany(),
        await db.read.select().from(event),
        await db.read.query.itemVersion.findMany(),
      ])
    const before = await kept()
    const other = world.planted[0]!
    const faults: string[] = []
    const others = meetings.filter((one) => !edits(persona, one))
    await inParallel(others, async (one) => {
      const registration = one.pass.slice(0, 20)
      const desk = `/redactie/${one.id}`
      const attempts: Array<[string, Record<string, string | string[]>]> = [
        [`/inchecken/${one.pass}`, { intent: 'check-in' }],
        [`/inchecken/bijeenkomst/${one.id}`, { intent: 'check-in', registration }],
        [`/inchecken/bijeenkomst/${one.id}`, { intent: 'walk-in', name: 'Ik', organisationName: '' }],
        [`${desk}/deelnemers`, { intent: 'make-link' }],
        [`${desk}/deelnemers`, { intent: 'remove', registration }],
        [`${desk}/deelnemers`, { intent: 'add', name: 'Ik', email: 'ik@elders.example', organisationName: '' }],
        [`${desk}/dossier`, { intent: 'link', item: other.id, role: 'material', session: '' }],
        [`${desk}/dossier`, { intent: 'unlink', item: other.id }],
        [`${desk}/reeks`, { intent: 'following', startTime: '', endTime: '', place: 'Elders', address: '' }],
        [`${desk}/reeks`, { intent: 'make', hoe: 'week', keren: '2', tot: '', dates: ['2099-01-01'] }],
      ]
      for (const [path, form] of attempts)
        for (const address of [path, dataAddress(path)]) {
          const answer = await client.post(address, form)
          const to = answer.status === 202 ? answer.body : (answer.headers.get('location') ?? '')
          const refused = [403, 404].includes(answer.status) || to.includes('/inloggen')
          if (!refused) faults.push(`${one.name}: ${form.intent as string} ${answer.status}`)
        }
    })
    expect(faults).toEqual([])
    expect((await kept()) === before, 'what is stored is unchanged').toBe(true)
  })
})
