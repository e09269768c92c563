import { expect, test } from 'vitest'
import { useBrowser } from '#tests/setup/browser.ts'
import { scan } from './counting.ts'
import { useDemo } from './demo.ts'
import { beginWithPasskey, deviceOf } from './device.ts'
import { approveRequest, enterBureau, signInAs } from './steps.ts'

const demo = useDemo({ SEARCH_ENGINE: 'embedded' })
const browser = useBrowser()
const email = 'joep.verhoeven@schiedam.demo.example'

test('an advisor asks for an account, confirms by mail, is let in, makes a passkey at the first sign-in and reads what partners share', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  const device = await deviceOf(page)
  await visit('/kennisbank')
  expect(new URL(page.url()).pathname).toBe('/inloggen')
  await visit('/account-aanvragen')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Naam', { exact: true }).fill('Joep Verhoeven')
  await page.getByLabel('Organisatie', { exact: true }).fill('Gemeente Schiedam')
  await page.getByLabel('Functie', { exact: true }).selectOption({ label: 'Beleidsadviseur jeugd' })
  await page.getByRole('checkbox', { name: /privacytekst/ }).check()
  await page.getByRole('button', { name: 'Verstuur' }).click()
  await page.getByRole('heading', { level: 1, name: 'Kijk in uw mail' }).waitFor()

  const confirmation = await demo().linkMailed('/account-aanvragen/bevestigen/', email)
  expect(await scan(demo().url + confirmation)).toEqual([200, 200, 200, 200])
  const manager = await browser.visitor({ url: demo().url })
  await signInAs(manager.page, demo().account('manager'))
  await manager.visit('/beheer/organisaties/schiedam/aanvragen')
  // What a scanner opened has confirmed nothing.
  expect(await manager.page.getByText('Joep Verhoeven').count()).toBe(0)
  await visit(confirmation)
  await page.getByRole('radio', { name: 'Gemeente Schiedam' }).check()
  await page.getByRole('button', { name: 'Bevestig' }).click()
  await page.getByRole('heading', { name: 'Uw aanvraag wacht op de beheerder' }).waitFor()

  await manager.page.reload()
  await approveRequest(manager.page, 'Joep Verhoeven')
  await manager.page.getByText('Er is nog één goedkeuring nodig').waitFor()
  const bureau = await browser.visitor({ url: demo().url })
  await enterBureau(demo(), bureau.context)
  await bureau.visit('/beheer/aanvragen')
  await approveRequest(bureau.page, 'Joep Verhoeven')
  await bureau.page.getByText('De aanvraag is goedgekeurd').waitFor()

  const invitation = await demo().linkMailed('/uitnodiging/', email)
  expect(await scan(demo().url + invitation)).toEqual([200, 200, 200, 200])
  await visit(invitation)
  await beginWithPasskey(page)
  expect(await device.passkeys()).toBe(1)

  await page.context().clearCookies()
  await visit('/kennisbank')
  await page.getByRole('button', { name: /Gebruik (?:een|uw) passkey/ }).click()
  await page.waitForURL((url) => url.pathname === '/kennisbank')
  await page.locator('main a[href^="/kennisbank/"]').first().click()
  await page.waitForURL(/\/kennisbank\/.+/)
  await page.locator('main .var-tlp__label', { hasText: /GREEN/ }).first().waitFor()
  const title = await page.locator('main h1').innerText()
  const address = new URL(page.url()).pathname
  // Not for everyone: whoever is not signed in gets nothing of it.
  const stranger = await fetch(demo().url + address, { redirect: 'manual' })
  expect(stranger.status).toBe(302)
  expect(await stranger.text()).not.toContain(title)
}, 120_000)
