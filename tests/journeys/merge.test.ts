import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { organisation } from '#db/schema/index.ts'
import { useBrowser, type Visitor } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { goToStep, makeDraft, publish, setAudience, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const editorOfSchiedam = 'milou.hartog@schiedam.demo.example'
const managerOfVlaardingen = 'mirjam.vogelaar@vlaardingen.demo.example'
const editorOfVlaardingen = 'eline.bosveld@vlaardingen.demo.example'

async function signedIn(email: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Visitor> {
  const visitor = await browser.visitor({ url: demo().url, ...options })
  const [name = '', value = ''] = (await demo().cookieOf(email)).split('=')
  await visitor.context.addCookies([{ name, value, url: demo().url }])
  return visitor
}

test(
  'two municipalities become one after both agreed, and its people read what was of the other',
  { timeout: 120_000 },
  async () => {
    const editor = await signedIn(editorOfSchiedam)
    const title = 'Draaiboek voor de haven'
    await makeDraft(editor.page, 'Document', title)
    await goToStep(editor.page, 'Tekst')
    await editor.page.getByLabel(/^Tekst/).fill('Over de kwispelkade.')
    await editor.page.getByRole('button', { name: 'Opslaan' }).click()
    await setAudience(editor.page, 'Bepaalde organisaties of groepen', { Organisaties: 'Gemeente Schiedam' })
    await publish(editor.page, true)

    const reader = await signedIn(editorOfVlaardingen)
    await reader.visit('/zoeken?q=kwispelkade')
    expect(await reader.page.getByRole('link', { name: title }).count()).toBe(0)

    const { page: admin, visit } = await browser.visitor({ url: demo().url })
    await signInAs(admin, demo().account('administrator'))
    await visit('/beheer/organisaties')
    await admin.getByLabel('Naam, ook van vroeger').fill('vlaard')
    await admin.getByRole('button', { name: 'Zoek organisaties' }).click()
    await admin.getByRole('link', { name: 'Gemeente Vlaardingen' }).click()
    await admin.getByRole('link', { name: 'Samenvoegen' }).click()
    await admin
      .getByLabel('Organisatie die opgaat in Gemeente Vlaardingen')
      .selectOption({ label: 'Gemeente Schiedam' })
    await admin.getByRole('button', { name: 'Bekijk wat er meegaat' }).click()
    await admin.getByText('Wat er opengaat').waitFor()
    await admin.getByRole('button', { name: 'Zet samenvoeging klaar' }).click()
    await admin.getByText('De samenvoeging staat klaar').waitFor()
    await reader.page.reload()
    expect(await reader.page.getByRole('link', { name: title }).count()).toBe(0)

    const { page: first, visit: visitFirst } = await browser.visitor({ url: demo().url, javaScriptEnabled: false })
    await signInAs(first, demo().account('manager'))
    await visitFirst('/beheer/organisaties/schiedam/samenvoegen')
    await first.getByRole('button', { name: 'Akkoord namens Gemeente Schiedam' }).click()
    await first.getByText('U bent akkoord').waitFor()
    const second = await signedIn(managerOfVlaardingen)
    await second.visit('/beheer/organisaties/vlaardingen/samenvoegen')
    await second.page.getByRole('button', { name: 'Akkoord namens Gemeente Vlaardingen' }).click()
    await second.page.getByText('De organisaties zijn samengevoegd').waitFor()

    await expect
      .poll(async () => (await reader.context.request.get('/zoeken?q=kwispelkade')).text(), { timeout: 10_000 })
      .toContain(title)
    await visitFirst('/beheer/organisaties/schiedam')
    expect(new URL(first.url()).pathname).toBe('/beheer/organisaties/vlaardingen')
    await first.getByText('voorheen Gemeente Schiedam').waitFor()
    const [gone] = await demo().database().read.select().from(organisation).where(eq(organisation.slug, 'schiedam'))
    expect(gone?.mergedInto).not.toBeNull()
  },
)
