import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOrganisation } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

const browser = useBrowser()
let portal: Portal
let region: Region
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  region = await aRegion(db, secrets)
  for (let n = 0; n < 60; n++)
    await anOrganisation(db, { name: `Samenwerkingsverband Zeldzaamlangenaam aan de Rivier ${n}` })
}, 60_000)
afterAll(() => portal.stop())

test('the board’s page prints whole: the table begins on the first sheet, nothing is cut, and no buttons', async () => {
  const { page, context, visit } = await browser.visitor({ url: portal.url })
  const [name = '', value = ''] = (await portal.as(region.people.administrator)).cookie.split('=')
  await context.addCookies([{ name, value, url: portal.url }])
  expect(await visit('/beheer/kwartaal')).toBe(200)
  // The width between the margins of A4, at 96 dots an inch.
  await page.setViewportSize({ width: 657, height: 970 })
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { level: 1, name: /^Overzicht .* kwartaal/ }).isVisible()).toBe(true)
  for (const hidden of [page.getByRole('link', { name: 'Kwartaal ervoor' }), page.getByRole('search')])
    expect(await hidden.isVisible()).toBe(false)
  const table = page.getByRole('table')
  const box = (await table.boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(657)
  expect(await page.getByRole('row').count()).toBe(1 + 66 + 1)
  expect(await page.getByRole('row', { name: /^Alle organisaties/ }).isVisible()).toBe(true)
  // A box that scrolls, or is not to be broken, would be moved to the next sheet and cut at its end.
  const breaks = await table.evaluate((element) => {
    const chain: string[] = []
    for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY, breakInside } = getComputedStyle(one)
      chain.push(`${overflowX} ${overflowY} ${breakInside}`)
    }
    return chain
  })
  expect(new Set(breaks)).toEqual(new Set(['visible visible auto']))
})
