import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

const trailOf = (objectId: string) =>
  portal.services.db.read
    .select({ actor: audit.actor, action: audit.action, detail: audit.detail })
    .from(audit)
    .where(eq(audit.objectId, objectId))

describe('TLP:RED', () => {
  test('is off until an administrator turns it on; off again it stops new items and leaves the old ones', async () => {
    const { organisations, people } = region
    const draft = await aDocument(portal.services, {
      label: 'AMBER',
      title: 'Voor een persoon',
      owner: organisations.hoek,
      creator: people.editor,
      status: 'draft',
    })
    const [administrator, editor] = [await portal.as(people.administrator), await portal.as(people.editor)]
    const address = `/redactie/${draft.id}/doelgroep`
    const locks = [`person:${people.reader.id}@${organisations.hoek.id}`]
    const choose = async () => {
      const found = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, draft.id) })
      return editor.post(address, { revision: String(found?.revision), audience: 'people', locks })
    }
    expect((await editor.get(address)).body).not.toContain('value="people"')
    expect((await choose()).status).toBe(422)

    expect((await administrator.get('/beheer')).body).toContain('TLP:RED toestaan')
    const on = await administrator.post('/beheer', { intent: 'red', on: 'on' })
    expect(on.headers.get('location')).toBe('/beheer?gedaan=rood-aan')
    expect((await editor.get(address)).body).toContain('value="people"')
    expect((await choose()).status).toBe(302)

    const off = await administrator.post('/beheer?index', { intent: 'red' })
    const page = await administrator.get(off.headers.get('location') ?? '')
    expect(page.body).toContain('Bestaande stukken blijven zoals ze zijn')
    expect((await choose()).status).toBe(422)
    const kept = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, draft.id) })
    expect(kept?.label).toBe('RED')
    expect(await trailOf('red_label')).toEqual([
      { actor: people.administrator.id, action: 'set-red-label', detail: { on: true } },
      { actor: people.administrator.id, action: 'set-red-label', detail: { on: false } },
    ])
  })

  test('is switched by administrators only, with a second factor of the last hour', async () => {
    const { people } = region
    const form = { intent: 'red', on: 'on' }
    for (const person of [people.ownManager, people.coordinator]) {
      const client = await portal.as(person)
      expect((await client.get('/beheer')).body).not.toContain('TLP:RED')
      expect((await client.post('/beheer', form)).status).toBe(404)
    }
    const late = await portal.as(people.administrator, { assurance: 2 })
    expect((await late.post('/beheer', form)).headers.get('location')).toBe('/inloggen/code?naar=%2Fbeheer')
  })
})
