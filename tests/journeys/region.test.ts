import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { totpCode } from '#tests/factories/people.ts'
import { portalOn } from '#tests/setup/backup.ts'
import { useBrowser, type Visitor } from '#tests/setup/browser.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { linkIn, openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'
import { startProcess, type PortalProcess } from '#tests/setup/process.ts'
import { countActs, scan } from './counting.ts'
import { beginWithPasskey, deviceOf } from './device.ts'
import { faultsOf } from './pages.ts'

const browser = useBrowser()
const password = 'vier losse woorden samen'
const towns = Array.from({ length: 23 }, (_, n) => `Gemeente Proefdorp ${String.fromCharCode(65 + n)}`)
const mailOf = (n: number) => `beheerder${n}@proefdorp.example`

/** A fresh installation, as an operator starts it, with a mail server. */
async function aFreshPortal(): Promise<{ portal: PortalProcess; post: PostOffice }> {
  const post = await openPostOffice()
  onTestFinished(() => post.stop())
  const portal = await startProcess('server', temporaryFolder('fresh'), {
    SEARCH_ENGINE: 'embedded',
    LOG_LEVEL: 'warn',
    SMTP_URL: post.url,
    MAIL_FROM: 'portaal@alliantie.example',
    CLAMD_WAIVER: 'Een test, 2026-11-22, geen scanner',
  })
  onTestFinished(async () => {
    await portal.stop()
  })
  return { portal, post }
}

const pathIn = (text: string, start: string): string => {
  const found = text.match(/https?:\/\/\S+/g)?.findLast((link) => link.includes(start))
  return new URL(found ?? `no link to ${start} in: ${text}`).pathname
}
const invitations = (post: PostOffice) => post.letters().filter(({ source }) => source.includes('/uitnodiging/'))
const rowOf = async (page: Page, n: number) =>
  (await page.getByRole('row', { name: new RegExp(`^${towns[n]} `) }).innerText()).replace(/\s+/g, ' ')

test('the bureau sets up 23 municipalities in fewer than 60 clicks, and sees who has begun', async () => {
  const { portal, post } = await aFreshPortal()
  const first = await browser.visitor({ url: portal.url })
  const firstActs = await countActs(first.context)
  await deviceOf(first.page)
  await first.visit(pathIn(portal.output(), '/eerste-beheerder/'))
  await first.page.getByLabel('Uw naam').fill('Xandra Bureau')
  await first.page.getByLabel('Uw e-mailadres').fill('xandra@alliantie.example')
  await first.page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await first.page.getByRole('button', { name: 'Portaal in gebruik nemen' }).click()
  await beginWithPasskey(first.page)
  await first.page.getByRole('link', { name: 'Regio inrichten' }).click()
  const lines = towns.map((town, n) => `${town}\tBeheerder ${n}\t${mailOf(n)}\tAdviseur OOV`)
  await first.page.getByLabel('Lijst').fill(['Gemeente\tNaam\tE-mail\tFunctie', ...lines].join('\r\n'))
  await first.page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click()
  await first.page.getByText('Deze gemeenten worden gemaakt').waitFor()
  expect(await faultsOf(first.page), 'preview').toEqual([])
  await first.page.getByRole('button', { name: 'Zet 23 beheerders klaar' }).click()
  await first.page.getByText('De beheerders staan klaar').waitFor()
  expect(invitations(post)).toEqual([])

  const invited = await portalOn(portal.dataDir, ['admin', 'invite', 'tweede@alliantie.example']).ended
  const second = await browser.visitor({ url: portal.url })
  const secondActs = await countActs(second.context)
  await deviceOf(second.page)
  await second.visit(pathIn(invited.out, '/uitnodiging/'))
  await beginWithPasskey(second.page)
  await second.visit('/beheer')
  await second.page.getByRole('link', { name: 'Regio inrichten' }).click()
  expect(await faultsOf(second.page), 'confirmation').toEqual([])
  await second.page.getByRole('button', { name: 'Bevestig wie is aangevinkt' }).click()
  await second.page.getByText('De beheerders zijn bevestigd').waitFor()
  const clicks = firstActs() + secondActs()
  expect(clicks, 'clicks, fields and addresses of the bureau').toBeLessThan(60)
  // Whoever counts nothing has counted wrongly.
  expect(clicks).toBeGreaterThan(12)

  await expect.poll(() => invitations(post).length, { timeout: 30_000 }).toBe(23)
  expect(invitations(post).every(({ to }) => to.length === 1)).toBe(true)
  expect(new Set(invitations(post).map(({ to }) => to[0]))).toEqual(new Set(towns.map((_, n) => mailOf(n))))

  await enters(await browser.visitor({ url: portal.url }), portal, post, 0, 'phone')
  await enters(await browser.visitor({ url: portal.url }), portal, post, 1, 'password only')
  await first.visit('/beheer/regio')
  expect(await rowOf(first.page, 0)).toContain('1 beheerder ja ja nog niet')
  expect(await rowOf(first.page, 1)).toContain('1 beheerder ja nog niet nog niet Herinner')
  expect(await rowOf(first.page, 2)).toContain('1 beheerder nog niet nog niet nog niet Herinner')
  await first.page.getByText('1 van 23 organisaties').waitFor()

  await second.visit('/beheer/regio')
  await first.page.getByRole('button', { name: 'Herinner 22 beheerders' }).click()
  await first.page.getByText('De herinneringen worden gemaild').waitFor()
  expect(await rowOf(first.page, 1)).toContain('Herinnerd op')
  // Somebody who looked before that reminds nobody twice.
  await second.page.getByRole('button', { name: 'Herinner 22 beheerders' }).click()
  await second.page.getByText('Er is nu niemand om te herinneren').waitFor()
  await expect.poll(() => invitations(post).length, { timeout: 30_000 }).toBe(23 + 21)
  const reminders = () => post.letters(mailOf(1)).filter(({ source }) => source.includes('tweede stap'))
  await expect.poll(() => reminders().length, { timeout: 30_000 }).toBe(1)
  expect(post.letters(mailOf(0))).toHaveLength(1)
  expect(post.letters(mailOf(2))).toHaveLength(2)
}, 180_000)

/** Follows the mailed link, after a scanner did, and chooses a password; the phone may wait. */
async function enters(
  { page, visit }: Visitor,
  portal: PortalProcess,
  post: PostOffice,
  n: number,
  how: 'phone' | 'password only',
): Promise<void> {
  const link = linkIn(post.letters(mailOf(n)), '/uitnodiging/')
  expect(await scan(portal.url + link)).toEqual([200, 200, 200, 200])
  await visit(link)
  await page.getByLabel('Nieuw wachtwoord').fill(password)
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen' }).waitFor()
  if (how === 'password only') return
  const secret = await page.locator('main code').first().innerText()
  await page.getByLabel('Code van 6 cijfers').fill(totpCode(secret))
  await page.getByRole('button', { name: 'Telefoon koppelen' }).click()
  await page.getByRole('link', { name: 'Ik heb ze bewaard, ga verder' }).click()
  await page.getByRole('heading', { level: 1, name: 'Voor u' }).waitFor()
}
