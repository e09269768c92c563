import { expect, test } from 'vitest'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { faultsOf } from './pages.ts'

const demo = useDemo()
const browser = useBrowser()
const patienceMs = 120_000
const email = 'gijs.veldhoen@wijkraad.demo.example'

test(
  'a visitor filters the agenda, signs up, gets the mail, changes and cancels; without JavaScript',
  async () => {
    const { page, visit } = await browser.visitor({ url: demo().url, javaScriptEnabled: false })
    await visit('/')
    await page.getByRole('navigation').getByRole('link', { name: 'Agenda', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
    expect(await page.getByText('Gaat niet door').count()).toBeGreaterThan(0)
    await page.getByRole('radio', { name: 'Kennissessie' }).check()
    await page.getByRole('button', { name: 'Filters toepassen' }).click()
    await page.getByRole('link', { name: 'Kennisdag veilige regio' }).waitFor()
    expect(await page.getByRole('link', { name: 'Carrousel weerbare ondernemers' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Kennisdag veilige regio' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kennisdag veilige regio' }).waitFor()
    expect(await page.content()).not.toContain('meedoen.demo.example')
    const places = await placesIn(page.getByText(/^Nog \d+ plaatsen$/).first())

    await page.getByRole('button', { name: 'Meld mij aan' }).click()
    await page.locator('[data-error-summary]').waitFor()
    await page.getByLabel('Uw naam').fill('Gijs Veldhoen')
    await page.getByLabel('Uw e-mailadres').fill(email)
    await page.getByRole('checkbox', { name: /Jongeren en messen/ }).check()
    await page.getByRole('button', { name: 'Meld mij aan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kijk in uw mail' }).waitFor()

    const confirmation = await demo().linkMailed('/agenda/bevestigen/', email)
    // A scanner that looks first changes nothing.
    await visit(confirmation)
    await visit(confirmation)
    await page.getByRole('button', { name: 'Bevestig mijn aanmelding' }).click()
    await page.getByText('U bent aangemeld. U krijgt een mail').waitFor()
    const manage = await demo().linkMailed('/agenda/aanmelding/', email)
    await visit(manage)
    await page.getByRole('link', { name: 'https://meedoen.demo.example/kennisdag' }).waitFor()
    await page.getByRole('checkbox', { name: /Jongeren en messen/ }).uncheck()
    await page.getByRole('checkbox', { name: /Lege schuren/ }).check()
    await page.getByRole('button', { name: 'Bewaar de wijziging' }).click()
    await page.getByText('Uw wijziging is bewaard').waitFor()
    expect(await page.getByRole('checkbox', { name: /Lege schuren/ }).isChecked()).toBe(true)

    await page.getByRole('link', { name: 'Kennisdag veilige regio' }).click()
    expect(await placesIn(page.getByText(/^Nog \d+ plaatsen$/).first())).toBe(places - 1)
    await visit(manage)
    await page.getByRole('button', { name: 'Meld mij af' }).click()
    await page.getByText('U bent afgemeld. U krijgt een mail.').waitFor()
    expect(await page.content()).not.toContain('meedoen.demo.example')
    await page.getByRole('link', { name: 'Kennisdag veilige regio' }).click()
    expect(await placesIn(page.getByText(/^Nog \d+ plaatsen$/).first())).toBe(places)
    // The page of the confirmation is used up.
    await visit(confirmation)
    await page.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' }).waitFor()
  },
  patienceMs,
)

const placesIn = async (line: { textContent(): Promise<string | null> }): Promise<number> =>
  Number(/\d+/.exec((await line.textContent()) ?? '')?.[0])

test(
  'every page on the way is fit for everyone, as are the pages of the desk',
  async () => {
    const reader = 'bep@wijkraad.demo.example'
    const { page, visit } = await browser.visitor({ url: demo().url })
    await visit('/agenda?periode=voorbij')
    expect(await faultsOf(page), 'past').toEqual([])
    await visit('/agenda?soort=oefening')
    expect(await faultsOf(page), 'nothing found').toEqual([])
    await visit('/agenda')
    await page.getByRole('link', { name: 'Leerhuis ondermijning voor nieuwe raadsleden' }).click()
    await page.getByRole('button', { name: 'Zet mij op de wachtlijst' }).click()
    await page.locator('[data-error-summary]').waitFor()
    expect(await faultsOf(page), 'refused').toEqual([])
    await page.getByLabel('Uw naam').fill('Bep Kooistra')
    await page.getByLabel('Uw e-mailadres').fill(reader)
    await page.getByRole('button', { name: 'Zet mij op de wachtlijst' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kijk in uw mail' }).waitFor()
    expect(await faultsOf(page), 'sent').toEqual([])
    await visit(await demo().linkMailed('/agenda/bevestigen/', reader))
    expect(await faultsOf(page), 'confirmation').toEqual([])
    await page.getByRole('button', { name: 'Bevestig mijn aanmelding' }).click()
    await page.getByText('U staat op de wachtlijst. U krijgt een mail').waitFor()
    expect(await faultsOf(page), 'registration').toEqual([])
    for (const address of ['/agenda/aanmelding/geen-token', '/agenda/bevestigen/geen-token']) {
      await visit(address)
      expect(await faultsOf(page), address).toEqual([])
    }

    const editor = await browser.visitor({ url: demo().url })
    const [name = '', value = ''] = (await demo().cookieOf(demo().account('editor-var').email)).split('=')
    await editor.context.addCookies([{ name, value, url: demo().url }])
    await editor.visit('/agenda')
    await editor.page.getByRole('link', { name: 'Kennisdag veilige regio' }).click()
    expect(await faultsOf(editor.page), 'meeting, signed in').toEqual([])
    await editor.page.getByRole('link', { name: 'Bewerk deze bijeenkomst' }).click()
    expect(await faultsOf(editor.page), 'desk, text').toEqual([])
    await editor.page.getByRole('link', { name: 'Aanmelden', exact: true }).click()
    expect(await faultsOf(editor.page), 'desk, signing up').toEqual([])
    await editor.visit('/agenda/mijn')
    expect(await faultsOf(editor.page), 'own').toEqual([])
  },
  patienceMs,
)
