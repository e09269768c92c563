import { expect, test } from 'vitest'
import { anonymousViewer } from '#app/access/viewer.ts'
import {
  aMembership,
  anOrganisation,
  aPerson,
  aSeat,
  aSharingGroup,
  aWorkgroup,
  viewerFor,
} from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { audienceOf } from './audience.server.ts'
import { endOfDay } from '#app/lib/dates.ts'

const now = Date.now()

/** A little region, with somebody of every sort. */
async function aRegion() {
  const db = testDatabase()
  const schiedam = await anOrganisation(db, { name: 'Schiedam', kind: 'municipality', corePartner: true })
  const police = await anOrganisation(db, { name: 'Politie', kind: 'police', corePartner: true, namesHidden: true })
  const institute = await anOrganisation(db, { name: 'Instituut', kind: 'knowledge_institute', corePartner: false })
  const group = await aWorkgroup(db)
  const people = {
    reader: await aPerson(db, { name: 'Anna', organisation: schiedam }),
    guest: await aPerson(db, { name: 'Gast', organisation: schiedam, role: 'guest' }),
    officer: await aPerson(db, { name: 'Bram', jobTitle: 'Wijkagent', organisation: police }),
    chief: await aPerson(db, { name: 'Chris', jobTitle: 'Chef', organisation: police, role: 'manager' }),
    scholar: await aPerson(db, { name: 'Dora', organisation: institute }),
    both: await aPerson(db, { name: 'Eva', organisation: schiedam }),
  }
  await aMembership(db, { userId: people.both.id, organisationId: institute.id, role: 'reader' })
  await aPerson(db, { name: 'Weg', organisation: schiedam, membership: { endsAt: now - 1 } })
  await aPerson(db, { name: 'Wacht', organisation: schiedam, membership: { pendingSince: 1 } })
  await aPerson(db, { name: 'Geblokkeerd', organisation: schiedam, suspendedAt: 1 })
  await aSeat(db, { workgroupId: group.id, organisationId: police.id, userId: people.officer.id })
  await aSeat(db, { workgroupId: group.id, organisationId: schiedam.id, userId: people.reader.id, endsAt: now - 1 })
  const sharing = await aSharingGroup(db, [police, institute])
  const who = async (keys: string[], asks: { id: string } = people.reader) => {
    const audience = await audienceOf(db.read, keys, now, await viewerFor(db, asks.id))
    return { total: audience.total, ...Object.fromEntries(audience.organisations.map((o) => [o.name, o.people])) }
  }
  return { schiedam, police, institute, group, sharing, people, who }
}

test('each kind of lock is opened by who holds its key now, everybody counted once', async () => {
  const { schiedam, institute, group, sharing, people, who } = await aRegion()
  const hidden = [`Chef ${people.chief.number}`, `Wijkagent ${people.officer.number}`]
  expect(await who(['partners'])).toEqual({ total: 4, Schiedam: ['Anna', 'Eva'], Politie: hidden })
  expect(await who([`org:${schiedam.id}`])).toEqual({ total: 2, Schiedam: ['Anna', 'Eva'] })
  expect(await who(['kind:police'])).toEqual({ total: 2, Politie: hidden })
  expect(await who([`group:${sharing.id}`])).toEqual({ total: 4, Politie: hidden, Instituut: ['Dora', 'Eva'] })
  expect(await who([`wg:${group.id}`])).toEqual({ total: 1, Politie: [hidden[1]] })
  expect(await who([`person:${people.guest.id}@${schiedam.id}`])).toEqual({ total: 1, Schiedam: ['Gast'] })
  expect(await who([`person:${people.guest.id}@${institute.id}`])).toEqual({ total: 0 })
  expect(await who([`org:${schiedam.id}`, `org:${institute.id}`])).toEqual({
    total: 3,
    Schiedam: ['Anna', 'Eva'],
    Instituut: ['Dora', 'Eva'],
  })
  expect(await who([])).toEqual({ total: 0 })
})

test('an organisation that hides names shows them to its own managers only', async () => {
  const { people, who } = await aRegion()
  expect(await who(['kind:police'], people.chief)).toEqual({ total: 2, Politie: ['Bram', 'Chris'] })
  expect(JSON.stringify(await who(['kind:police'], people.officer))).not.toMatch(/Bram|Chris/)
})

test('what is public is for everyone', async () => {
  const db = testDatabase()
  expect(await audienceOf(db.read, ['public'], now, anonymousViewer(now))).toEqual({
    total: 0,
    everyone: true,
    organisations: [],
  })
})

test.each([
  ['2026-01-15', '2026-01-15T23:00:00.000Z'],
  ['2026-07-15', '2026-07-15T22:00:00.000Z'],
  ['2026-03-28', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['2026-10-24', '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', '2026-10-25T23:00:00.000Z'],
])('%s ends at midnight in Amsterdam', (day, instant) => {
  expect(new Date(endOfDay(day)).toISOString()).toBe(instant)
})
