import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()

test.each([
  { with: 'with', javaScriptEnabled: true },
  { with: 'without', javaScriptEnabled: false },
])('a visitor reads news, goes into the archive and searches, $with JavaScript', async ({ javaScriptEnabled }) => {
  const { page, visit } = await browser.visitor({ url: demo().url, javaScriptEnabled })
  expect(await visit('/')).toBe(200)
  await page.getByRole('link', { name: 'Al het nieuws' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nieuws' }).waitFor()

  const first = page.locator('main .var-item__title a').first()
  const title = await first.innerText()
  await first.click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title)
  await page.getByRole('navigation', { name: 'Kruimelpad' }).getByRole('link', { name: 'Nieuws' }).click()

  const year = page.locator('.var-archive li', { has: page.getByRole('link', { name: /^20\d\d$/ }) }).last()
  const [, name = '', count = ''] = /^(\d+)\s+(\d+)/.exec(await year.innerText()) ?? []
  await year.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: `Nieuws uit ${name}` }).waitFor()
  expect(await page.locator('main .var-item').count()).toBe(Math.min(Number(count), 20))

  await page.getByRole('searchbox').fill('ondermijning')
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Zoeken naar “ondermijning”' }).waitFor()
  expect(await page.locator('#resultaten mark').first().innerText()).toMatch(/ondermijning/i)
})

test('a visitor goes through the portal with the keyboard alone', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  await visit('/')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toMatchObject({ name: 'Naar de inhoud', visible: true, outlined: true })
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('inhoud')

  // From the top again: every stop is to be seen and marked, in the order of the page.
  await visit('/')
  const stops: Focused[] = []
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.tag === 'BODY') break
    stops.push(stop)
  }
  expect(stops.length).toBeGreaterThan(15)
  expect(stops.filter((stop) => !stop.visible || !stop.outlined)).toEqual([])
  const names = stops.map((stop) => stop.name)
  expect(names.indexOf('Inloggen')).toBeLessThan(names.indexOf('Nieuws'))
  expect(names.indexOf('Nieuws')).toBeLessThan(names.indexOf('Al het nieuws'))

  await visit('/nieuws')
  await page
    .getByRole('link', { name: /^20\d\d/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Nieuws uit/ }).waitFor()
})

test('an advisor finds the page of a PDF, filters by theme and comes back to the same results', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  await signInAs(page, demo().account('advisor'))
  await visit('/zoeken')
  await page.getByRole('searchbox').fill('opschaling bij verward gedrag')
  await page.getByRole('heading', { level: 1, name: 'Zoeken naar “opschaling bij verward gedrag”' }).waitFor()
  const all = await page.locator('.var-items > li').count()
  expect(all).toBeGreaterThan(0)

  await page.getByRole('group', { name: 'Thema' }).getByRole('radio').nth(1).check()
  const chip = page.getByRole('list', { name: 'Actieve filters' }).getByRole('link')
  await chip.waitFor()
  const results = page.url()
  const titles = await page.locator('.var-item__title').allInnerTexts()
  expect(titles.length).toBeGreaterThan(0)

  const place = page
    .getByRole('list', { name: 'Gevonden op' })
    .getByRole('link', { name: /^p\. \d+$/ })
    .first()
  const number = (await place.innerText()).replace('p. ', '')
  await place.click()
  await page.waitForURL(new RegExp(`/bestand/[a-z0-9]+/${number}\\?`))
  expect(await page.locator('.var-reader__text mark').count()).toBeGreaterThan(0)
  const picture = page.locator('.var-reader__picture img')
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(300)

  await page.goBack()
  await page.getByRole('list', { name: 'Actieve filters' }).waitFor()
  expect(page.url()).toBe(results)
  expect(await page.locator('.var-item__title').allInnerTexts()).toEqual(titles)
})

interface Focused {
  tag: string
  name: string
  visible: boolean
  /** There is a mark around it that it does not have without the focus. */
  outlined: boolean
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return {
      tag: element.tagName,
      name: (element.getAttribute('aria-label') ?? element.innerText).trim(),
      visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0,
      outlined: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
    }
  })
}
