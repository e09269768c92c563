import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Everything that is wrong with the page on screen as a page of a Dutch government; empty where nothing is. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await markupFaults(page)), ...(await widthFaults(page))]
}

export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** What a phone and a tablet show, and who has their letters twice as large: the same page, resized. */
export async function faultsAtWidths(page: Page): Promise<string[]> {
  const faults: string[] = []
  const look = async (what: string) => faults.push(...(await axeFaults(page)).map((fault) => `${what}: ${fault}`))
  for (const width of [320, 768]) {
    await page.setViewportSize({ width, height: 900 })
    await look(`${width} px`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await look('200 %')
  await page.evaluate(() => document.documentElement.removeAttribute('style'))
  return faults
}

async function markupFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const say = (wrong: boolean, what: string) => wrong && faults.push(what)
    say(document.documentElement.lang !== 'nl', 'the language is not nl')
    say(document.title.trim() === '', 'the title is empty')
    say(document.querySelectorAll('h1').length !== 1, `${document.querySelectorAll('h1').length} h1 headings`)
    say(
      document.querySelector('[style]') !== null,
      `a style attribute: ${document.querySelector('[style]')?.outerHTML.slice(0, 120)}`,
    )
    say(
      document.querySelector('style, script:not([src]):not([type="application/ld+json"])') !== null,
      'an inline style or script',
    )
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
    say(new Set(ids).size !== ids.length, `an id used twice: ${ids.find((id, at) => ids.indexOf(id) !== at)}`)
    return faults
  })
}

/** A phone of 320 px, a tablet, and letters twice as large at 1280 px: nothing may run out of the side. */
async function widthFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.setViewportSize({ width: 320, height: 700 })
  const narrow = await overflow(page)
  if (narrow) faults.push(`wider than 320 px: ${narrow}`)
  await page.setViewportSize({ width: 768, height: 900 })
  const middle = await overflow(page)
  if (middle) faults.push(`wider than 768 px: ${middle}`)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  const large = await overflow(page)
  if (large) faults.push(`wider than the window with letters at 200 %: ${large}`)
  await page.evaluate(() => document.documentElement.removeAttribute('style'))
  return faults
}

/** The widest element that sticks out of a page that scrolls sideways; null where the page does not. */
function overflow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const out = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    return `${scrollWidth} > ${clientWidth}: ${out.slice(0, 4).join(', ')}`
  })
}

/** The kind of page that an address is: ids, slugs and values taken out. */
export function shapeOf(address: URL): string {
  const path = address.pathname
    .replace(
      /^\/(nieuws|agenda(?!\/(?:mijn|aanmelding|bevestigen))|kennisbank|themas|werkgroepen|wetgeving)\/[^/]+/,
      '/$1/:slug',
    )
    .replace(/^\/agenda\/(aanmelding|bevestigen)\/[^/]+/, '/agenda/$1/:token')
    .replace(/\/bestand\/[^/]+\/\d+$/, '/bestand/:id/:page')
    .replace(/^\/redactie\/(themas|wetgeving)\/[^/]+/, '/redactie/$1/:slug')
    .replace(/^\/redactie\/(?!(?:nieuw|opkomst|strategische-agenda)$|themas|wetgeving)[^/]+/, '/redactie/:id')
    .replace(/^\/inchecken\/bijeenkomst\/[^/]+/, '/inchecken/bijeenkomst/:id')
    .replace(/^\/inchecken\/[^/]{60,}$/, '/inchecken/:token')
    .replace(/^\/beheer\/(organisaties|werkgroepen)\/[^/]+/, '/beheer/$1/:slug')
  const keys = [...new Set(address.searchParams.keys())].filter((key) => address.searchParams.get(key) !== '')
  return keys.length > 0 ? `${path}?${keys.toSorted().join('&')}` : path
}

/** Addresses of pages that this one links to; downloads, feeds and pictures are no pages. */
export async function linksOf(page: Page): Promise<URL[]> {
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  const here = new URL(page.url()).origin
  return hrefs
    .map((href) => new URL(href))
    .filter(
      (url) =>
        url.origin === here &&
        !/\.(?:csv|xlsx|ics)$/.test(url.pathname) &&
        !/^\/(?:bestanden|feed[./]|themas\/[^/]+\/feed\.|agenda\.ics|sitemap|api|profiel\/account\/gegevens)/.test(
          url.pathname,
        ),
    )
}
