import { expect, test } from 'vitest'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { faultsOf } from './pages.ts'
import { signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const phone = { width: 320, height: 640 }
const title = 'Inloopspreekuur voor adviseurs veiligheid'

test('somebody shows the code on their phone, and the organiser scans it, presses one button and sees the count', async () => {
  // Who comes signs up and opens the code.
  const guest = await browser.visitor({ url: demo().url, viewport: phone })
  await signInAs(guest.page, demo().account('advisor'))
  await guest.visit('/agenda')
  await guest.page.getByRole('link', { name: title }).first().click()
  await guest.page.getByRole('button', { name: 'Meld mij aan' }).click()
  await guest.page.getByRole('link', { name: 'Uw code voor de ingang' }).click()
  await guest.page.getByRole('img', { name: 'Uw toegangscode' }).waitFor()
  expect(await faultsOf(guest.page), 'the code').toEqual([])
  const address = new URL(guest.page.url()).pathname
  const { name } = demo().account('advisor')
  // The code says to nobody whose it is.
  const passer = await browser.visitor({ url: demo().url, javaScriptEnabled: false, viewport: phone })
  await passer.visit(address)
  expect(await passer.page.locator('main').innerText()).not.toContain(name)

  const desk = await browser.visitor({ url: demo().url, viewport: phone })
  await signInAs(desk.page, demo().account('editor-var'))
  await desk.visit(address)
  await desk.page.getByRole('heading', { level: 1, name }).waitFor()
  expect(await faultsOf(desk.page), 'who stands at the door').toEqual([])
  await desk.page.setViewportSize(phone)
  const button = desk.page.getByRole('button', { name: 'Aanwezig', exact: true })
  const box = await button.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(56)
  await button.click()
  await desk.page.getByText('Aanwezig sinds').waitFor()
  await desk.page.getByRole('link', { name: 'Naar de lijst' }).click()
  await desk.page.getByText('1 van 1 persoon aanwezig').waitFor()

  // Somebody without a code, and without having signed up.
  await desk.page.getByLabel('Naam', { exact: true }).fill('Joost Zomaar')
  await desk.page.getByRole('button', { name: 'Zet op de lijst' }).click()
  await desk.page.getByText('2 van 2 personen aanwezig').waitFor()
  expect(await faultsOf(desk.page), 'the list at the door').toEqual([])
  await desk.page.getByRole('link', { name: 'Naar de deelnemerslijst in de redactie' }).click()
  await desk.page.getByRole('cell', { name: 'niet aangemeld, wel gekomen' }).waitFor()
  expect(await faultsOf(desk.page), 'the list at the desk').toEqual([])
  for (const step of ['Dossier', 'Reeks']) {
    await desk.page.getByRole('navigation', { name: 'Stappen' }).getByRole('link', { name: step }).click()
    await desk.page.locator('nav a[aria-current=page]', { hasText: step }).waitFor()
    expect(await faultsOf(desk.page), step).toEqual([])
  }
  for (const path of ['/redactie/opkomst', '/profiel/kalender']) {
    await desk.visit(path)
    expect(await faultsOf(desk.page), path).toEqual([])
  }
}, 120_000)
