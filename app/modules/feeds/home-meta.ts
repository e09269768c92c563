import { publicMeta } from '#app/ui/page-meta.ts'
import { siteData } from './json-ld.ts'
import { feedLinks } from './links.ts'

/** For `export const meta` of the home page. @param baseUrl without a slash at the end */
export const homeMeta = (baseUrl: string) =>
  publicMeta({
    title: 'VeiligheidsAlliantie regio Rotterdam',
    description:
      'Nieuws en kennis van 23 gemeenten, politie en Openbaar Ministerie, die samenwerken aan veiligheid in de regio Rotterdam.',
    baseUrl,
    path: '/',
    feeds: feedLinks({ of: 'all' }),
    data: siteData(baseUrl),
  })
