import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit, legislation, legislationState } from '#db/schema/index.ts'
import { aLaw } from '#tests/factories/dossiers.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region
let editor: Client

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  editor = await portal.as(region.people.officeEditor)
}, 60_000)
afterAll(() => portal.stop())

const read = async (path: string) => (await (await portal.as(null)).get(path)).body.replaceAll('<!-- -->', '')
const lawOf = async (slug: string) => {
  const [row] = await portal.services.db.read.select().from(legislation).where(eq(legislation.slug, slug))
  return row!
}
const statesOf = async (slug: string) =>
  portal.services.db.read
    .select()
    .from(legislationState)
    .where(eq(legislationState.legislationId, (await lawOf(slug)).id))
const send = async (slug: string, form: Record<string, string | string[]>) =>
  editor.post(`/redactie/wetgeving/${slug}`, { revision: String((await lawOf(slug)).revision), ...form })
const state = {
  text: 'Aangenomen.',
  sourceTitle: 'Handelingen',
  sourceUrl: 'https://www.voorbeeld.example/handelingen',
}

describe('how a law stands', () => {
  test('is kept by an editor, newest first with date and source, on its page, in the list and on its themes', async () => {
    expect(await read('/wetgeving')).toContain('Er wordt nog geen wet gevolgd')
    const made = await editor.post('/redactie/wetgeving', {
      ...{
        name: 'Wet op de proef',
        shortName: 'Wop',
        introduction: 'De wet regelt **niets**.',
        themes: [region.theme.id],
      },
    })
    expect(made.headers.get('location')).toBe('/redactie/wetgeving/wop?gedaan=make')
    expect(await read('/wetgeving/wop')).toContain('nog niet beschreven')
    await send('wop', { intent: 'add-state', ...state, date: '2026-03-01' })
    await send('wop', { intent: 'add-state', ...state, date: '2025-02-01', text: 'Ingediend.' })
    await send('wop', { intent: 'add-state', ...state, date: '2026-03-01', text: 'Later die dag in het Staatsblad.' })
    const page = await read('/wetgeving/wop')
    expect(page).toMatch(/Staatsblad\.[^]*Aangenomen\.[^]*Ingediend\./)
    expect(page).toContain('Stand van zaken op 1 maart 2026')
    expect(page).toContain('<strong>niets</strong>')
    expect(page).toContain('href="https://www.voorbeeld.example/handelingen" rel="external noreferrer"')
    for (const path of ['/wetgeving', '/themas/algemeen']) {
      const body = await read(path)
      expect(body).toContain('Wet op de proef (Wop)')
      expect(body).toContain('Staatsblad')
      expect(body).not.toContain('Ingediend.')
    }
    expect((await (await portal.as(null)).get('/wetgeving/bestaat-niet')).status).toBe(404)
  })

  test('is mended and taken away, the latter only when sure', async () => {
    const slug = await aLaw(portal.services.db, { text: 'Met een fout.' })
    const [first] = await statesOf(slug)
    const about = { state: first?.id ?? '' }
    await send(slug, { intent: 'state', ...about, ...state, date: '2026-01-05', text: 'Zonder fout.' })
    expect(await read(`/wetgeving/${slug}`)).toContain('Zonder fout.')
    expect((await send(slug, { intent: 'remove-state', ...about })).status).toBe(422)
    expect(await statesOf(slug)).toHaveLength(1)
    await send(slug, { intent: 'remove-state', ...about, sure: 'on' })
    expect(await statesOf(slug)).toEqual([])
    const acts = await portal.services.db.read
      .select()
      .from(audit)
      .where(eq(audit.objectId, (await lawOf(slug)).id))
    expect(acts.map(({ detail }) => detail.what)).toEqual(['state', 'remove-state'])
  })

  test('typed by two at once is kept for the second; a name is there once; a source has an honest address', async () => {
    const slug = await aLaw(portal.services.db, { name: 'Wet van twee' })
    const about = { intent: 'about', revision: '1', introduction: 'De eerste' }
    await editor.post(`/redactie/wetgeving/${slug}`, { ...about, name: 'Wet van twee' })
    const second = await editor.post(`/redactie/wetgeving/${slug}`, {
      ...about,
      name: 'Anders',
      introduction: 'De tweede',
    })
    expect([second.status, second.body.includes('De tweede'), second.body.includes('De eerste')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await editor.post('/redactie/wetgeving', { name: 'Wet van twee' })).body).toContain('Deze wet staat er al')
    const bad = { intent: 'add-state', ...state, date: '2026-01-01', sourceUrl: 'javascript:alert(1)' }
    expect((await send(slug, bad)).status).toBe(422)
    expect((await send(slug, { ...bad, sourceUrl: '', date: '' })).status).toBe(422)
    expect(await statesOf(slug)).toHaveLength(1)
  })

  test('of one law is never changed through another, and by nobody but the keepers', async () => {
    const [own, other] = [await aLaw(portal.services.db), await aLaw(portal.services.db)]
    const [theirs] = await statesOf(other)
    const form = { intent: 'remove-state', state: theirs?.id ?? '', sure: 'on' }
    expect((await send(own, form)).status).toBe(404)
    for (const person of [region.people.editor, region.people.administrator]) {
      const client = await portal.as(person)
      expect((await client.get(`/redactie/wetgeving/${own}`)).status).toBe(404)
      expect((await client.post(`/redactie/wetgeving/${other}`, { ...form, revision: '1' })).status).toBe(404)
      expect((await client.post('/redactie/wetgeving', { name: 'Van mij' })).status).toBe(404)
    }
    expect(await statesOf(other)).toHaveLength(1)
  })
})
