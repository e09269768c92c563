import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csv } from '#app/lib/csv.ts'
import { anOrganisation, aPerson, aSeat } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  region = await aRegion(db, secrets, 'Operatie Zeearend')
  const { organisations, workgroups } = region
  const officer = await aPerson(db, {
    name: 'Femke Valkenburg',
    jobTitle: 'Wijkagent',
    organisation: organisations.police,
  })
  const gone = await aPerson(db, { organisation: organisations.wad, membership: { endsAt: Date.now() - 1000 } })
  await aSeat(db, { workgroupId: workgroups.open.id, organisationId: organisations.police.id, userId: officer.id })
  await aSeat(db, { workgroupId: workgroups.open.id, organisationId: organisations.wad.id, userId: gone.id })
  await anOrganisation(db, { name: '=cmd|"/C calc"!A0', corePartner: true })
}, 60_000)
afterAll(() => portal.stop())

const page = async (person: { id: string } | null, path: string) => (await portal.as(person)).get(path)

describe('the coverage of a workgroup', () => {
  test('counts who is at the table by kind, and shows whoever left as a vacant seat', async () => {
    const { body } = await page(region.people.reader, '/werkgroepen/wg-open/dekking')
    expect(body).toContain('1 van 4 gemeenten')
    expect(body).toMatch(/Gemeente Wad(?:(?!<\/tr>)[^])*zitplaats is vrij/)
    expect(body).toMatch(/Gemeente Duin(?:(?!<\/tr>)[^])*geen zitplaats/)
    expect(body).not.toContain('Bied zitplaats aan')
    const filtered = await page(region.people.reader, '/werkgroepen/wg-open/dekking?soort=police')
    expect(filtered.body).not.toContain('Gemeente Duin')
  })

  test('shows police as function and number, also in the file', async () => {
    for (const path of ['dekking', 'dekking.csv', 'dekking.data']) {
      const { body, status } = await page(region.people.reader, `/werkgroepen/wg-open/${path}`)
      expect([path, status]).toEqual([path, 200])
      expect(body).not.toContain('Valkenburg')
      if (path !== 'dekking.data') expect(body).toMatch(/Wijkagent \d+/)
    }
  })

  test('is a file that Excel opens in columns and in which nothing runs', async () => {
    const { body, headers, bytes } = await page(region.people.coordinator, '/werkgroepen/wg-open/dekking.csv')
    expect(headers.get('content-disposition')).toBe('attachment; filename="dekking-wg-open.csv"')
    expect(headers.get('cache-control')).toContain('no-store')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse(body, { delimiter: ';', bom: true })
    expect(rows.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([])
    expect(rows.map(([name]) => name)).toContain(`'=cmd|"/C calc"!A0`)
  })

  test('offers a coordinator what can be done about it', async () => {
    const { body } = await page(region.people.coordinator, '/werkgroepen/wg-open/dekking')
    expect(body).toContain('Bied zitplaats aan')
    expect(body).toContain('Nodig een houder uit')
  })

  test('does not exist for guests, nor of a hidden workgroup for who is not in it', async () => {
    const { people } = region
    for (const path of ['dekking', 'dekking.csv', 'meedoen']) {
      expect((await page(people.guest, `/werkgroepen/wg-open/${path}`)).status).toBe(404)
      for (const person of [people.reader, people.manager, people.administrator])
        expect((await page(person, `/werkgroepen/wg-besloten/${path}`)).status).toBe(404)
      expect((await page(people.member, `/werkgroepen/wg-besloten/${path}`)).status).toBe(200)
    }
  })
})

describe('the coverage of all workgroups', () => {
  test('is for administrators and coordinators; a hidden name for its own people only', async () => {
    const { people } = region
    for (const path of ['/beheer/dekking', '/beheer/dekking.csv']) {
      expect((await page(people.manager, path)).status).toBe(404)
      expect((await page(people.reader, path)).status).toBe(404)
      const all = await page(people.administrator, path)
      expect(all.body).toContain('Afgeschermde werkgroep')
      expect(all.body).not.toContain('Zeearend')
      const other = await page(people.otherCoordinator, path)
      expect(other.body).toContain('Werkgroep Open')
      expect(other.body).not.toMatch(/Afgeschermde|Zeearend/)
      expect((await page(people.coordinator, path)).body).toContain('Zeearend')
    }
  })
})

test.each(['=1+1', '+31', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1+1'])('the cell %j becomes text', (cell) => {
  expect(csv([cell], [{ title: 'kop', value: (one) => one }])).toContain(`'${cell.trim() === cell ? cell : ''}`)
})
