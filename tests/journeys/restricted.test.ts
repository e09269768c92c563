import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import { file, item, session, user } from '#db/schema/index.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { giveCode, givePassword, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
const title = 'Kwartelprotocol: overdracht tussen wijkteams'

test('the police read an AMBER+STRICT document after a fresh second factor, as stamped pages only', async () => {
  const account = demo().account('police')
  const { path, fileId } = await addresses()
  const { page, context, visit } = await browser.visitor({ url: demo().url })
  await visit('/inloggen')
  await givePassword(page, account)
  expect(await visit(path), 'with the password alone').toBeGreaterThanOrEqual(200)
  expect(await page.content()).not.toContain('Kwartel')
  await visit('/inloggen/code')
  await giveCode(page, account)
  expect(await visit(path)).toBe(200)

  await letTwoHoursPass(account.email)
  expect(await visit(path)).toBe(404)
  expect(await page.content()).not.toContain('Kwartel')
  await page.getByRole('link', { name: 'Bevestig uw tweede factor' }).click()
  await giveCode(page, account, Date.now() + 30_000)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  expect(await page.getByText('TLP:AMBER+STRICT').count()).toBeGreaterThan(0)

  await page.getByRole('link', { name: 'kwartelprotocol.pdf' }).click()
  const picture = page.locator('.var-reader__picture img')
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(300)
  expect(await page.getByRole('link', { name: /Download/ }).count()).toBe(0)
  const bytes = await context.request.get(urls.file(fileId))
  expect(bytes.status()).toBeGreaterThanOrEqual(403)
  expect((await bytes.body()).includes('%PDF')).toBe(false)
})

test('an advisor finds no trace of it: not in search, not in lists, and by address the page that every absent page gets', async () => {
  const { path, fileId } = await addresses()
  const { page, visit } = await browser.visitor({ url: demo().url })
  await signInAs(page, demo().account('advisor'))
  await visit('/zoeken?q=kwartelprotocol')
  expect(await page.locator('#resultaten').innerText()).not.toMatch(/kwartelprotocol/i)
  for (const list of ['/', '/kennisbank', '/themas', '/werkgroepen', '/kennisbank?soort=documenten']) {
    await visit(list)
    expect(await page.locator('main').innerText()).not.toContain('Kwartel')
  }

  const noId = 'z'.repeat(20)
  const pairs = [
    [path, '/kennisbank/dit-is-er-niet-abcdefgh'],
    [`${path}/bestand/${fileId}/1`, `${path}/bestand/${noId}/1`],
    [urls.file(fileId), urls.file(noId)],
    [`${urls.file(fileId)}/pagina/1`, `${urls.file(noId)}/pagina/1`],
  ] as const
  for (const [forbidden, absent] of pairs) {
    const answer = await answerOf(visit, page, forbidden)
    expect(answer, forbidden).toEqual(await answerOf(visit, page, absent))
    expect(answer.status).toBe(404)
    expect(answer.html).not.toContain('Kwartel')
  }
})

async function answerOf(visit: (path: string) => Promise<number>, page: { content(): Promise<string> }, path: string) {
  const status = await visit(path)
  return { status, html: (await page.content()).replaceAll(path, '').replaceAll(encodeURIComponent(path), '') }
}

async function addresses(): Promise<{ path: string; fileId: string }> {
  const { read } = demo().database()
  const [found] = await read.select({ id: item.id, title: item.title }).from(item).where(eq(item.title, title))
  if (!found) throw new Error('the demo lacks the document of this journey')
  const [one] = await read.select({ id: file.id }).from(file).where(eq(file.itemId, found.id))
  return { path: urls.library.item(found), fileId: one?.id ?? '' }
}

async function letTwoHoursPass(email: string): Promise<void> {
  const db = demo().database()
  const [person] = await db.read.select({ id: user.id }).from(user).where(eq(user.email, email))
  await db.write(async (tx) => {
    await tx
      .update(session)
      .set({ factorAt: Date.now() - 2 * 60 * 60_000 })
      .where(eq(session.userId, person?.id ?? ''))
  })
}
