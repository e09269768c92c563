import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'
import { slugOf } from '#app/lib/urls.ts'
import { seatRequest } from '#db/schema/index.ts'
import { aMeeting } from '#tests/factories/events.ts'
import type { Answer, Client } from '#tests/setup/portal.ts'
import { dataAddress } from './channels.ts'
import { actors, policies, secretAddresses, thingsOf, type Actor, type Row, type Things } from './policies.ts'
import { openWorld, type World } from './world.ts'

interface Built {
  routes: Record<string, { id: string; module: { action?: unknown; loader?: unknown } }>
}

let world: World
let built: Built
let clients: Record<Actor, Client>
let things: ReturnType<typeof thingsOf>

beforeAll(async () => {
  built = (await import(pathToFileURL(join(projectRoot, 'build/server/index.js')).href)) as Built
  world = await openWorld()
  const { anonymous, passwordOnly, guest, reader, editor, manager, coordinator, administrator } = world.clients
  const ownManager = await world.portal.as(world.region.people.ownManager)
  clients = { anonymous, passwordOnly, guest, reader, editor, ownManager, manager, coordinator, administrator }
  const requests = { own: await askedForSeat('hoek', 'open'), others: await askedForSeat('police', 'other') }
  things = thingsOf(world, requests, { own: await meetingOf('hoek'), others: await meetingOf('police') })
}, 120_000)
afterAll(() => world?.portal.stop())

/** AMBER, for the people of its owner. */
async function meetingOf(name: 'hoek' | 'police') {
  const { organisations, people } = world.region
  const made = await aMeeting(world.portal.services, {
    label: 'AMBER',
    owner: organisations[name],
    creator: name === 'hoek' ? people.editor : people.policeEditor,
  })
  return { id: made.id, slug: slugOf(made) }
}

async function askedForSeat(name: 'hoek' | 'police', group: 'open' | 'other'): Promise<string> {
  const { organisations, workgroups, people } = world.region
  const [row] = await world.portal.services.db.write((tx) =>
    tx
      .insert(seatRequest)
      .values({
        workgroupId: workgroups[group].id,
        organisationId: organisations[name].id,
        userId: name === 'hoek' ? people.reader.id : people.police.id,
        askedBy: name === 'hoek' ? people.reader.id : people.police.id,
        kind: 'join',
        reason: 'Graag',
        createdAt: Date.now(),
      })
      .returning(),
  )
  return row!.id
}

const withId = () =>
  Object.keys(built.routes).filter((id) => /\.\$|\$[a-z]/.test(id.replace(/^routes\/(?:\$|api\.\$)$/, '')))

test('every route with an id has a row in the table, and every row a route', () => {
  expect([...Object.keys(policies), ...Object.keys(secretAddresses)].sort()).toEqual(withId().sort())
})

type Side = 'own' | 'others'
type Outcome = 'page' | 'absent' | 'sign-in' | `${number}`

/** A redirect of data is 202 with its address in the body. */
function outcomeOf({ status, headers, body }: Answer): Outcome {
  const to = status === 202 ? body : (headers.get('location') ?? '')
  if ([202, 302].includes(status) && to.includes('/inloggen')) return 'sign-in'
  if (status === 200 || status === 301) return 'page'
  return status === 404 ? 'absent' : `${status}`
}

/** What who may not see it is answered. */
function isRefused(actor: Actor, row: Row, side: Side, outcome: Outcome): boolean {
  if (row.leadsOn && actor !== 'anonymous' && outcome !== 'page') return true
  if (side === 'own' && row.forbidden?.includes(actor)) return outcome === '403'
  // Who has not yet shown who they are is led to sign-in; after the password alone, an item may be simply absent.
  if (actor === 'anonymous') return outcome === (row.publicAddress ? 'absent' : 'sign-in')
  if (actor === 'passwordOnly') return outcome === 'sign-in' || outcome === 'absent'
  return outcome === 'absent'
}

describe.each(actors)('%s', (actor) => {
  const sides: ReadonlyArray<[Side, (row: Row) => readonly Actor[]]> = [
    ['own', (row) => row.own],
    ['others', (row) => row.others],
  ]

  test('gets the pages of the table and no other', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    let tried = 0
    for (const [id, row] of Object.entries(policies))
      for (const [side, allowed] of sides)
        for (const form of [(path: string) => path, dataAddress]) {
          const address = form(row.at(things[side]))
          const answer = await clients[actor].get(address)
          const outcome = outcomeOf(answer)
          const right = allowed(row).includes(actor) ? outcome === 'page' : isRefused(actor, row, side, outcome)
          if (!right) faults.push(`${id} of ${side}: ${outcome} at ${address}`)
          tried++
          if (outcome !== 'absent' || actor === 'anonymous' || actor === 'passwordOnly') continue
          // What is there for others is told apart in no way from what never was.
          const nowhere = await clients[actor].get(form(row.at(things.nowhere)))
          if (steady(answer, things[side], row) !== steady(nowhere, things.nowhere, row))
            faults.push(`${id} of ${side} differs from an address that never was`)
        }
    expect(faults).toEqual([])
    expect(tried).toBeGreaterThan(120)
  })

  test('sends no form where the table does not let them', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    for (const [id, row] of Object.entries(policies)) {
      if (!built.routes[id]?.module.action) continue
      for (const side of ['own', 'others'] as const) {
        if (((side === 'own' ? row.acts : row.actsOnOthers) ?? []).includes(actor)) continue
        const path = row.at(things[side])
        for (const address of [path, `${path}?index`, dataAddress(path)]) {
          const form = { intent: 'bestaat-niet', revision: '1' }
          const outcome = outcomeOf(await clients[actor].post(address, form))
          if (['absent', 'sign-in', '403'].includes(outcome)) continue
          // Otherwise the form was judged before the thing: it then gets the same answer where there is nothing.
          const nowhere = address.replace(path.replace(/\?.*/, ''), row.at(things.nowhere))
          if (outcome !== outcomeOf(await clients[actor].post(nowhere, form)))
            faults.push(`${id} of ${side}: ${outcome}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  test('learns nothing at an address that is a secret', async () => {
    const answers = new Set<string>()
    for (const [id, at] of Object.entries(secretAddresses))
      for (const token of ['abcdefghijklmnopqrstuvwxyz234567', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz']) {
        const answer = await clients[actor].get(at(token))
        answers.add(`${id} ${answer.status}`)
        expect([id, answer.status >= 500]).toEqual([id, false])
      }
    expect(answers.size).toBe(Object.keys(secretAddresses).length)
  })
})

/** The answer without what the address itself says. */
function steady({ status, body }: Answer, about: Things, row: Row): string {
  const path = row.at(about)
  return `${status} ${body
    .replaceAll(path, '')
    .replaceAll(encodeURIComponent(path), '')
    .replaceAll(/[a-z2-9]{16,}/g, '')}`
}
