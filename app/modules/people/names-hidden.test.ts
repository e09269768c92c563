import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { useAuditKey } from '#db/audit.server.ts'
import { organisation } from '#db/schema/index.ts'
import { aPerson, testSecrets, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { makeOrganisation } from './commands.organisations.server.ts'

test.each([
  ['police', true],
  ['public_prosecution', true],
  ['municipality', false],
] as const)('a new organisation of kind %s hides the names of its people unasked: %s', async (kind, hidden) => {
  const db = testDatabase()
  useAuditKey(testSecrets.audit)
  const administrator = await aPerson(db, { administrator: true, organisation: null })
  const viewer = await viewerFor(db, administrator.id)
  const input = { name: 'Nieuw', kind, corePartner: true, publishes: false, namesHidden: false }
  const slug = await db.write((tx) => makeOrganisation(tx, viewer, input))
  const [made] = await db.read.select().from(organisation).where(eq(organisation.slug, slug))
  expect(made?.namesHidden).toBe(hidden)
})
