import { urls } from '#app/lib/urls.ts'
import type { Planted, World } from './world.ts'

/**
 * Who may what at every address that carries an id: the one table, written by hand from access.md. A route with an id and
 * without a row fails the test. `ownManager` manages Hoek, whose the things are; `manager` manages Duin, which has no part in
 * them; `coordinator` is of Hoek and coordinates the workgroup; `passwordOnly` is the editor before the second step.
 */
export const actors = [
  'anonymous',
  'passwordOnly',
  'guest',
  'reader',
  'editor',
  'ownManager',
  'manager',
  'coordinator',
  'administrator',
] as const
export type Actor = (typeof actors)[number]

/** What an address is about. */
export interface Things {
  /** AMBER, for the people of its owner or kind. */
  item: { id: string; slug: string; fileId: string; pictureId: string }
  news: { slug: string }
  event: { id: string; slug: string }
  organisation: string
  workgroup: string
  theme: string
  /** Of a seat request. */
  request: string
}

export interface Row {
  at(things: Things): string
  /** Who gets the page about a thing of Hoek; everybody else is sent to sign-in or told that there is nothing. */
  own: readonly Actor[]
  /** Who may read the thing of Hoek itself and is told that this page of it is not for them: 403. */
  forbidden?: readonly Actor[]
  /** An address that anybody may try: to a visitor, what is not public is simply absent. */
  publicAddress?: boolean
  /** Leads on, the same for whatever is asked. */
  leadsOn?: boolean
  /** Who gets it about a thing of the police, or of another workgroup. */
  others: readonly Actor[]
  /** Who may send a form there about a thing of Hoek, and of others; nobody where left out. */
  acts?: readonly Actor[]
  actsOnOthers?: readonly Actor[]
}

/** An address that is itself the secret: the same answer to everybody. */
export const secretAddresses: Readonly<Record<string, (token: string) => string>> = {
  'routes/uitnodiging.$token': (token) => `/uitnodiging/${token}`,
  'routes/uitnodiging.$token_.passkey': (token) => `/uitnodiging/${token}/passkey`,
  'routes/uitnodiging.$token_.opties': (token) => `/uitnodiging/${token}/opties`,
  'routes/wachtwoord-instellen.$token': (token) => `/wachtwoord-instellen/${token}`,
  'routes/eerste-beheerder.$token': (token) => `/eerste-beheerder/${token}`,
  'routes/account-aanvragen.$token': (token) => `/account-aanvragen/${token}`,
  'routes/account-aanvragen.bevestigen.$token': (token) => `/account-aanvragen/bevestigen/${token}`,
  'routes/agenda.bevestigen.$token': (token) => `/agenda/bevestigen/${token}`,
  'routes/agenda.aanmelding.$token': (token) => `/agenda/aanmelding/${token}`,
  'routes/nieuwsbrief.voorkeuren.$token': (token) => `/nieuwsbrief/voorkeuren/${token}`,
  'routes/nieuwsbrief.afmelden.$token': (token) => `/nieuwsbrief/afmelden/${token}`,
  'routes/inchecken.$token': (token) => `/inchecken/${token}`,
  'routes/inchecken.helper.$secret': (token) => `/inchecken/helper/${token}`,
  'routes/agenda.kalender.$secret': (token) => `/agenda/kalender/${token}.ics`,
}

const none: readonly Actor[] = []
const signedIn = ['guest', 'reader', 'editor', 'ownManager', 'manager', 'coordinator', 'administrator'] as const
/** More than a guest. */
const partners = ['reader', 'editor', 'ownManager', 'manager', 'coordinator', 'administrator'] as const
const readers = ['reader', 'editor', 'ownManager', 'coordinator'] as const
const desk = ['editor', 'ownManager', 'coordinator'] as const
const managers = ['ownManager', 'administrator'] as const

const item = (path: (things: Things) => string, own: readonly Actor[] = readers): Row => ({
  at: path,
  own,
  others: none,
})
const deskPage = (path: string): Row => ({
  at: ({ item: { id } }) => `/redactie/${id}${path}`,
  own: desk,
  others: none,
  acts: desk,
})
/** Who read an item: its owner's managers, and administrators, who are told that it is there and no word of it. */
const trail = (path: string): Row => ({
  at: ({ item: { id } }) => `/redactie/${id}${path}`,
  own: managers,
  others: ['administrator'],
  forbidden: ['reader', 'editor', 'coordinator'],
})
/** Pages about an organisation: its managers', and administrators'. */
const organisation = (path: string, own: readonly Actor[] = managers): Row => ({
  at: ({ organisation: slug }) => `/beheer/organisaties/${slug}${path}`,
  own,
  others: own.filter((actor) => actor === 'administrator'),
  acts: own,
  actsOnOthers: own.filter((actor) => actor === 'administrator'),
})
const workgroup = (path: string, own: readonly Actor[] = ['coordinator', 'administrator']): Row => ({
  at: ({ workgroup: slug }) => `/beheer/werkgroepen/${slug}${path}`,
  own,
  others: own.filter((actor) => actor === 'administrator'),
  acts: own,
  actsOnOthers: own.filter((actor) => actor === 'administrator'),
})
const forPartners = (path: (things: Things) => string): Row => ({
  at: path,
  own: partners,
  others: partners,
  acts: partners,
  actsOnOthers: partners,
})

