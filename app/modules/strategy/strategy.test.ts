import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agendaEntry, audit, strategicAgenda } from '#db/schema/index.ts'
import { anAgenda } from '#tests/factories/dossiers.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region
let editor: Client
const desk = '/redactie/strategische-agenda'

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  editor = await portal.as(region.people.officeEditor)
}, 60_000)
afterAll(() => portal.stop())

const details = { title: 'Samen sterk', fromYear: '2027', untilYear: '2030', introduction: 'Twee prioriteiten.' }
const publicPage = async () =>
  (await (await portal.as(null)).get('/strategische-agenda')).body.replaceAll('<!-- -->', '')
const revisionOf = async (agenda: string) => {
  const [row] = await portal.services.db.read.select().from(strategicAgenda).where(eq(strategicAgenda.id, agenda))
  return String(row?.revision)
}
/** Sends a form as the page would show it now. */
const send = async (agenda: string, form: Record<string, string | string[]>) =>
  editor.post(`${desk}?agenda=${agenda}`, { agenda, revision: await revisionOf(agenda), ...form })
const names = async (agenda: string, parent: string | null) =>
  (await portal.services.db.read.select().from(agendaEntry).where(eq(agendaEntry.agendaId, agenda)))
    .filter(({ parentId }) => parentId === parent)
    .sort((a, b) => a.position - b.position)
    .map(({ name }) => name)

describe('the strategic agenda', () => {
  test('is made, filled, put in order and mended by an editor; everybody reads it', async () => {
    expect(await publicPage()).toContain('Er staat nog geen agenda')
    const made = await editor.post(desk, {
      intent: 'make',
      ...details,
      sourceTitle: 'Jaarplan',
      sourceUrl: 'https://www.voorbeeld.example/plan',
    })
    const agenda = /agenda=([a-z2-9]{20})/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
    for (const name of ['Eerste', 'Tweede', 'Derde']) await send(agenda, { intent: 'add', name })
    const rows = () => portal.services.db.read.select().from(agendaEntry).where(eq(agendaEntry.agendaId, agenda))
    const idOf = async (name: string) => (await rows()).find((row) => row.name === name)?.id ?? ''
    await send(agenda, { intent: 'up', entry: await idOf('Derde') })
    expect(await names(agenda, null)).toEqual(['Eerste', 'Derde', 'Tweede'])
    await send(agenda, { intent: 'down', entry: await idOf('Eerste') })
    expect(await names(agenda, null)).toEqual(['Derde', 'Eerste', 'Tweede'])
    await send(agenda, { intent: 'up', entry: await idOf('Derde') })
    await send(agenda, { intent: 'down', entry: await idOf('Tweede') })
    expect(await names(agenda, null)).toEqual(['Derde', 'Eerste', 'Tweede'])
    const parent = await idOf('Eerste')
    await send(agenda, { intent: 'add-under', parent, name: 'Jeugd', themes: [region.theme.id] })
    await send(agenda, { intent: 'add-under', parent, name: 'Haven' })
    await send(agenda, { intent: 'entry', entry: parent, name: 'Veilige wijken' })
    const page = await publicPage()
    for (const shown of [
      'Samen sterk, 2027-2030',
      'Twee prioriteiten.',
      'Veilige wijken',
      'Haven',
      'Jaarplan',
      'voorbeeld.example',
    ])
      expect(page).toContain(shown)
    expect(page).toContain('<a href="/themas/algemeen">Jeugd</a>')
    expect((await (await portal.as(null)).get('/themas/algemeen')).body).toContain('Veilige wijken: Jeugd')
    // Below a subtheme nothing is added.
    expect((await send(agenda, { intent: 'add-under', parent: await idOf('Jeugd'), name: 'Te diep' })).status).toBe(404)
    const acts = await portal.services.db.read.select().from(audit).where(eq(audit.objectId, agenda))
    expect(acts[0]).toMatchObject({ action: 'make-agenda', object: 'agenda' })
    expect(acts.filter(({ action }) => action === 'edit-agenda').map(({ detail }) => detail.what)).toContain('move')
    expect(JSON.stringify(acts)).not.toContain('wijken')
  })

  test('loses a part only after it was said to be sure, and a priority goes with what is below it', async () => {
    const { id, priority } = await anAgenda(portal.services.db, { fromYear: 2015, untilYear: 2018 })
    const unsure = await send(id, { intent: 'remove', entry: priority })
    expect([unsure.status, unsure.body.includes('Zet eerst een vinkje')]).toEqual([422, true])
    expect(await names(id, priority)).toEqual(['Jongeren op straat'])
    expect((await send(id, { intent: 'remove', entry: priority, sure: 'on' })).status).toBe(302)
    expect([await names(id, null), await names(id, priority)]).toEqual([[], []])
    expect((await send(id, { intent: 'remove-agenda', sure: 'on' })).headers.get('location')).toBe(
      `${desk}?gedaan=remove-agenda`,
    )
    expect(await publicPage()).not.toContain('2015-2018')
  })

  test('of another period stays readable beside the one of this year', async () => {
    await anAgenda(portal.services.db, { title: 'Agenda van toen', fromYear: 2019, untilYear: 2022 })
    await anAgenda(portal.services.db, { title: 'Agenda van dit jaar' })
    const page = await publicPage()
    expect(page).toMatch(/<h2 id="nu">Agenda van dit jaar/)
    expect(page).toMatch(/Andere perioden[^]*Agenda van toen, 2019-2022[^]*Jongeren op straat/)
  })

  test('changed by two at once keeps the first; the second is told', async () => {
    const { id, priority } = await anAgenda(portal.services.db)
    const form = { agenda: id, revision: '1', intent: 'entry', entry: priority }
    expect((await editor.post(desk, { ...form, name: 'Van de een' })).status).toBe(302)
    const second = await editor.post(`${desk}?agenda=${id}`, { ...form, name: 'Van de ander' })
    expect(second.status).toBe(409)
    expect(second.body).toContain('Iemand anders heeft dit intussen gewijzigd')
    expect(second.body).toContain('value="Van de ander"')
    expect(await names(id, null)).toEqual(['Van de een'])
  })

  test('takes no entry of another agenda, no years the wrong way round and no address that is no public one', async () => {
    const [one, other] = [await anAgenda(portal.services.db), await anAgenda(portal.services.db)]
    for (const intent of ['up', 'remove'])
      expect((await send(one.id, { intent, entry: other.priority, sure: 'on' })).status).toBe(404)
    expect(await names(other.id, null)).toEqual(['Veilige wijken'])
    const wrong = await editor.post(desk, { intent: 'make', ...details, untilYear: '2026' })
    expect([wrong.status, wrong.body.includes('Het laatste jaar ligt voor het eerste')]).toEqual([422, true])
    for (const sourceUrl of ['javascript:alert(1)', 'https://10.0.0.1/', 'https://naam:geheim@voorbeeld.nl/'])
      expect((await editor.post(desk, { intent: 'make', ...details, sourceUrl })).status).toBe(422)
  })

  test('is changed by nobody but editors of the bureau and the RIEC', async () => {
    const { id } = await anAgenda(portal.services.db)
    for (const person of [region.people.editor, region.people.administrator, region.people.guest]) {
      const client = await portal.as(person)
      expect((await client.get(desk)).status).toBe(404)
      expect((await client.post(desk, { intent: 'add', agenda: id, revision: '1', name: 'Van mij' })).status).toBe(404)
    }
    expect(await names(id, null)).toEqual(['Veilige wijken'])
  })
})
