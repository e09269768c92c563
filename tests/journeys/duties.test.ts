import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cookieNameOf, cookies } from '#app/auth/cookies.ts'
import { projectRoot } from '#app/lib/paths.ts'
import { statement, statusNames } from '#app/modules/duties/accessibility.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { signInAs } from './steps.ts'

const demo = useDemo({ SEARCH_ENGINE: 'embedded' })
const browser = useBrowser()
const config = { server: { https: false } } as Parameters<typeof cookieNameOf>[1]
const publicPages = [
  '/',
  '/nieuws',
  '/zoeken?q=ondermijning',
  '/over',
  '/contact',
  '/privacy',
  '/cookies',
  '/toegankelijkheid',
  '/feeds',
  '/account-aanvragen',
  '/inloggen',
]

describe('the statement on accessibility', () => {
  test('is no older than eleven months, of a status that exists, and judged before it was signed', () => {
    const months = (Date.now() - Date.parse(statement.signedOn)) / (30.44 * 24 * 3_600_000)
    expect(months, 'judge the product again and date the statement anew').toBeLessThan(11)
    expect(Object.keys(statusNames)).toContain(statement.status)
    expect(statement.judgedOn <= statement.signedOn).toBe(true)
    // A is for what has no fault.
    expect(statement.faults.length > 0).toBe((statement.status as string) !== 'A')
  })

  test('says status, date, known faults, how to complain and where the register is, and in a demo that it is invented', async () => {
    const { page, visit } = await browser.visitor({ url: demo().url })
    expect(await visit('/toegankelijkheid')).toBe(200)
    const text = await page.locator('main').innerText()
    expect(text).toContain(`Status ${statement.status}`)
    expect(text).toContain('27 november 2026')
    for (const { what } of statement.faults) expect(text).toContain(what)
    expect(text).toMatch(/klacht/)
    expect(text).toMatch(/verzonnen/)
    expect(await page.locator('main a[href="https://www.toegankelijkheidsverklaring.nl/register"]').count()).toBe(1)
  })
})

test('every duty is a page that the foot of each page leads to', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  await visit('/nieuws')
  for (const [name, title] of [
    ['Toegankelijkheid', 'Toegankelijkheidsverklaring'],
    ['Privacy', 'Privacy'],
    ['Cookies', 'Cookies'],
    ['Contact', 'Contact'],
    ['Alle feeds', 'Feeds'],
  ]) {
    await page.getByRole('contentinfo').getByRole('link', { name: name!, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title! }).waitFor()
  }
})

test('the privacy statement tells what the law asks to be told', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  await visit('/privacy')
  const text = await page.locator('main').innerText()
  for (const told of [
    /verantwoordelijk voor dit portaal/,
    /functionaris voor gegevensbescherming/,
    /Waarvoor/,
    /Grondslag/,
    /Hoe lang/,
    /niet buiten de Europese Unie/,
    /inzage, verbetering, verwijdering, beperking of overdracht/,
    /bezwaar/,
    /toestemming kunt u dus altijd intrekken/,
    /Autoriteit Persoonsgegevens/,
    /niet verplicht/,
    /niets automatisch besloten/,
    /Nieuwsbrief/,
    /Aanmelding voor een bijeenkomst/,
    /hoe vaak een openbare pagina/,
  ])
    expect(text).toMatch(told)
})

describe('cookies', () => {
  test('are none for a visitor, on any public page, and nothing is asked of another host', async () => {
    const { page, context, visit } = await browser.visitor({ url: demo().url })
    for (const path of publicPages) {
      await visit(path)
      expect(await context.cookies(), path).toEqual([])
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length), path).toBe(0)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl')
    }
  })

  test('for who signs in are those that the page of cookies tells of', async () => {
    const { page, context, visit } = await browser.visitor({ url: demo().url })
    await signInAs(page, demo().account('editor-var'))
    for (const path of ['/', '/kennisbank', '/redactie', '/profiel', '/zoeken?q=wijk', '/cookies']) await visit(path)
    const told = await page.locator('main table th code').allTextContents()
    const set = (await context.cookies()).map(({ name }) => name)
    expect(set).toEqual([cookieNameOf('session', config)])
    expect(told.sort()).toEqual(
      (Object.keys(cookies) as Array<keyof typeof cookies>).map((one) => cookieNameOf(one, config)).sort(),
    )
    for (const { httpOnly, sameSite } of await context.cookies()) expect([httpOnly, sameSite]).toEqual([true, 'Lax'])
  })

  test('are made in no place of the product under a name of its own', () => {
    const sources = readdirSync(join(projectRoot, 'app'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => ({ name, text: readFileSync(join(projectRoot, 'app', name), 'utf8') }))
    const makers = sources.filter(({ text }) => /HttpOnly|document\.cookie|createCookie/.test(text))
    expect(makers.map(({ name }) => name).sort()).toEqual([
      'auth/passkey-question.server.ts',
      'auth/session.server.ts',
      'auth/sso-transaction.server.ts',
      'modules/attendance/tokens.server.ts',
    ])
    for (const { text } of makers) expect(text).toContain('cookieNameOf(')
  })
})

test('a printed page is its text, without menus and search', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  await visit('/nieuws')
  await page.locator('main .var-item__title a').first().click()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('main h1').isVisible()).toBe(true)
  for (const part of ['nav.var-menu', '.var-header__search', 'nav[aria-label="Over deze site"]'])
    expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false])
})

test('the pages that everybody may see are walked through by keyboard from top to foot, every stop in sight', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url })
  for (const path of publicPages) {
    await visit(path)
    const places: Array<{ name: string; visible: boolean; at: number }> = []
    for (let n = 0; n < 250; n++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const found = document.activeElement
        if (!found || found === document.body) return null
        const { width, height } = found.getBoundingClientRect()
        const all = [...document.querySelectorAll('*')]
        const name = (found.textContent || found.getAttribute('name') || found.tagName).trim().slice(0, 40)
        return { name, visible: width > 0 && height > 0, at: all.indexOf(found) }
      })
      if (!stop) break
      places.push(stop)
    }
    expect(places.length, path).toBeGreaterThan(10)
    expect(
      places.filter(({ visible }) => !visible),
      path,
    ).toEqual([])
    // In the order of the page: nothing jumps the queue.
    const order = places.map(({ at }) => at)
    expect(order, path).toEqual([...order].sort((a, b) => a - b))
    expect(places[0]?.name, path).toBe('Naar de inhoud')
  }
})
