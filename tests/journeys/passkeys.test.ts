import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { deviceOf } from './device.ts'
import { givePassword, signInAs } from './steps.ts'

const demo = useDemo({ SEARCH_ENGINE: 'embedded' })
const browser = useBrowser()
const patienceMs = 90_000

async function invitationOf(name: string, email: string): Promise<string> {
  const manager = await browser.visitor({ url: demo().url })
  await signInAs(manager.page, demo().account('manager'))
  await manager.visit(`/beheer/organisaties/${demo().account('manager').organisationSlug}`)
  const form = manager.page.locator('#nieuw')
  await form.getByLabel('Naam').fill(name)
  await form.getByLabel('E-mailadres').fill(email)
  await form.getByRole('button', { name: 'Persoon toevoegen' }).click()
  await manager.page.getByText('De persoon is toegevoegd').waitFor()
  return demo().linkMailed('/uitnodiging/', email)
}

const usePasskey = (page: Page) => page.getByRole('button', { name: /Gebruik (?:een|uw) passkey/ }).click()
const signedInAt = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path)

test(
  'somebody who was invited makes a passkey, never a password, and reads; later the passkey alone lets them in',
  async () => {
    const email = 'wies.prins@nieuw.demo.example'
    const { page, visit } = await browser.visitor({ url: demo().url })
    const invitation = await invitationOf('Wies Prins', email)
    const device = await deviceOf(page)
    await visit(invitation)
    await visit(invitation)
    await page.getByLabel('Naam van de passkey').fill('Werklaptop')
    await page.getByRole('button', { name: 'Maak een passkey' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bewaar uw herstelcodes' }).waitFor()
    expect(await page.locator('main code').count()).toBe(10)
    await page.getByRole('link', { name: 'Ik heb ze bewaard, ga verder' }).click()
    await page.getByRole('heading', { level: 1, name: 'Voor u' }).waitFor()
    expect(await visit('/kennisbank')).toBe(200)
    await page.locator('main a[href^="/kennisbank/"]').first().click()
    await page.waitForURL(/\/kennisbank\/.+/)
    await page.locator('main h1').waitFor()
    expect(await device.passkeys()).toBe(1)
    await visit(invitation)
    await page.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' }).waitFor()
    await expect.poll(() => demo().mailsTo(email).join('\n'), { timeout: 20_000 }).toContain('passkey toegevoegd')

    await page.context().clearCookies()
    await visit('/profiel/passkeys')
    expect(new URL(page.url()).pathname).toBe('/inloggen')
    await usePasskey(page)
    await signedInAt(page, '/profiel/passkeys')
    await page.getByRole('row', { name: /Werklaptop/ }).waitFor()
    expect(await page.content()).not.toContain('nog niet')
  },
  patienceMs,
)

test(
  'somebody with a phone adds two passkeys, gives one as second step and removes the other',
  async () => {
    const { page, visit } = await browser.visitor({ url: demo().url })
    const account = demo().account('author')
    await signInAs(page, account)
    await visit('/profiel')
    await page.getByRole('link', { name: 'Passkeys', exact: true }).click()
    const first = await deviceOf(page)
    await page.getByLabel('Naam van de passkey').fill('Laptop')
    await page.getByRole('button', { name: 'Maak een passkey' }).click()
    await page.getByText('De passkey is toegevoegd').waitFor()
    // The same device again: it says so itself, and nothing is sent.
    await page.getByRole('button', { name: 'Maak een passkey' }).click()
    await page.getByText('Op dit apparaat staat al een passkey voor dit account').waitFor()
    await first.remove()
    await deviceOf(page, 'usb')
    await page.getByLabel('Naam van de passkey').fill('Sleutel aan de bos')
    await page.getByRole('button', { name: 'Maak een passkey' }).click()
    await page.getByRole('row', { name: /Sleutel aan de bos/ }).waitFor()

    const laptop = page.getByRole('row', { name: /Laptop/ })
    await laptop.getByText('Verwijder', { exact: true }).click()
    await laptop.getByRole('button', { name: 'Verwijder deze passkey' }).click()
    await page.getByText('De passkey is verwijderd').waitFor()
    expect(await page.getByRole('row', { name: /Laptop/ }).count()).toBe(0)

    await page.context().clearCookies()
    await givePassword(page, account)
    await page.getByRole('heading', { level: 1, name: 'Zet de tweede stap' }).waitFor()
    await usePasskey(page)
    await signedInAt(page, '/')
    expect(await visit('/profiel/passkeys')).toBe(200)
  },
  patienceMs,
)

test(
  'a device that cannot tell who holds it lets nobody in, and the page says what to do',
  async () => {
    const { page, visit } = await browser.visitor({ url: demo().url })
    await signInAs(page, demo().account('coordinator'))
    await visit('/profiel/passkeys')
    const device = await deviceOf(page)
    await page.getByRole('button', { name: 'Maak een passkey' }).click()
    await page.getByText('De passkey is toegevoegd').waitFor()
    await device.checksNobody()
    await page.context().clearCookies()
    await visit('/inloggen')
    await usePasskey(page)
    await page.getByText('U hebt de passkey niet bevestigd').waitFor({ timeout: 70_000 })
    expect(new URL(page.url()).pathname).toBe('/inloggen')
    expect(await visit('/profiel')).toBe(200)
    expect(new URL(page.url()).pathname).toBe('/inloggen')
  },
  patienceMs,
)
