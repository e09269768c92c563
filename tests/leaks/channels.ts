import type { Planted, World } from './world.ts'

/**
 * Every address of the product: one row per route. A route without a row fails the test, and so does a row without a
 * route. `item` gives the addresses about one canary, without any of its words; `always` those about none.
 */
export interface Channel {
  always?: (world: World) => string[]
  item?: (one: Planted) => string[]
  /** Where more pages of a list hang below a link "next", they are followed. */
  list?: boolean
  /** Says to who answers for an item that it is there, without any of its words: they withdraw what they may not read. */
  tellsWhatIsThere?: boolean
}

const none = () => []
/** Found by the tail of the id; the words before it are anybody's guess. */
const tail = (one: Planted) => one.id.slice(0, 8)
const facets = ['soort=document', 'thema=algemeen', 'organisatie=hoek', 'jaar=2026', 'tlp=AMBER', 'volgorde=datum']
const allGroups = ['wg-besloten', 'wg-open', 'wg-ander']
const searched = (text: string) => `/zoeken?q=${encodeURIComponent(text)}`
const trails = (kind: string, of: Readonly<Record<string, { slug: string }>>, end: string): string[] =>
  Object.values(of).map(({ slug }) => `/beheer/${kind}/${slug}/logboek${end}`)
const token = 'abcdefghijklmnopqrstuvwxyz234567'

