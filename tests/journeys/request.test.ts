import { expect, test } from 'vitest'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { faultsOf } from './pages.ts'
import { approveRequest, enterBureau, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const email = 'pien.deboer@schiedam.demo.example'
const patienceMs = 120_000

test(
  'a visitor asks for an account, confirms by mail, manager and bureau approve, and the invitation opens; without JavaScript',
  async () => {
    const plain = { url: demo().url, javaScriptEnabled: false }
    const { page, visit } = await browser.visitor(plain)
    await visit('/nieuws')
    await page.locator('#nieuwsbrief-start').getByLabel('E-mailadres').fill(email)
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByRole('heading', { level: 1, name: 'Account of nieuwsbrief aanvragen' }).waitFor()
    expect(await page.getByLabel('E-mailadres').inputValue()).toBe(email)
    // The newsletter alone asks for less.
    await page.getByRole('radio', { name: /Alleen de nieuwsbrief/ }).check()
    expect(await page.getByLabel('Organisatie', { exact: true }).isVisible()).toBe(false)
    await page.getByRole('radio', { name: /Een account/ }).check()
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.locator('[data-error-summary]').waitFor()
    await page.getByLabel('Naam', { exact: true }).fill('Pien de Boer')
    await page.getByLabel('Organisatie', { exact: true }).fill('Gemeente Schiedam')
    await page.getByLabel('Functie', { exact: true }).selectOption({ label: 'Beleidsadviseur jeugd' })
    await page.getByRole('checkbox', { name: /privacytekst/ }).check()
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kijk in uw mail' }).waitFor()

    const confirmation = await demo().linkMailed('/account-aanvragen/bevestigen/', email)
    await visit(confirmation)
    await visit(confirmation)
    await page.getByRole('radio', { name: 'Gemeente Schiedam' }).check()
    await page.getByRole('button', { name: 'Bevestig' }).click()
    await page.getByRole('heading', { name: 'Uw aanvraag wacht op de beheerder' }).waitFor()
    const follow = new URL(page.url()).pathname

    const manager = await browser.visitor(plain)
    await signInAs(manager.page, demo().account('manager'))
    await manager.visit('/beheer')
    await manager.page.getByRole('link', { name: 'Aanvragen bij Gemeente Schiedam' }).click()
    await approveRequest(manager.page, 'Pien de Boer')
    await manager.page.getByText('Er is nog één goedkeuring nodig').waitFor()
    await manager.page.getByText('1 van 2').waitFor()
    await visit(follow)
    await page.getByRole('heading', { name: 'Uw aanvraag wacht op de beheerder' }).waitFor()

    const bureau = await browser.visitor(plain)
    await enterBureau(demo(), bureau.context)
    await bureau.visit('/beheer/aanvragen')
    await approveRequest(bureau.page, 'Pien de Boer')
    await bureau.page.getByText('De aanvraag is goedgekeurd').waitFor()

    await visit(follow)
    await page.getByRole('heading', { name: 'Uw aanvraag is goedgekeurd' }).waitFor()
    await visit(await demo().linkMailed('/uitnodiging/', email))
    await page.getByRole('heading', { level: 1, name: 'Welkom bij het kennisportaal' }).waitFor()
    await page.getByLabel('Nieuw wachtwoord').fill('vier losse woorden samen')
    await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen' }).waitFor()
  },
  patienceMs,
)

test(
  'somebody gets the newsletter and ends it from the mail, and every page on the way is fit for everyone',
  async () => {
    const reader = 'lezer@elders.demo.example'
    const { page, visit } = await browser.visitor({ url: demo().url })
    await visit('/account-aanvragen')
    expect(await faultsOf(page), 'form').toEqual([])
    await page.getByRole('radio', { name: /Alleen de nieuwsbrief/ }).check()
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.locator('[data-error-summary]').waitFor()
    expect(await faultsOf(page), 'form, refused').toEqual([])
    await page.getByLabel('E-mailadres').fill(reader)
    await page.getByRole('checkbox', { name: /privacytekst/ }).check()
    await page.getByRole('button', { name: 'Verstuur' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kijk in uw mail' }).waitFor()
    expect(await faultsOf(page), 'sent').toEqual([])
    await visit(await demo().linkMailed('/account-aanvragen/bevestigen/', reader))
    expect(await faultsOf(page), 'confirmation').toEqual([])
    await page.getByRole('button', { name: 'Bevestig' }).click()
    await page.getByRole('heading', { level: 1, name: 'U bent aangemeld' }).waitFor()
    await visit(await demo().linkMailed('/nieuwsbrief/afmelden/', reader))
    expect(await faultsOf(page), 'unsubscribing').toEqual([])
    await page.getByRole('button', { name: 'Meld mij af' }).click()
    await page.getByRole('heading', { level: 1, name: 'U bent afgemeld' }).waitFor()
    for (const address of ['/account-aanvragen/geen-token', '/account-aanvragen/bevestigen/geen-token']) {
      await visit(address)
      expect(await faultsOf(page), address).toEqual([])
    }
  },
  patienceMs,
)
