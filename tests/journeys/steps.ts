import type { BrowserContext, Page } from 'playwright-core'
import type { DemoAccount } from '#db/demo/accounts.ts'
import { people } from '#db/demo/content/people.ts'
import { totpCode } from '#tests/factories/people.ts'
import type { Demo } from './demo.ts'

/** Signs in with the persona's button on the demo's sign-in page. */
export async function signInAs(page: Page, account: DemoAccount): Promise<void> {
  await page.goto('/inloggen')
  await page.getByRole('button', { name: account.name }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
}

/** Signs in as people do: e-mail address and password, then the code of the phone. */
export async function signIn(page: Page, account: DemoAccount): Promise<void> {
  await givePassword(page, account)
  await giveCode(page, account)
}

export async function givePassword(page: Page, account: Pick<DemoAccount, 'email' | 'password'>): Promise<void> {
  if (!new URL(page.url()).pathname.startsWith('/inloggen')) await page.goto('/inloggen')
  await page.getByLabel('E-mailadres').fill(account.email)
  await page.getByLabel('Wachtwoord').fill(account.password)
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await page.waitForURL(/\/inloggen\/(?:code|instellen)/)
}

/** @param at which moment's code; one code works once, the next one already works */
export async function giveCode(
  page: Page,
  account: Pick<DemoAccount, 'totpSecret'>,
  at: number = Date.now(),
): Promise<void> {
  await page.getByLabel('Code van 6 cijfers').fill(totpCode(account.totpSecret ?? '', at))
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'))
}

/** Opens the desk's page of this name, of the item on screen. */
export async function goToStep(page: Page, name: 'Tekst' | 'Bestanden' | 'Voor wie' | 'Publiceren' | 'Versies') {
  await page.getByRole('navigation', { name: 'Stappen' }).getByRole('link', { name }).click()
  await page.locator(`nav a[aria-current=page]`, { hasText: name }).waitFor()
}

export async function makeDraft(page: Page, kind: string, title: string): Promise<void> {
  await page.goto('/redactie/nieuw')
  await page.getByRole('radio', { name: kind }).check()
  await page.getByLabel('Titel').fill(title)
  await page.getByRole('button', { name: 'Maak concept' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** @param names of the organisations, groups or workgroups to choose under these summaries */
export async function setAudience(page: Page, answer: string, names: Record<string, string> = {}): Promise<void> {
  await goToStep(page, 'Voor wie')
  await page.getByRole('radio', { name: answer, exact: false }).check()
  for (const box of await page.getByRole('checkbox', { checked: true, includeHidden: true }).all())
    await box.evaluate((element: HTMLInputElement) => (element.checked = false))
  for (const [summary, name] of Object.entries(names)) {
    await page.locator('summary', { hasText: new RegExp(`^${summary}$`) }).click()
    await page.getByRole('checkbox', { name, exact: true }).check()
  }
  await page.getByRole('button', { name: 'Stel de lezers in' }).click()
}

/** The desk's page "Publiceren", with the confirmation that AMBER and up ask for. */
export async function publish(page: Page, confirmed: boolean): Promise<void> {
  await goToStep(page, 'Publiceren')
  if (confirmed) await page.getByRole('checkbox', { name: /geen politiegegevens/ }).check()
  await page.getByRole('button', { name: /^Publice/ }).click()
  await page.getByText('Staat gepubliceerd').waitFor()
}

/** On a page of requests for an account: lets this applicant in as a reader. */
export async function approveRequest(page: Page, name: string): Promise<void> {
  const one = page.locator('.var-item', { hasText: name })
  await one.getByText('Keur goed', { exact: true }).click()
  await one.getByLabel('Rol').selectOption({ label: 'lezer' })
  await one.getByRole('button', { name: 'Keur aanvraag goed' }).click()
}

/** Signs a manager of the bureau in, who is no persona of the demo. */
export async function enterBureau(demo: Demo, context: BrowserContext): Promise<void> {
  const manager = people.find((one) => one.organisation === 'bureau-var' && one.role === 'manager')!
  const [name = '', value = ''] = (await demo.cookieOf(manager.email)).split('=')
  await context.addCookies([{ name, value, url: demo.url }])
}
