import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slugOf } from '#app/lib/urls.ts'
import { link } from '#db/schema/index.ts'
import { aLink, type ItemOptions } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

const open = (): ItemOptions => ({
  owner: region.organisations.office,
  creator: region.people.officeEditor,
  label: 'CLEAR',
})
const url = 'https://www.kenniscentrum.example/handreiking?deel=2'

describe('a link to what is elsewhere', () => {
  test('says who publishes it, on which site, and that one leaves the portal', async () => {
    const item = await aLink(portal.services, {
      ...open(),
      title: 'Handreiking',
      content: { url, source: 'Kenniscentrum Noord' },
    })
    const page = await (await portal.as(null)).get(`/kennisbank/${slugOf(item)}`)
    expect(page.body).toContain('Dit staat op een andere site')
    expect(page.body).toContain('Kenniscentrum Noord publiceert dit')
    expect(page.body).toContain('Ga naar <!-- -->kenniscentrum.example')
    expect(page.body).toContain(`href="${url}" rel="external noreferrer"`)
    const list = await (await portal.as(region.people.reader)).get('/kennisbank?soort=verwijzingen')
    expect(list.body).toContain('op kenniscentrum.example')
  })

  test('is found by who publishes it and by its site', async () => {
    await aLink(portal.services, {
      ...open(),
      title: 'Iets nuttigs',
      content: { url: 'https://www.zoutpan.example/x', source: 'Stichting Zeegras' },
    })
    await portal.settle()
    for (const words of ['zeegras', 'zoutpan'])
      expect((await (await portal.as(null)).get(`/zoeken?q=${words}`)).body).toContain('Iets nuttigs')
  })

  test('is read by those whom it is for, and hides its site and source from others', async () => {
    const item = await aLink(portal.services, {
      ...{
        owner: region.organisations.hoek,
        creator: region.people.editor,
        label: 'AMBER' as const,
        title: 'Voor Hoek',
      },
      content: { url: 'https://www.stilwater.example/', source: 'Stilwater' },
    })
    await portal.settle()
    const path = `/kennisbank/${slugOf(item)}`
    expect((await (await portal.as(region.people.reader)).get(path)).body).toContain('stilwater.example')
    for (const person of [region.people.manager, region.people.guest, null]) {
      const client = await portal.as(person)
      for (const address of [path, '/kennisbank', '/zoeken?q=stilwater'])
        expect((await client.get(address)).body).not.toContain('stilwater.example')
    }
  })

  test('takes public web addresses only, is not published without one, and a bad one never becomes a link', async () => {
    const { people } = region
    const item = await aLink(portal.services, {
      ...open(),
      creator: people.officeEditor,
      status: 'draft',
      content: { url: '' },
    })
    const client = await portal.as(people.officeEditor)
    const form = {
      kind: 'link',
      title: 'Verwijzing',
      date: '2026-01-01',
      revision: String(item.revision),
      publisher: 'var',
    }
    for (const bad of [
      '',
      'javascript:alert(1)',
      'https://naam:geheim@voorbeeld.nl/',
      'http://192.168.0.1/',
      'https://intranet/',
    ])
      expect([bad, (await client.post(`/redactie/${item.id}?index`, { ...form, url: bad })).status]).toEqual([bad, 422])
    const publish = { intent: 'publish', revision: String(item.revision), confirmed: 'on' }
    const refused = await client.post(`/redactie/${item.id}/publiceren`, publish)
    expect([refused.status, refused.body.includes('Vul eerst het webadres in')]).toEqual([422, true])
    expect((await client.post(`/redactie/${item.id}?index`, { ...form, url })).status).toBe(302)
    // However it came to be stored, it is no link.
    const old = await aLink(portal.services, { ...open(), title: 'Oud' })
    await portal.services.db.write((tx) =>
      tx.update(link).set({ url: 'javascript:alert(1)' }).where(eq(link.itemId, old.id)),
    )
    expect((await client.get(`/kennisbank/${slugOf(old)}`)).body).not.toContain('javascript:')
  })
})
