import { expect, test } from 'vitest'
import type { Persona } from '#db/demo/content/types.ts'
import { useBrowser, type Visitor } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { faultsAtWidths, faultsOf, linksOf, shapeOf } from './pages.ts'
import { givePassword, signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()
/** Kinds of pages that were looked at, for all tests here: the next person adds only what is theirs. */
const seen = new Map<string, string>()
const patienceMs = 300_000

/** `everyWidth`: judged on a phone, a tablet and with large letters as well; that is what everybody may see. */
const walkers: { persona: Persona | 'visitor'; also: string[]; atLeast: number; everyWidth?: boolean }[] = [
  {
    persona: 'visitor',
    also: ['/inloggen', '/inloggen/passkey', '/wachtwoord-vergeten', '/zoeken?q=qqqq', '/nieuws?jaar=1999'],
    atLeast: 14,
    everyWidth: true,
  },
  {
    persona: 'coordinator',
    also: ['/redactie', '/redactie/nieuw', '/profiel', '/profiel/passkeys', '/beheer'],
    atLeast: 12,
  },
  { persona: 'editor-var', also: ['/redactie', '/redactie?status=withdrawn', '/redactie/nieuwsbrief'], atLeast: 1 },
  { persona: 'manager', also: ['/beheer', '/beheer/organisaties/schiedam/nakijken'], atLeast: 1 },
  { persona: 'administrator', also: ['/beheer'], atLeast: 1 },
  { persona: 'guest', also: ['/kennisbank', '/kennisbank/dit-is-er-niet-abcdefgh'], atLeast: 0 },
]

test.each(walkers)(
  'every page that a $persona can reach is fit for everyone',
  async ({ persona, also, atLeast, everyWidth = false }) => {
    const visitor = await browser.visitor({ url: demo().url })
    if (persona !== 'visitor') await signInAs(visitor.page, demo().account(persona))
    const { faults, visited } = await walk(visitor, ['/', '/dit-is-er-niet', ...also], everyWidth)
    expect(faults).toEqual({})
    expect(visited.length).toBeGreaterThanOrEqual(atLeast)
  },
  patienceMs,
)

test(
  'pages between the steps of signing in, and forms that were refused, are fit for everyone',
  async () => {
    const { page, visit } = await browser.visitor({ url: demo().url })
    await visit('/inloggen')
    await page.getByRole('button', { name: 'Inloggen' }).click()
    expect(await faultsOf(page), 'sign-in, refused').toEqual([])
    await givePassword(page, demo().account('author'))
    expect(await faultsOf(page), 'code').toEqual([])
    await page.getByLabel('Code van 6 cijfers').fill('12')
    await page.getByRole('button', { name: 'Bevestigen' }).click()
    expect(await faultsOf(page), 'code, refused').toEqual([])
    await page.context().clearCookies()
    await visit('/inloggen')
    await givePassword(page, demo().account('guest'))
    expect(await faultsOf(page), 'enrolment').toEqual([])

    await signInAs(page, demo().account('editor-var'))
    await visit('/redactie/nieuw')
    await page.getByRole('button', { name: 'Maak concept' }).click()
    await page.locator('[data-error-summary]').waitFor()
    expect(await faultsOf(page), 'new item, refused').toEqual([])
    for (const address of ['/uitnodiging/geen-token', '/wachtwoord-instellen/geen-token']) {
      await visit(address)
      expect(await faultsOf(page), address).toEqual([])
    }
  },
  patienceMs,
)

/** Visits one page of every kind not seen before, following links from these. */
async function walk({ page, visit }: Visitor, from: string[], everyWidth: boolean) {
  const queue = from.map((path) => new URL(path, demo().url))
  const faults: Record<string, string[]> = {}
  const visited: string[] = []
  for (let address = queue.shift(); address; address = queue.shift()) {
    if (visited.includes(shapeOf(address))) continue
    await visit(address.pathname + address.search)
    // Where it led to: what is not open to this person is still to be looked at as another.
    const shape = shapeOf(new URL(page.url()))
    if (visited.includes(shape)) continue
    visited.push(shape)
    if (!seen.has(shape) || from.includes(address.pathname)) {
      const found = [...(await faultsOf(page)), ...(everyWidth ? await faultsAtWidths(page) : [])]
      const title = await page.title()
      const other = [...seen].find(([known, name]) => name === title && !sameTitle(known, shape))
      if (other) found.push(`the title “${title}” is also that of ${other[0]}`)
      seen.set(shape, title)
      if (found.length > 0) faults[shape] = found
    }
    queue.push(...(await linksOf(page)).filter((link) => !seen.has(shapeOf(link))))
  }
  return { faults, visited }
}

/** A list under a filter keeps its title; what is absent or not open has one title for all. */
function sameTitle(one: string, other: string): boolean {
  return (
    one.split('?')[0] === other.split('?')[0] || [one, other].some((shape) => /dit-is-er-niet|^\/inloggen/.test(shape))
  )
}
