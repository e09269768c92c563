import { expect, test } from 'vitest'
import { useBrowser, type Visitor } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { goToStep, makeDraft, publish, setAudience, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
/** An editor of the alliance office beside the persona. */
const colleague = 'oscar.montfoort@bureau-var.demo.example'

test.each([
  { with: 'with', javaScriptEnabled: true },
  { with: 'without', javaScriptEnabled: false },
])(
  'an editor previews, publishes and withdraws news $with JavaScript; visitors follow at once',
  async ({ javaScriptEnabled, with: how }) => {
    const title = `Nieuw spreekuur in de wijk, ${how}`
    const anyone = await browser.visitor({ url: demo().url })
    await anyone.visit('/')
    expect(await anyone.page.getByRole('link', { name: title }).count()).toBe(0)

    const { page } = await browser.visitor({ url: demo().url, javaScriptEnabled })
    await signInAs(page, demo().account('editor-var'))
    await makeDraft(page, 'Nieuwsbericht', title)
    await page.getByLabel('Samenvatting').fill('Elke dinsdag, voor iedereen.')
    await page
      .getByLabel(/^Tekst/)
      .fill('## Wanneer\n\nElke **dinsdag**. <script>alert(1)</script>\n\n- ochtend\n- middag')
    await page.getByRole('button', { name: 'Voorbeeld' }).click()
    const preview = page.getByRole('region', { name: 'Voorbeeld' })
    expect(await preview.locator('strong').innerText()).toBe('dinsdag')
    expect(await preview.getByRole('listitem').allInnerTexts()).toEqual(['ochtend', 'middag'])
    expect(await preview.locator('script').count()).toBe(0)
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('Het concept is bewaard.').waitFor()

    await setAudience(page, 'Iedereen')
    await publish(page, false)
    await anyone.page.reload()
    await anyone.page.getByRole('link', { name: title }).click()
    expect(await anyone.page.locator('.var-prose').innerText()).toContain('Elke dinsdag.')
    const address = new URL(anyone.page.url()).pathname

    await page.locator('summary', { hasText: /^Trek in$/ }).click()
    await page.getByRole('button', { name: 'Trek in nu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Redactie' }).waitFor()
    await anyone.visit('/')
    expect(await anyone.page.getByRole('link', { name: title }).count()).toBe(0)
    expect(await anyone.visit(address)).toBe(410)
  },
)

test('two editors at once: the second one is told, keeps the own text and sees the other', async () => {
  const { page: first } = await browser.visitor({ url: demo().url })
  await signInAs(first, demo().account('editor-var'))
  await makeDraft(first, 'Nieuwsbericht', 'Terugblik op de regiodag')
  const second = await signedIn(colleague)
  await second.page.goto(first.url())
  await first.getByLabel(/^Tekst/).fill('De zaal zat vol.')
  await second.page.getByLabel(/^Tekst/).fill('Er waren tachtig mensen.')
  await first.getByRole('button', { name: 'Opslaan' }).click()
  await first.getByText('Het concept is bewaard.').waitFor()

  const answered = second.page.waitForResponse((answer) => answer.request().method() === 'POST')
  await second.page.getByRole('button', { name: 'Opslaan' }).click()
  expect((await answered).status()).toBe(409)
  await second.page.locator('[data-error-summary]').waitFor()
  expect(await second.page.getByLabel(/^Tekst/).inputValue()).toBe('Er waren tachtig mensen.')
  await second.page.getByText('De zaal zat vol.').waitFor()
})

test('a wider audience is proposed by one editor and confirmed by another', async () => {
  const { page } = await browser.visitor({ url: demo().url })
  await signInAs(page, demo().account('editor-var'))
  await makeDraft(page, 'Document', 'Handreiking buurtgesprek')
  await setAudience(page, 'Bepaalde organisaties of groepen', { Organisaties: 'Bureau VAR' })
  await publish(page, true)
  await setAudience(page, 'Alle kernpartners')
  await page.getByText('Een collega moet dit bevestigen').waitFor()

  await goToStep(page, 'Publiceren')
  await page.getByText('Iemand anders van de organisatie moet dit bevestigen.').waitFor()
  expect(await page.getByRole('button', { name: 'Bevestig' }).count()).toBe(0)
  const advisor = await browser.visitor({ url: demo().url })
  await signInAs(advisor.page, demo().account('advisor'))
  const reading = await page.getByRole('link', { name: 'Bekijk als lezer' }).getAttribute('href')
  expect(await advisor.visit(reading ?? '')).toBe(404)

  const second = await signedIn(colleague)
  await second.visit('/redactie')
  await second.page.getByRole('link', { name: 'Handreiking buurtgesprek' }).first().click()
  await second.page.getByText('Voorstel: naar TLP:GREEN').waitFor()
  await second.page.getByRole('button', { name: 'Bevestig' }).click()
  await second.page.getByText('Staat gepubliceerd').waitFor()
  expect(await advisor.visit(reading ?? '')).toBe(200)
})

async function signedIn(email: string): Promise<Visitor> {
  const visitor = await browser.visitor({ url: demo().url })
  const [name = '', value = ''] = (await demo().cookieOf(email)).split('=')
  await visitor.context.addCookies([{ name, value, url: demo().url }])
  return visitor
}