export const channels: Readonly<Record<string, Channel>> = {
  'routes/_index': { always: () => ['/'] },
  'routes/$': {
    always: () => ['/bestaat-niet', '/kennisbank/x/y/z/a/b'],
    // An old address leads on to each of the canaries.
    item: (one) => [`/oud/${tail(one)}`],
  },
  'routes/[.]well-known.security[.]txt': { always: () => ['/.well-known/security.txt'] },
  'routes/robots[.]txt': { always: () => ['/robots.txt'] },
  'routes/sitemap[.]xml': { always: () => ['/sitemap.xml', '/sitemap.xml?deel=1', '/sitemap.xml?deel=2'] },
  'routes/feed[.]xml': { always: () => ['/feed.xml'] },
  'routes/feed[.]json': { always: () => ['/feed.json'] },
  'routes/feed[.]atom': { always: () => ['/feed.atom'] },
  'routes/feed.$name': {
    always: () => ['var.xml', 'riec.atom', 'pvo.json', 'anders.xml'].map((name) => `/feed/${name}`),
  },
  'routes/themas.$slug_.$feed': {
    always: () => ['xml', 'atom', 'json'].map((format) => `/themas/algemeen/feed.${format}`),
    item: (one) => ['xml', 'atom', 'json'].map((format) => `/themas/${one.themeSlug}/feed.${format}`),
  },
  'routes/feeds': { always: () => ['/feeds'] },
  'routes/cookies': { always: () => ['/cookies'] },
  'routes/over': { always: () => ['/over'] },
  'routes/contact': { always: () => ['/contact'] },
  'routes/hulp.inloggen': { always: () => ['/hulp/inloggen'] },
  'routes/privacy': { always: () => ['/privacy'] },
  'routes/toegankelijkheid': { always: () => ['/toegankelijkheid'] },

  'routes/inloggen._index': { always: () => ['/inloggen', '/inloggen?naar=/kennisbank'] },
  'routes/inloggen.code': { always: () => ['/inloggen/code'] },
  'routes/inloggen.instellen': { always: () => ['/inloggen/instellen'] },
  'routes/inloggen.instellen_.passkey': { always: () => ['/inloggen/instellen/passkey'] },
  'routes/inloggen.instellen_.opties': { always: () => ['/inloggen/instellen/opties'] },
  'routes/inloggen.passkey': { always: () => ['/inloggen/passkey'] },
  'routes/inloggen.passkey_.opties': { always: () => ['/inloggen/passkey/opties'] },
  'routes/inloggen.organisatie._index': { always: () => ['/inloggen/organisatie', '/inloggen/organisatie?reden=off'] },
  'routes/inloggen.organisatie.verder': { always: () => ['/inloggen/organisatie/verder'] },
  'routes/inloggen.organisatie.terug': { always: () => [`/inloggen/organisatie/terug?code=x&state=${token}`] },
  'routes/inloggen.organisatie.wacht': { always: () => ['/inloggen/organisatie/wacht'] },
  'routes/inloggen.organisatie.opnieuw': { always: () => ['/inloggen/organisatie/opnieuw'] },
  'routes/inloggen.organisatie.afmelden': { always: () => ['/inloggen/organisatie/afmelden'] },
  'routes/[.]well-known.jwks[.]json': { always: () => ['/.well-known/jwks.json'] },
  'routes/uitloggen': { always: () => ['/uitloggen'] },
  'routes/demo-inloggen': { always: () => ['/demo-inloggen'] },
  'routes/wachtwoord-vergeten': { always: () => ['/wachtwoord-vergeten'] },
  'routes/wachtwoord-instellen.$token': { always: () => [`/wachtwoord-instellen/${token}`] },
  'routes/uitnodiging.$token': { always: () => [`/uitnodiging/${token}`] },
  'routes/uitnodiging.$token_.passkey': { always: () => [`/uitnodiging/${token}/passkey`] },
  'routes/uitnodiging.$token_.opties': { always: () => [`/uitnodiging/${token}/opties`] },
  'routes/eerste-beheerder.$token': { always: () => [`/eerste-beheerder/${token}`] },
  'routes/account-aanvragen._index': { always: () => ['/account-aanvragen'] },
  'routes/account-aanvragen.bevestigen.$token': { always: () => [`/account-aanvragen/bevestigen/${token}`] },
  'routes/account-aanvragen.$token': { always: () => [`/account-aanvragen/${token}`] },
  'routes/nieuwsbrief.afmelden.$token': { always: () => [`/nieuwsbrief/afmelden/${token}`] },
  'routes/profiel': { always: () => ['/profiel'] },
  'routes/profiel_.kennis': { always: () => ['/profiel/kennis'] },
  'routes/profiel_.mails': { always: () => ['/profiel/mails'] },
  'routes/profiel_.account': { always: () => ['/profiel/account'] },
  'routes/profiel_.account_.gegevens': { always: () => ['/profiel/account/gegevens'] },
  'routes/wie-weet-wat': { always: () => ['/wie-weet-wat', '/wie-weet-wat?q=samenwerken'], list: true },
  'routes/profiel_.passkeys': { always: () => ['/profiel/passkeys'] },
  'routes/profiel_.aanmelden': { always: () => ['/profiel/aanmelden'] },

  'routes/profiel_.logboek': { always: () => ['/profiel/logboek', '/profiel/logboek?wat=reading'], list: true },
  'routes/profiel_.logboek[.]csv': { always: () => ['/profiel/logboek.csv'] },

  'routes/melden.$id': { item: (one) => [`/melden/${one.id}`] },
  'routes/melden.gedaan': { always: () => ['/melden/gedaan', '/melden/gedaan?zichtbaar'] },

  'routes/nieuws._index': {
    always: () =>
      ['', '?jaar=2026', '?soort=bericht', '?namens=riec', '?soort=campagne&jaar=2026'].map((q) => `/nieuws${q}`),
    item: (one) => [`/nieuws?thema=${one.themeSlug}`, `/nieuws?na=${one.year}-12-31.${one.id}`],
    list: true,
  },
  'routes/nieuws.$slug': { item: (one) => [`/nieuws/iets-anders-${tail(one)}`] },
  'routes/agenda._index': {
    always: () => ['/agenda', '/agenda?periode=voorbij', '/agenda?soort=oefening&namens=var&periode=kwartaal'],
    item: (one) => [`/agenda?thema=${one.themeSlug}`],
    list: true,
  },
  'routes/agenda.$slug._index': { item: (one) => [`/agenda/iets-anders-${tail(one)}`] },
  'routes/agenda.mijn': { always: () => ['/agenda/mijn'] },
  'routes/agenda.bevestigen.$token': { always: () => [`/agenda/bevestigen/${token}`] },
  'routes/agenda.aanmelding.$token': { always: () => [`/agenda/aanmelding/${token}`] },
  'routes/kennisbank._index': {
    always: () => ['/kennisbank', '/kennisbank?soort=documenten', '/kennisbank?soort=praktijken'],
    item: (one) => [`/kennisbank?thema=${one.themeSlug}`],
    list: true,
  },
  'routes/kennisbank.$slug._index': {
    item: (one) => [`/kennisbank/iets-anders-${tail(one)}`],
  },
  'routes/kennisbank.$slug.bestand.$id.$page': {
    item: (one) => [`/kennisbank/${tail(one)}/bestand/${one.fileId}/2?q=samenwerken`],
  },
  'routes/bestanden.$id._index': { item: (one) => [`/bestanden/${one.fileId}`] },
  'routes/bestanden.$id.pagina.$page': { item: (one) => [`/bestanden/${one.fileId}/pagina/2`] },
  'routes/bestanden.$id.beeld.$name': {
    item: (one) => [
      `/bestanden/${one.pictureId}/beeld/tegel-160.webp`,
      `/bestanden/${one.pictureId}/beeld/breed-320.jpg`,
    ],
  },
  'routes/themas._index': { always: () => ['/themas'] },
  'routes/themas.$slug': {
    item: (one) => [`/themas/${one.themeSlug}`],
    always: () => ['/themas/algemeen'],
    list: true,
  },
  'routes/strategische-agenda': { always: () => ['/strategische-agenda'] },
  'routes/wetgeving._index': { always: () => ['/wetgeving'] },
  'routes/wetgeving.$slug': { always: () => ['/wetgeving/proefwet'] },
  'routes/werkgroepen._index': { always: () => ['/werkgroepen'] },
  'routes/werkgroepen.$slug': {
    always: () => ['/werkgroepen/wg-besloten', '/werkgroepen/wg-open', '/werkgroepen/wg-ander'],
    list: true,
  },
  'routes/werkgroepen.$slug_.meedoen': { always: () => allGroups.map((slug) => `/werkgroepen/${slug}/meedoen`) },
  'routes/werkgroepen.$slug_.dekking': {
    always: () => allGroups.flatMap((slug) => ['', '?soort=police'].map((q) => `/werkgroepen/${slug}/dekking${q}`)),
  },
  'routes/werkgroepen.$slug_.dekking[.]csv': {
    always: () => allGroups.map((slug) => `/werkgroepen/${slug}/dekking.csv`),
  },
  'routes/zoeken': {
    always: () => [
      ...['', 'samenwerken', '"samenwerken"', 'samenwerkne', 'stuk samenwerken'].map(searched),
      ...facets.map((facet) => `${searched('samenwerken')}&${facet}`),
    ],
    item: (one) => [`/zoeken?q=samenwerken&thema=${one.themeSlug}`],
    list: true,
  },
  'routes/api.v1.search': {
    always: () =>
      ['q=', 'q=samenwerken', 'q=samenwerken&sort=date', 'q=samenwerken&label=RED', 'q=&kind=document&limit=50'].map(
        (query) => `/api/v1/search?${query}`,
      ),
    item: (one) => [`/api/v1/search?q=samenwerken&theme=${one.themeSlug}`],
  },
  'routes/api.v1.openapi[.]json': { always: () => ['/api/v1/openapi.json'] },
  'routes/api.v1.account': { always: () => ['/api/v1/account'] },
  'routes/api.$': { always: () => ['/api/bestaat-niet', '/api/v1/items'] },

  'routes/redactie._index': {
    always: () =>
      ['', ...['draft', 'published', 'archived', 'withdrawn'].map((s) => `?status=${s}`)].map((s) => `/redactie${s}`),
  },
  'routes/redactie.nieuw': { always: () => ['/redactie/nieuw'] },
  'routes/redactie.themas._index': { always: () => ['/redactie/themas'] },
  'routes/redactie.themas.$slug': { item: (one) => [`/redactie/themas/${one.themeSlug}`] },
  'routes/redactie.strategische-agenda': { always: () => ['/redactie/strategische-agenda'] },
  'routes/redactie.wetgeving._index': { always: () => ['/redactie/wetgeving'] },
  'routes/redactie.wetgeving.$slug': { always: () => ['/redactie/wetgeving/proefwet'] },
  'routes/redactie.$id._index': { item: (one) => [`/redactie/${one.id}`] },
  'routes/redactie.$id.bestanden': { item: (one) => [`/redactie/${one.id}/bestanden`] },
  'routes/redactie.$id.aanmelden': { item: (one) => [`/redactie/${one.id}/aanmelden`] },
  'routes/redactie.$id.doelgroep': { item: (one) => [`/redactie/${one.id}/doelgroep`] },
  'routes/redactie.$id.publiceren': { item: (one) => [`/redactie/${one.id}/publiceren`] },
  'routes/redactie.$id.versies': { item: (one) => [`/redactie/${one.id}/versies`] },
  'routes/redactie.$id.logboek': { item: (one) => [`/redactie/${one.id}/logboek`], tellsWhatIsThere: true },
  'routes/redactie.$id.logboek[.]csv': { item: (one) => [`/redactie/${one.id}/logboek.csv`], tellsWhatIsThere: true },
  'routes/redactie.$id_.bestanden_.$fileId': { item: (one) => [`/redactie/${one.id}/bestanden/${one.fileId}`] },

  'routes/redactie.$id.deelnemers': { item: (one) => [`/redactie/${one.id}/deelnemers`] },
  'routes/redactie.$id.deelnemers_.lijst[.]csv': { item: (one) => [`/redactie/${one.id}/deelnemers/lijst.csv`] },
  'routes/redactie.$id.deelnemers_.lijst[.]xlsx': { item: (one) => [`/redactie/${one.id}/deelnemers/lijst.xlsx`] },
  'routes/redactie.$id.dossier': { item: (one) => [`/redactie/${one.id}/dossier?titel=stuk`] },
  'routes/redactie.$id.reeks': { item: (one) => [`/redactie/${one.id}/reeks?hoe=week&keren=3&tot=`] },
  'routes/redactie.opkomst': { always: () => ['/redactie/opkomst', '/redactie/opkomst?van=2020-01-01&tot=2099-12-31'] },
  'routes/redactie.opkomst_.lijst[.]csv': { always: () => ['/redactie/opkomst/lijst.csv'] },
  'routes/inchecken.$token': { always: () => [`/inchecken/${token}`] },
  'routes/inchecken.helper.$secret': { always: () => [`/inchecken/helper/${token}`] },
  'routes/inchecken.bijeenkomst.$id': { item: (one) => [`/inchecken/bijeenkomst/${one.id}`] },
  'routes/agenda[.]ics': { always: () => ['/agenda.ics'] },
  'routes/agenda.$slug.bijeenkomst[.]ics': { item: (one) => [`/agenda/iets-anders-${tail(one)}/bijeenkomst.ics`] },
  'routes/agenda.kalender.$secret': { always: () => [`/agenda/kalender/${token}.ics`] },
  'routes/profiel_.kalender': { always: () => ['/profiel/kalender'] },

  'routes/beheer._index': { always: () => ['/beheer'] },
  'routes/beheer.bevestigingen': { always: () => ['/beheer/bevestigingen'] },
  'routes/beheer.reservekopieen': { always: () => ['/beheer/reservekopieen'] },
  'routes/beheer.deelgroepen': { always: () => ['/beheer/deelgroepen'] },
  'routes/beheer.regio': { always: () => ['/beheer/regio', '/beheer/regio?soort=police'] },
  'routes/beheer.kwartaal': { always: () => ['/beheer/kwartaal', '/beheer/kwartaal?kwartaal=2026-1'] },
  'routes/beheer.logboek': {
    always: () => ['/beheer/logboek'],
    item: (one) => [`/beheer/logboek?stuk=${one.id}`],
    tellsWhatIsThere: true,
  },
  'routes/beheer.logboek[.]csv': { always: () => ['/beheer/logboek.csv'], tellsWhatIsThere: true },
  'routes/beheer.taken': { always: () => ['/beheer/taken'] },
  'routes/beheer.themas': { always: () => ['/beheer/themas'] },
  'routes/beheer.verwijzingen': {
    always: () => ['/beheer/verwijzingen', '/beheer/verwijzingen?na=/oud/m'],
    list: true,
  },
  'routes/beheer.bezoek': { always: () => ['/beheer/bezoek', '/beheer/bezoek?dagen=365'] },
  'routes/beheer.bezoek[.]csv': { always: () => ['/beheer/bezoek.csv?dagen=365'] },
  'routes/beheer.organisaties._index': {
    always: () => [
      '/beheer/organisaties',
      '/beheer/organisaties?zoek=e&soort=police',
      '/beheer/organisaties?te-laat=ja',
    ],
  },
  'routes/beheer.organisaties.$slug': {
    always: ({ region }) =>
      Object.values(region.organisations).flatMap(({ slug }) => [
        `/beheer/organisaties/${slug}`,
        `/beheer/organisaties/${slug}?zoek=a&rol=reader`,
      ]),
  },
  'routes/beheer.organisaties.$slug_.nakijken': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/nakijken`),
  },
  'routes/beheer.organisaties.$slug_.niet-actief': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/niet-actief`),
  },
  'routes/beheer.organisaties.$slug_.samenvoegen': {
    always: ({ region }) =>
      Object.values(region.organisations).flatMap(({ slug }) => [
        `/beheer/organisaties/${slug}/samenvoegen`,
        `/beheer/organisaties/${slug}/samenvoegen?met=${region.organisations.wad.id}`,
      ]),
  },
  'routes/beheer.organisaties.$slug_.aanmelden': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/aanmelden`),
  },
  'routes/beheer.organisaties.$slug_.zitplaatsen': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/zitplaatsen`),
  },
  'routes/beheer.organisaties.$slug_.uitnodigen': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/uitnodigen`),
  },
  'routes/beheer.organisaties.$slug_.stukken': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/stukken`),
    list: true,
    tellsWhatIsThere: true,
  },
  'routes/beheer.organisaties.$slug_.aanvragen': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/aanvragen`),
    list: true,
  },
  'routes/beheer.aanvragen': { always: () => ['/beheer/aanvragen'], list: true },
  'routes/beheer.organisaties.$slug_.inlogmiddelen': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/inlogmiddelen`),
  },
  'routes/beheer.dekking': { always: () => ['/beheer/dekking'] },
  'routes/beheer.dekking[.]csv': { always: () => ['/beheer/dekking.csv'] },
  'routes/beheer.zitplaatsen.$id': { always: () => ['/beheer/zitplaatsen/abcdefghijkmnpqrstuv'] },
  'routes/beheer.werkgroepen.$slug_.uitnodigen': {
    always: ({ region }) =>
      Object.values(region.workgroups).map(({ slug }) => `/beheer/werkgroepen/${slug}/uitnodigen`),
  },
  'routes/beheer.organisaties.$slug_.logboek': {
    always: ({ region }) => trails('organisaties', region.organisations, ''),
    item: (one) => [`/beheer/organisaties/${one.owner}/logboek?stuk=${one.id}`],
    list: true,
    tellsWhatIsThere: true,
  },
  'routes/beheer.organisaties.$slug_.logboek[.]csv': {
    always: ({ region }) => trails('organisaties', region.organisations, '.csv'),
    tellsWhatIsThere: true,
  },
  'routes/beheer.organisaties.$slug_.vernietigen': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/vernietigen`),
    item: (one) => [`/beheer/organisaties/${one.owner}/vernietigen?stuk=${one.id}`],
  },
  'routes/beheer.organisaties.$slug_.meldingen': {
    always: ({ region }) =>
      Object.values(region.organisations).map(({ slug }) => `/beheer/organisaties/${slug}/meldingen`),
  },
  'routes/beheer.werkgroepen._index': { always: () => ['/beheer/werkgroepen'] },
  'routes/beheer.werkgroepen.$slug': {
    always: ({ region }) => Object.values(region.workgroups).map(({ slug }) => `/beheer/werkgroepen/${slug}`),
  },
  'routes/beheer.werkgroepen.$slug_.logboek': {
    always: ({ region }) => trails('werkgroepen', region.workgroups, ''),
    list: true,
    tellsWhatIsThere: true,
  },
  'routes/beheer.werkgroepen.$slug_.logboek[.]csv': {
    always: ({ region }) => trails('werkgroepen', region.workgroups, '.csv'),
    tellsWhatIsThere: true,
  },
}

export const alwaysOf = (channel: Channel, world: World): string[] => (channel.always ?? none)(world)
export const itemOf = (channel: Channel, one: Planted): string[] => (channel.item ?? none)(one)

/** The address of a page's data: single fetch. For one route of it, `_routes` leaves the others out. */
export function dataAddress(address: string, routeId?: string): string {
  const [path = '', query = ''] = address.split('?')
  const parameters = new URLSearchParams(query)
  if (routeId) parameters.set('_routes', routeId)
  const search = parameters.toString()
  return `${path === '/' ? '/_root' : path}.data${search ? `?${search}` : ''}`
}