/** The meeting is of one organisation: nobody else learns that there is one. */
const meetingDesk = (path: string): Row => ({
  at: ({ event: { id } }) => `/redactie/${id}${path}`,
  own: desk,
  others: none,
  acts: desk,
})

/** The newsletter is made by desks that publish; nobody here is of one. */
const letter = (path: string): Row => ({
  at: ({ request }) => `/redactie/nieuwsbrief/${request}${path}`,
  own: none,
  others: none,
})

export const policies: Readonly<Record<string, Row>> = {
  'routes/nieuws.$slug': {
    publicAddress: true,
    at: ({ news }) => `/nieuws/${news.slug}`,
    own: partners,
    others: none,
  },
  'routes/agenda.$slug._index': { ...item(({ event }) => `/agenda/${event.slug}`), acts: readers },
  'routes/kennisbank.$slug._index': item((things) => `/kennisbank/${things.item.slug}`),
  'routes/kennisbank.$slug.bestand.$id.$page': item(
    (things) => `/kennisbank/${things.item.slug}/bestand/${things.item.fileId}/2`,
  ),
  'routes/bestanden.$id._index': item((things) => `/bestanden/${things.item.fileId}`),
  'routes/bestanden.$id.pagina.$page': item((things) => `/bestanden/${things.item.fileId}/pagina/2`),
  'routes/bestanden.$id.beeld.$name': item((things) => `/bestanden/${things.item.pictureId}/beeld/tegel-160.webp`),
  'routes/melden.$id': { ...item((things) => urls.report(things.item.id)), acts: readers },
  // Of what is public only, whoever asks; names of themes are public as well.
  'routes/feed.$name': { publicAddress: true, at: () => '/feed/var.xml', own: actors, others: actors },
  'routes/themas.$slug_.$feed': {
    publicAddress: true,
    at: ({ theme }) => `/themas/${theme}/feed.json`,
    own: actors,
    others: actors,
  },
  // The page itself is for everybody, what stands on it is not; following is for who has an account.
  'routes/themas.$slug': {
    publicAddress: true,
    at: ({ theme }) => `/themas/${theme}`,
    own: actors,
    others: actors,
    acts: signedIn,
    actsOnOthers: signedIn,
  },
  'routes/wetgeving.$slug': { publicAddress: true, at: () => '/wetgeving/proefwet', own: actors, others: actors },
  // Kept by editors of the alliance's office and the RIEC: nobody here is one.
  'routes/redactie.themas.$slug': { at: ({ theme }) => `/redactie/themas/${theme}`, own: none, others: none },
  'routes/redactie.wetgeving.$slug': { at: () => '/redactie/wetgeving/proefwet', own: none, others: none },

  // Of what went out, only what everybody may read: the same for all, and nothing of these.
  'routes/nieuwsbrief.$slug': {
    publicAddress: true,
    at: ({ news }) => `/nieuwsbrief/${news.slug}`,
    own: none,
    others: none,
  },
  'routes/redactie.nieuwsbrief.$id._index': letter(''),
  'routes/redactie.nieuwsbrief.$id.bekijken': letter('/bekijken'),
  'routes/redactie.nieuwsbrief.$id.voorbeeld': letter('/voorbeeld'),
  'routes/redactie.nieuwsbrief.$id.versturen': letter('/versturen'),

  'routes/redactie.$id._index': deskPage(''),
  'routes/redactie.$id.bestanden': deskPage('/bestanden'),
  'routes/redactie.$id.aanmelden': meetingDesk('/aanmelden'),
  'routes/redactie.$id.doelgroep': deskPage('/doelgroep'),
  'routes/redactie.$id.publiceren': deskPage('/publiceren'),
  'routes/redactie.$id.versies': deskPage('/versies'),
  'routes/redactie.$id.logboek': trail('/logboek'),
  'routes/redactie.$id.logboek[.]csv': trail('/logboek.csv'),
  // Takes forms only, and leads whoever opens it to the page that holds them.
  'routes/redactie.$id_.bestanden_.$fileId': { ...deskPage('/bestanden/x'), own: none, leadsOn: true },

  'routes/redactie.$id.deelnemers': meetingDesk('/deelnemers'),
  'routes/redactie.$id.deelnemers_.lijst[.]csv': meetingDesk('/deelnemers/lijst.csv'),
  'routes/redactie.$id.deelnemers_.lijst[.]xlsx': meetingDesk('/deelnemers/lijst.xlsx'),
  'routes/redactie.$id.dossier': meetingDesk('/dossier'),
  'routes/redactie.$id.reeks': meetingDesk('/reeks'),
  // Who may read a meeting and keeps no door of it is told that there is nothing here.
  'routes/inchecken.bijeenkomst.$id': {
    at: ({ event: { id } }) => `/inchecken/bijeenkomst/${id}`,
    own: desk,
    others: none,
    acts: desk,
  },
  'routes/agenda.$slug.bijeenkomst[.]ics': {
    at: ({ event: { slug } }) => `/agenda/${slug}/bijeenkomst.ics`,
    own: readers,
    others: none,
  },

  'routes/werkgroepen.$slug': forPartners(({ workgroup: slug }) => `/werkgroepen/${slug}`),
  'routes/werkgroepen.$slug_.meedoen': forPartners(({ workgroup: slug }) => `/werkgroepen/${slug}/meedoen`),
  'routes/werkgroepen.$slug_.dekking': forPartners(({ workgroup: slug }) => `/werkgroepen/${slug}/dekking`),
  'routes/werkgroepen.$slug_.dekking[.]csv': forPartners(({ workgroup: slug }) => `/werkgroepen/${slug}/dekking.csv`),

  'routes/beheer.organisaties.$slug': organisation(''),
  'routes/beheer.organisaties.$slug_.stukken': organisation('/stukken'),
  'routes/beheer.organisaties.$slug_.aanvragen': organisation('/aanvragen'),
  'routes/beheer.organisaties.$slug_.inlogmiddelen': organisation('/inlogmiddelen'),
  'routes/beheer.organisaties.$slug_.aanmelden': organisation('/aanmelden'),
  'routes/beheer.organisaties.$slug_.nakijken': organisation('/nakijken'),
  'routes/beheer.organisaties.$slug_.niet-actief': organisation('/niet-actief'),
  'routes/beheer.organisaties.$slug_.samenvoegen': organisation('/samenvoegen'),
  'routes/beheer.organisaties.$slug_.zitplaatsen': organisation('/zitplaatsen'),
  'routes/beheer.organisaties.$slug_.uitnodigen': organisation('/uitnodigen'),
  'routes/beheer.organisaties.$slug_.logboek': organisation('/logboek'),
  'routes/beheer.organisaties.$slug_.logboek[.]csv': organisation('/logboek.csv'),
  // Whoever works at its desk reads reports; deciding on them is asked again per report.
  'routes/beheer.organisaties.$slug_.meldingen': organisation('/meldingen', desk),
  'routes/beheer.organisaties.$slug_.vernietigen': organisation('/vernietigen', ['ownManager']),

  'routes/beheer.werkgroepen.$slug': workgroup(''),
  'routes/beheer.werkgroepen.$slug_.uitnodigen': {
    ...workgroup('/uitnodigen'),
    acts: ['coordinator'],
    actsOnOthers: none,
  },
  'routes/beheer.werkgroepen.$slug_.logboek': workgroup('/logboek'),
  'routes/beheer.werkgroepen.$slug_.logboek[.]csv': workgroup('/logboek.csv'),
  'routes/beheer.zitplaatsen.$id': {
    at: ({ request }) => `/beheer/zitplaatsen/${request}`,
    own: ['ownManager', 'coordinator'],
    // Where nobody manages the organisation, an administrator decides with the coordinator.
    others: ['administrator'],
    acts: ['ownManager', 'coordinator'],
  },
}

