import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useAuditKey } from '#db/audit.server.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let people: Record<'reader' | 'guest' | 'ended' | 'administrator', Person>

beforeAll(async () => {
  portal = await openPortal({ BASE_URL: 'http://localhost:3000' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  useAuditKey(secrets.audit)
  const town = await anOrganisation(db)
  people = {
    reader: await aPerson(db, { organisation: town, secrets }),
    guest: await aPerson(db, { organisation: town, role: 'guest', secrets }),
    ended: await aPerson(db, { organisation: town, membership: { endsAt: 1_700_000_000_000 }, secrets }),
    administrator: await aPerson(db, { organisation: null, administrator: true, secrets }),
  }
  const group = await aWorkgroup(db, { slug: 'ondermijning', name: 'Ondermijning' })
  await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: people.reader.id })
})
afterAll(() => portal.stop())

describe('who sees what is shown to partners', () => {
  const paths = ['/profiel', '/beheer', '/kennisbank', '/werkgroepen', '/werkgroepen/ondermijning']
  test.each([
    ['reader', [200, 404, 200, 200, 200]],
    ['guest', [200, 404, 200, 404, 404]],
    ['ended', [200, 404, 404, 404, 404]],
    ['administrator', [200, 200, 404, 404, 404]],
  ] as const)('%s', async (who, statuses) => {
    const client = await portal.as(people[who])
    const answers = []
    for (const path of paths) answers.push(await client.get(path))
    expect(answers.map(({ status }) => status)).toEqual(statuses)
    if (who !== 'reader' && who !== 'administrator')
      for (const { body } of answers) expect(body).not.toContain('Ondermijning')
  })

  test('is in the menu of those alone', async () => {
    const menuOf = async (person: Person) => (await (await portal.as(person)).get('/profiel')).body
    expect(await menuOf(people.reader)).toContain('href="/werkgroepen"')
    expect(await menuOf(people.guest)).not.toContain('href="/werkgroepen"')
    expect(await menuOf(people.guest)).toContain('href="/kennisbank"')
    expect(await menuOf(people.ended)).not.toContain('href="/kennisbank"')
  })
})
