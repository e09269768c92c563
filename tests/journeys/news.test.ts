import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uptakeCampaign } from '#db/demo/content/news/genres.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { faultsOf } from './pages.ts'
import { goToStep, makeDraft, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()

const titles = (page: Page) => page.locator('main .var-item__title').allInnerTexts()

test('a visitor without JavaScript narrows the news, pages on and finds the way back', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url, javaScriptEnabled: false })
  await visit('/nieuws')
  const first = await titles(page)
  await page.getByRole('link', { name: 'Volgende' }).click()
  await page.getByRole('link', { name: 'Vorige' }).waitFor()
  const second = await titles(page)
  expect(second.filter((title) => first.includes(title))).toEqual([])
  await page.locator('main .var-item__title a').first().click()
  await page.goBack()
  expect(await titles(page)).toEqual(second)
  await page.getByRole('link', { name: 'Vorige' }).click()
  expect(await titles(page)).toEqual(first)

  await page
    .getByRole('navigation', { name: 'Soort nieuws' })
    .getByRole('link', { name: /^Interviews/ })
    .click()
  await page.getByRole('heading', { level: 1, name: 'Interviews' }).waitFor()
  await page.getByRole('link', { name: 'RIEC Rotterdam' }).click()
  await page.getByRole('link', { name: 'Verwijder filter Namens: RIEC Rotterdam' }).waitFor()
  expect(await page.locator('.var-meta').allInnerTexts()).toEqual([
    expect.stringMatching(/Interview[\s\S]*RIEC Rotterdam/),
  ])
})

test('a visitor reads a series from part to part, and copies the address of one', async () => {
  const { page, context, visit } = await browser.visitor({ url: demo().url })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await visit('/nieuws')
  await page.getByRole('link', { name: 'Hoe nu verder met de Wams? Drie vragen vooraf' }).click()
  await page.getByRole('link', { name: /^Volgende in deze reeks/ }).click()
  await page.getByRole('link', { name: /^Volgende in deze reeks/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Wams: wat de proef in de regio leerde' }).waitFor()
  expect(await page.getByRole('link', { name: /^Volgende in deze reeks/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Kopieer het adres' }).click()
  await page.getByRole('button', { name: 'Gekopieerd' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/nieuws\/wams-wat-de-proef/)
  expect(await faultsOf(page)).toEqual([])
})

test('an author says that the municipality takes part in a campaign, and sees it among the others', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url, javaScriptEnabled: false })
  await visit('/nieuws?soort=campagne')
  await page.getByRole('link', { name: uptakeCampaign }).click()
  await page.getByRole('heading', { name: 'Nu te doen' }).waitFor()
  await page.getByText(/^\d+ gemeenten doen mee\.$/).waitFor()
  expect(await page.locator('.var-uptake').count()).toBe(0)
  const address = page.url()
  await signInAs(page, demo().account('manager'))
  await page.goto(address)
  const own = page.locator('.var-uptake__one', { hasText: 'Schiedam' })
  expect(await own.innerText()).toContain('Nog niets vastgelegd')
  await page.getByRole('button', { name: 'Leg vast' }).click()
  await page.getByText('Kies of uw gemeente meedoet.').first().waitFor()
  await page.getByRole('radio', { name: 'Wij doen mee', exact: true }).check()
  await page.getByRole('button', { name: 'Leg vast' }).click()
  await page.waitForURL(/#deelname$/)
  expect(await own.innerText()).toContain('Doet mee')
})

test('the page of a campaign and the form of a news item are fit for everyone', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  await visit('/nieuws?soort=campagne&namens=var')
  expect(await faultsOf(page), 'list').toEqual([])
  await page.getByRole('link', { name: uptakeCampaign }).click()
  expect(await faultsOf(page), 'campaign').toEqual([])
  const address = page.url()
  await signInAs(page, demo().account('author'))
  await page.goto(address)
  await page.locator('summary', { hasText: 'Leg vast of' }).click()
  expect(await faultsOf(page), 'campaign of a partner').toEqual([])
  await page.context().clearCookies()
  await signInAs(page, demo().account('editor-var'))
  await makeDraft(page, 'Nieuwsbericht', 'Campagne om te proeven')
  await page.getByLabel('Wat voor bericht is het?').selectOption('campagne')
  await page.getByRole('radio', { name: 'Links boven' }).check()
  await page.locator('summary', { hasText: 'Campagne: periode' }).click()
  await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Vanaf').fill('straks')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByText('bijvoorbeeld oktober 2026 of 15 oktober 2026').first().waitFor()
  expect(await faultsOf(page), 'form, refused').toEqual([])
  await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Vanaf').fill('mei 2031')
  await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Wat').fill('Meedoen')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByText('Het concept is bewaard.').waitFor()
  await goToStep(page, 'Tekst')
  expect(await page.getByRole('radio', { name: 'Links boven' }).isChecked()).toBe(true)
  expect(await page.getByRole('group', { name: 'Stap 1' }).getByLabel('Vanaf').inputValue()).toBe('mei 2031')
})