/** A thing of Hoek, one of others, and one that never was, for every kind of address. */
export function thingsOf(
  world: World,
  requests: { own: string; others: string },
  events: { own: Things['event']; others: Things['event'] },
) {
  const planted = (name: string): Planted => world.planted.find((one) => one.name === name)!
  const of = (one: Planted) => ({ id: one.id, slug: one.slug, fileId: one.fileId, pictureId: one.pictureId })
  const own: Things = {
    item: of(planted('AMBER for an organisation')),
    news: of(planted('GREEN news')),
    event: events.own,
    organisation: 'hoek',
    workgroup: 'wg-open',
    theme: planted('AMBER for an organisation').themeSlug,
    request: requests.own,
  }
  const others: Things = {
    item: of(planted('AMBER for a kind')),
    news: of(planted('CLEAR news for next week')),
    event: events.others,
    organisation: 'politie',
    workgroup: 'wg-ander',
    theme: planted('AMBER for a kind').themeSlug,
    request: requests.others,
  }
  const nowhere: Things = {
    item: { id: 'z'.repeat(20), slug: `x-${'z'.repeat(8)}`, fileId: 'y'.repeat(20), pictureId: 'y'.repeat(20) },
    news: { slug: `x-${'z'.repeat(8)}` },
    event: { id: 'z'.repeat(20), slug: `x-${'z'.repeat(8)}` },
    organisation: 'bestaat-niet',
    workgroup: 'bestaat-niet',
    theme: 'bestaat-niet',
    request: 'z'.repeat(20),
  }
  return { own, others, nowhere }
}
