import { anonymousViewer } from '#app/access/viewer.ts'
import { amsterdamIso } from '#app/lib/dates.ts'
import { urls } from '#app/lib/urls.ts'
import { xml } from '#app/lib/xml.ts'
import { listLaws } from '#app/modules/legislation/queries.server.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import { countPublic, listPublicAddresses, listThemes } from '#app/modules/items/queries.server.ts'
import { countNews } from '#app/modules/news/archive.server.ts'
import { archiveOf } from '#app/modules/news/archive.ts'
import { listArchive } from '#app/modules/newsletter/archive.server.ts'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { feedsPage } from './urls.ts'

/** What one sitemap may hold, by its standard. */
export const mostAddresses = 50_000

/** Pages that change with what is published. */
const lists = [urls.home, urls.news.list, urls.agenda.list, urls.themes, newsletterUrls.archive] as const
/** Pages of which the portal does not know when they last changed. */
const texts = [
  '/strategische-agenda',
  '/wetgeving',
  '/over',
  '/contact',
  '/toegankelijkheid',
  '/privacy',
  '/cookies',
  feedsPage,
] as const

interface Kept {
  generation: string
  until: number | null
  /** How many items there are for anybody. */
  total: number
  /** Addresses that are no item's. */
  own: Address[]
  /** What was answered, by what was asked. */
  texts: Map<string, string>
}
const kept = new WeakMap<Reader, Kept>()

/**
 * The sitemap: every address that anybody may read, with when it was last published. Above 50,000 a list of sitemaps,
 * which are its parts. It looks at every item, so what it found is kept until something public changes.
 * @param part from 1; null for the sitemap itself
 * @param most how many addresses one may hold
 * @returns null where there is no such part
 */
export async function writeSitemap(
  read: Reader,
  asked: { baseUrl: string; now: number; part: number | null; most?: number },
): Promise<string | null> {
  const { baseUrl, now, part, most = mostAddresses } = asked
  const { total, own, texts } = await find(read, now)
  const perPart = most - own.length
  const parts = Math.max(1, Math.ceil(total / perPart))
  const number = part ?? 1
  if (number > parts) return null
  const name = `${baseUrl} ${most} ${part}`
  const known = texts.get(name)
  if (known !== undefined) return known
  const isIndex = part === null && parts > 1
  const text = isIndex ? index(baseUrl, parts) : urlset(baseUrl, await addressesOf(read, now, { number, perPart, own }))
  texts.set(name, text)
  return text
}

async function find(read: Reader, now: number): Promise<Kept> {
  const generation = await publicGeneration(read)
  const known = kept.get(read)
  if (known?.generation === generation && (known.until === null || now < known.until)) return known
  const until = await nextPublicChange(read, now)
  const { total, updated } = await countPublic(read, now)
  const archive = archiveOf(await countNews(read, anonymousViewer(now)), {})
  const themes = await listThemes(read)
  const laws = await listLaws(read)
  const letters = await listArchive(read, now)
  const own: Address[] = [
    ...lists.map((path) => ({ path, updated })),
    ...archive.year.map(({ href }) => ({ path: href, updated: null })),
    ...themes.map(({ slug }) => ({ path: urls.theme(slug), updated: null })),
    ...laws.map(({ slug }) => ({ path: urls.legislation.law(slug), updated: null })),
    ...letters.map((letter) => ({ path: newsletterUrls.issue(letter), updated: letter.beganAt })),
    ...texts.map((path) => ({ path, updated: null })),
  ]
  const found = { generation, until, total, own, texts: new Map<string, string>() }
  kept.set(read, found)
  return found
}

async function addressesOf(
  read: Reader,
  now: number,
  part: { number: number; perPart: number; own: Address[] },
): Promise<Address[]> {
  const { number, perPart, own } = part
  const items = await listPublicAddresses(read, now, { offset: (number - 1) * perPart, limit: perPart })
  return [...(number === 1 ? own : []), ...items.map((one) => ({ path: urls.item(one), updated: one.updated }))]
}

interface Address {
  path: string
  /** Milliseconds UTC; null where it is not known. */
  updated: number | null
}

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

function urlset(baseUrl: string, addresses: readonly Address[]): string {
  const rows = addresses.map(({ path, updated }) => {
    const lastmod = updated === null ? '' : `<lastmod>${amsterdamIso(updated)}</lastmod>`
    return `<url><loc>${xml(baseUrl + path)}</loc>${lastmod}</url>`
  })
  return `${declaration}\n<urlset ${namespace}>\n${rows.join('\n')}\n</urlset>\n`
}

function index(baseUrl: string, parts: number): string {
  const rows = Array.from(
    { length: parts },
    (_, i) => `<sitemap><loc>${xml(baseUrl)}/sitemap.xml?deel=${i + 1}</loc></sitemap>`,
  )
  return `${declaration}\n<sitemapindex ${namespace}>\n${rows.join('\n')}\n</sitemapindex>\n`
}
