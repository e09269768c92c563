import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { item, workgroup as workgroupTable } from '#db/schema/index.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { pdfWith } from './pdfs.ts'
import { givePassword, giveCode, goToStep, makeDraft, publish, setAudience, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const findableWithinMs = 5000

test('a coordinator signs in, shares five files with the workgroup, and each is found by its last page within 5 seconds', async () => {
  const account = demo().account('coordinator')
  const { page, context, visit } = await browser.visitor({ url: demo().url })
  await visit('/redactie/nieuw')
  expect(new URL(page.url()).pathname).toBe('/inloggen')
  await givePassword(page, account)
  await giveCode(page, account)
  await page.getByRole('heading', { level: 1, name: 'Nieuw stuk' }).waitFor()

  await makeDraft(page, 'Document', 'Werkmap wijkaanpak')
  const workgroup = await workgroupOf(page.url())
  const words = ['kwispelbrug', 'zonnehoefkade', 'mistralgracht', 'pluimvaart', 'grienddreef']
  const files = await Promise.all(words.map((word) => pdfWith(word, { pages: 4, weight: 60_000 })))
  await goToStep(page, 'Bestanden')
  // A slow line, so that the progress can be seen.
  const network = await context.newCDPSession(page)
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 250_000 }
  await network.send('Network.emulateNetworkConditions', slow)
  await page.getByLabel('Bestanden', { exact: true }).setInputFiles(files)
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  const progress = page.getByRole('progressbar', { name: 'Voortgang van het versturen' })
  await expect
    .poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value), { timeout: 10_000 })
    .toBeGreaterThan(0)
  await page.getByText('5 bestanden toegevoegd').waitFor()
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })

  await setAudience(page, 'Bepaalde organisaties of groepen', { 'Werkgroepen en netwerken': workgroup })
  await page.getByText('De lezers zijn gewijzigd').waitFor()

  await goToStep(page, 'Publiceren')
  await page.getByRole('button', { name: /^Publiceren voor \d+ personen$/ }).click()
  await page.getByText('Er is 1 ding dat niet klopt').waitFor()
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true)
  await page.getByRole('checkbox', { name: /geen politiegegevens/ }).check()
  await page.getByRole('button', { name: /^Publiceren voor \d+ personen$/ }).click()
  await page.getByText('Staat gepubliceerd').waitFor()

  const published = performance.now()
  for (const word of words)
    await expect
      .poll(async () => (await context.request.get(`/zoeken?q=${word}`)).text(), { timeout: findableWithinMs })
      .toContain('p. 4')
  expect(performance.now() - published).toBeLessThan(findableWithinMs)

  const [word = ''] = words
  await visit(`/zoeken?q=${word}`)
  await page.getByRole('link', { name: 'p. 4' }).click()
  expect(await page.locator('.var-reader__text mark').allInnerTexts()).toEqual([word])

  async function workgroupOf(address: string): Promise<string> {
    const id = new URL(address).pathname.split('/')[2] ?? ''
    const [row] = await demo()
      .database()
      .read.select({ name: workgroupTable.name })
      .from(item)
      .innerJoin(workgroupTable, eq(item.workgroupId, workgroupTable.id))
      .where(eq(item.id, id))
    return row?.name ?? ''
  }
})

test('files are added without JavaScript as well, and what cannot be taken is said by name', async () => {
  const { page } = await browser.visitor({ url: demo().url, javaScriptEnabled: false })
  await signInAs(page, demo().account('coordinator'))
  await makeDraft(page, 'Document', 'Werkmap zonder script')
  await goToStep(page, 'Bestanden')
  await page.getByLabel('Bestanden', { exact: true }).setInputFiles([await pdfWith('veenpolderpad')])
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByText('1 bestand toegevoegd').waitFor()

  await page
    .getByLabel('Bestanden', { exact: true })
    .setInputFiles([
      { name: 'gereedschap.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\x00 not a document') },
    ])
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.locator('[data-error-summary]', { hasText: 'gereedschap.exe' }).waitFor()
  expect(await page.locator('.var-item__title').allInnerTexts()).toEqual(['veenpolderpad.pdf'])

  await setAudience(page, 'Bepaalde organisaties of groepen', { Organisaties: 'Gemeente Vlaardingen' })
  await publish(page, true)
})
