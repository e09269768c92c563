import { expect, test } from 'vitest'
import { useBrowser, type Visitor } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const patienceMs = 90_000

/** The letter that both desks are making, as this editor sees it. */
async function openLetter(options: { javaScriptEnabled?: boolean } = {}): Promise<Visitor> {
  const visitor = await browser.visitor({ url: demo().url, ...options })
  const { page, visit } = visitor
  await signInAs(page, demo().account('editor-riec'))
  await visit('/redactie')
  await page.getByRole('link', { name: 'Nieuwsbrieven' }).click()
  await page.getByRole('link', { name: 'Nieuwsbrief van deze maand' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nieuwsbrief van deze maand' }).waitFor()
  return visitor
}
const orderIn = async ({ page }: Visitor): Promise<string[]> =>
  page.locator('[name=blok]').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))

test(
  'an editor drags a block to another place and saves, with what was typed meanwhile',
  async () => {
    const visitor = await openLetter()
    const { page } = visitor
    await page.getByText('de titels lijken erg op elkaar').first().waitFor()
    const before = await orderIn(visitor)
    // Shown by what makes dragging possible.
    await page.locator('[data-order-help]').waitFor()
    const rows = page.locator('.var-letter-block')
    await rows.nth(1).scrollIntoViewIfNeeded()
    const { height = 0 } = (await rows.nth(1).boundingBox()) ?? {}
    // Past its middle, so that the other comes behind it.
    await rows.nth(0).dragTo(rows.nth(1), {
      sourcePosition: { x: 8, y: 8 },
      targetPosition: { x: 8, y: Math.round(height - 8) },
    })
    await expect.poll(() => page.locator('[data-order-status]').textContent()).toMatch(/plaats 2/)
    await page.getByLabel('Inleiding').fill('Een andere inleiding.')
    await page.getByRole('button', { name: 'Brief opslaan' }).first().click()
    await page.getByText('De brief is opgeslagen').waitFor()
    expect(await orderIn(visitor)).toEqual([before[1], before[0], ...before.slice(2)])
    expect(await page.getByLabel('Inleiding').inputValue()).toBe('Een andere inleiding.')
  },
  patienceMs,
)

test(
  'without JavaScript the buttons do the same, and an item is chosen',
  async () => {
    const visitor = await openLetter({ javaScriptEnabled: false })
    const { page } = visitor
    const before = await orderIn(visitor)
    await page
      .getByRole('button', { name: /^Omlaag/ })
      .first()
      .click()
    await page.getByText('De brief is opgeslagen').waitFor()
    expect(await orderIn(visitor)).toEqual([before[1], before[0], ...before.slice(2)])
    await page
      .getByRole('button', { name: /^Zet in de brief/ })
      .first()
      .click()
    await page.getByText('De brief is opgeslagen').waitFor()
    expect(await orderIn(visitor)).toHaveLength(before.length + 1)
    // Enter in a field saves, and does nothing else.
    await page.getByLabel('Onderwerp').press('Enter')
    await page.getByText('De brief is opgeslagen').waitFor()
    expect(await orderIn(visitor)).toHaveLength(before.length + 1)
  },
  patienceMs,
)
