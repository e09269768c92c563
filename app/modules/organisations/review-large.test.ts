import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { useAuditKey } from '#db/audit.server.ts'
import { membership, organisationReview } from '#db/schema/index.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { openPortal } from '#tests/setup/portal.ts'
import { openReview } from './reviews.server.ts'

test('a manager looks through 250 people by name, in one go', { timeout: 60_000 }, async () => {
  const portal = await openPortal({ ROLES: 'web' })
  const { db, secrets } = portal.services
  useAuditKey(secrets.audit)
  const town = await anOrganisation(db, { slug: 'stad', managedSince: 1 })
  const manager = await aPerson(db, { organisation: town, name: 'Zoë Beheerder', role: 'manager', secrets })
  for (let n = 0; n < 250; n++)
    await aPerson(db, { organisation: town, name: `Persoon ${String((n * 37) % 250)}`, email: `p${n}@stad.example` })
  await db.write((tx) => openReview(tx, town.id, { dueAt: Date.now() + 1e9, now: Date.now(), actor: 'system' }))
  const client = await portal.as(manager)
  const page = await client.get('/beheer/organisaties/stad/nakijken')
  expect(page.status).toBe(200)
  const rows = [...page.body.matchAll(/<th[^>]*scope="row"[^>]*>([^<]+)</g)].map(([, name]) => name ?? '')
  expect(rows).toHaveLength(251)
  expect(rows).toEqual([...rows].sort((a, b) => a.localeCompare(b, 'nl', { numeric: true })))
  const names = [...new Set([...page.body.matchAll(/name="(lid-[a-z0-9]+)"/g)].map(([, name]) => name ?? ''))]
  // Not about oneself.
  expect(names).toHaveLength(250)
  const choices = Object.fromEntries(names.map((name, index) => [name, index === 0 ? 'eindigt' : 'klopt']))
  const began = performance.now()
  const answer = await client.post('/beheer/organisaties/stad/nakijken', { intent: 'mark', ...choices })
  expect(answer.headers.get('location')).toContain('gedaan=nagekeken')
  expect(performance.now() - began, 'milliseconds').toBeLessThan(10_000)
  const waiting = await db.read
    .select()
    .from(membership)
    .where(and(eq(membership.organisationId, town.id), isNotNull(membership.reviewBy), isNull(membership.endsAt)))
  expect(waiting.map(({ userId }) => userId)).toEqual([manager.id])
  const [round] = await db.read.select().from(organisationReview)
  expect(round?.closedAt).toBeNull()
})
