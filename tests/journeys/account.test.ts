import { expect, test } from 'vitest'
import { totpCode } from '#tests/factories/people.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { giveCode, givePassword, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const email = 'tess.vandijk@schiedam.demo.example'

test('a person is invited, confirmed, chooses a password, pairs a phone and later resets the password', async () => {
  const administrator = await browser.visitor({ url: demo().url })
  await signInAs(administrator.page, demo().account('administrator'))
  await administrator.visit('/beheer/organisaties/schiedam')
  const form = administrator.page.locator('#nieuw')
  await form.getByLabel('Naam').fill('Tess van Dijk')
  await form.getByLabel('E-mailadres').fill(email)
  await form.getByRole('button', { name: 'Persoon toevoegen' }).click()
  await administrator.page.getByText('De persoon is toegevoegd').waitFor()
  await administrator.page.getByRole('row', { name: /Tess van Dijk.*wacht op bevestiging/ }).waitFor()

  const manager = await browser.visitor({ url: demo().url })
  await signInAs(manager.page, demo().account('manager'))
  await manager.visit('/beheer/bevestigingen')
  await manager.page
    .getByRole('row', { name: /Tess van Dijk/ })
    .getByRole('button', { name: 'Bevestig' })
    .click()
  await manager.page.getByText('De wijziging is bevestigd en geldt nu').waitFor()

  const { page, visit } = await browser.visitor({ url: demo().url })
  const invitation = await linkMailed('/uitnodiging/')
  // A mail scanner opens every link first; that uses nothing up.
  await visit(invitation)
  await visit(invitation)
  await page.getByLabel('Nieuw wachtwoord').fill('kort')
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
  await page.locator('[data-error-summary]').waitFor()
  const password = 'vier losse woorden samen'
  await page.getByLabel('Nieuw wachtwoord').fill(password)
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()

  await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen' }).waitFor()
  const totpSecret = await page.locator('code').innerText()
  await page.getByLabel('Code van 6 cijfers').fill('000000')
  await page.getByRole('button', { name: 'Telefoon koppelen' }).click()
  await page.locator('[data-error-summary]').waitFor()
  expect(await page.locator('main code').first().innerText()).toBe(totpSecret)
  await page.getByLabel('Code van 6 cijfers').fill(totpCode(totpSecret))
  await page.getByRole('button', { name: 'Telefoon koppelen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bewaar uw herstelcodes' }).waitFor()
  const codes = await page.locator('main code').allInnerTexts()
  expect(new Set(codes).size).toBeGreaterThanOrEqual(8)
  await page.getByRole('link', { name: 'Ik heb ze bewaard, ga verder' }).click()
  await page.getByRole('heading', { level: 1, name: 'Voor u' }).waitFor()
  await visit('/profiel')
  expect(await page.content()).not.toContain(codes[0])
  await visit(invitation)
  await page.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' }).waitFor()

  const other = await browser.visitor({ url: demo().url })
  await other.visit('/inloggen')
  await other.page.getByRole('link', { name: 'Wachtwoord vergeten' }).click()
  await other.page.getByLabel('E-mailadres').fill(email)
  await other.page.getByRole('button', { name: 'Mail mij een link' }).click()
  await other.page.getByRole('heading', { level: 1, name: 'Kijk in uw mail' }).waitFor()
  await other.visit(await linkMailed('/wachtwoord-instellen/'))
  await other.page.getByLabel('Nieuw wachtwoord').fill('een heel andere zin dan eerst')
  await other.page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
  await giveCode(other.page, { totpSecret }, Date.now() + 30_000)
  await other.page.getByRole('heading', { level: 1, name: 'Voor u' }).waitFor()

  // The old session ended, and so did the old password.
  await visit('/kennisbank')
  expect(new URL(page.url()).pathname).toBe('/inloggen')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord').fill(password)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.locator('[data-error-summary]').waitFor()
  await givePassword(page, { email, password: 'een heel andere zin dan eerst' })
})

/** The path of the newest link of this kind that was mailed to them. */
async function linkMailed(start: string): Promise<string> {
  const find = () =>
    demo()
      .mailsTo(email)
      .flatMap((mail) => mail.match(/http:\/\/\S+/g) ?? [])
      .findLast((link) => link.includes(start))
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy()
  return new URL(find() ?? '').pathname
}
