import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoDate } from '#app/ui/format.ts'
import { aRequest } from '#tests/factories/requests.ts'
import type { Answer } from '#tests/setup/portal.ts'
import { dataAddress } from './channels.ts'
import { inParallel } from './crawl.ts'
import { mayRead, openWorld, personas, type Persona, type Planted, type World } from './world.ts'

let world: World
/** Somebody asks for an account at Hoek, and somebody of whom nobody knows where. */
let waiting: Array<{ id: string }>
/** Ids of what the desks keep for everybody. */
let dossiers: { agenda: string; entry: string; state: string }
beforeAll(async () => {
  world = await openWorld()
  const { db } = world.portal.services
  const [entry] = await db.read.query.agendaEntry.findMany()
  const [state] = await db.read.query.legislationState.findMany()
  dossiers = { agenda: entry!.agendaId, entry: entry!.id, state: state!.id }
  waiting = [await aRequest(db, { organisationId: world.region.organisations.hoek.id }), await aRequest(db)]
}, 120_000)
afterAll(() => world?.portal.stop())

type Form = Record<string, string | string[]>
interface Attempt {
  what: string
  path: string
  form: Form
  /** Sent as a file upload. */
  upload?: boolean
}

/** Authors, and coordinators in their organisation: they make drafts and publish nothing. */
const authorsOnly: readonly Persona[] = ['author', 'coordinator']
const publishes = (persona: Persona, one: Planted): boolean =>
  one.editors.includes(persona) && (!authorsOnly.includes(persona) || one.name.includes('hidden workgroup'))

/** Every form about an item, filled in as the page would send it. */
function editing(one: Planted): Attempt[] {
  const desk = `/redactie/${one.id}`
  const content = {
    ...{ kind: one.kind, title: 'Overgenomen', summary: '', date: '2026-01-02', body: '', approach: '' },
    ...{ series: 'Overgenomen reeks', related: 'abcdefgh', genre: 'campagne' },
  }
  return [
    { what: 'save', path: `${desk}?index`, form: { ...content, revision: one.revision, intent: 'save' } },
    { what: 'audience', path: `${desk}/doelgroep`, form: { revision: one.revision, audience: 'partners' } },
    { what: 'remove file', path: `${desk}/bestanden/${one.fileId}`, form: { intent: 'remove', fileId: one.fileId } },
    { what: 'image', path: `${desk}/bestanden/${one.fileId}`, form: { intent: 'image', fileId: one.fileId } },
    { what: 'no image', path: `${desk}/bestanden/${one.fileId}`, form: { intent: 'no-image' } },
    { what: 'upload', path: `${desk}/bestanden`, form: {}, upload: true },
    {
      what: 'sign-up settings',
      path: `${desk}/aanmelden`,
      form: { intent: 'settings', revision: one.revision, registration: 'open', sure: 'on' },
    },
    {
      what: 'session',
      path: `${desk}/aanmelden`,
      form: { intent: 'session', revision: one.revision, title: 'Van mij', sure: 'on' },
    },
    { what: 'replace file', path: `${desk}/bestanden`, form: { fileId: one.fileId }, upload: true },
  ]
}

function publishing(one: Planted): Attempt[] {
  const desk = `/redactie/${one.id}`
  const files = `${desk}/bestanden/${one.fileId}`
  return [
    {
      what: 'publish',
      path: `${desk}/publiceren`,
      form: { intent: 'publish', revision: one.revision, confirmed: 'on' },
    },
    { what: 'list', path: `${desk}/deelnemers`, form: { intent: 'make-link' } },
    {
      what: 'dossier',
      path: `${desk}/dossier`,
      form: { intent: 'link', item: one.id, role: 'material', session: '' },
    },
    {
      what: 'series',
      path: `${desk}/reeks`,
      form: { intent: 'following', startTime: '', endTime: '', place: 'Elders', address: '' },
    },
    {
      what: 'call off',
      path: `${desk}/aanmelden`,
      form: { intent: 'cancel-event', revision: one.revision, sure: 'on' },
    },
    { what: 'archive', path: `${desk}/publiceren`, form: { intent: 'archive' } },
    { what: 'allow original', path: files, form: { intent: 'allow-original', fileId: one.fileId } },
    { what: 'forbid original', path: files, form: { intent: 'forbid-original', fileId: one.fileId } },
  ]
}

function deciding(one: Planted): Attempt[] {
  const path = `/redactie/${one.id}/publiceren`
  return ['confirm', 'refuse'].map((intent) => ({ what: intent, path, form: { intent, proposal: 'a'.repeat(20) } }))
}

const reportsOf = (one: Planted): string => `/beheer/organisaties/${one.owner}/meldingen`
/** What somebody may not read they cannot take away from those who may; only who publishes decides on what was said. */
const reporting = (one: Planted): Attempt[] => [
  { what: 'report', path: `/melden/${one.id}`, form: { reason: 'other', text: 'Weg hiermee.' } },
]
const decidingOnReports = (one: Planted): Attempt[] =>
  ['in-order', 'mended', 'withdrawn'].map((decision) => ({
    what: `report ${decision}`,
    path: reportsOf(one),
    form: { item: one.id, decision, confirmed: 'on' },
  }))

const itemsOf = (one: Planted): string => `/beheer/organisaties/${one.owner}/stukken`
const withdrawing = (one: Planted): Attempt[] => [
  { what: 'withdraw', path: `/redactie/${one.id}/publiceren`, form: { intent: 'withdraw' } },
  { what: 'withdraw unread', path: itemsOf(one), form: { intent: 'withdraw', item: one.id } },
]

/** By managers of the owner only: nobody here is one. */
const namingCoEditors = (one: Planted): Attempt[] => [
  {
    what: 'co-editor',
    path: itemsOf(one),
    form: { intent: 'co-editor', item: one.id, user: world.region.people.author.id },
  },
  {
    what: 'maker',
    path: itemsOf(one),
    form: { intent: 'maker', item: one.id, user: world.region.people.author.id },
  },
  {
    what: 'purge',
    path: `/beheer/organisaties/${one.owner}/vernietigen`,
    form: { intent: 'ask', item: one.id, reason: 'mistake', sure: 'on' },
  },
]

/** On behalf of an organisation that nobody speaks for: the police are no municipality. */
const takingPart = (one: Planted): Attempt[] => [
  {
    what: 'take part',
    path: `/nieuws/x-${one.id.slice(0, 8)}`,
    form: { organisation: world.region.organisations.police.id, state: 'joins' },
  },
]

function attemptsOf(persona: Persona, one: Planted): Attempt[] {
  const edits = one.editors.includes(persona)
  return [
    ...(edits ? [] : [...editing(one), ...deciding(one)]),
    ...namingCoEditors(one),
    ...takingPart(one),
    ...(mayRead(persona, one) ? [] : reporting(one)),
    ...(publishes(persona, one) || persona === 'administrator' ? [] : decidingOnReports(one)),
    ...(publishes(persona, one) ? [] : publishing(one)),
    // Administrators withdraw without reading; that is tried apart.
    ...(publishes(persona, one) || persona === 'administrator' ? [] : withdrawing(one)),
  ]
}

async function send(persona: Persona, { path, form, upload }: Attempt, asData: boolean): Promise<Answer> {
  const client = world.clients[persona]
  const address = asData ? dataAddress(path) : path
  if (!upload) return client.post(address, form)
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.set(name, String(value))
  body.set('files', new File(['van mij'], 'mijn.txt', { type: 'text/plain' }))
  return client.post(address, {}, { body })
}

/** Everything that the forms could change, as it is stored. */
async function stored(): Promise<string> {
  const { query } = world.portal.services.db.read
  return JSON.stringify(
    await Promise.all([
      query.item.findMany(),
      query.itemKey.findMany(),
      query.itemVersion.findMany(),
      query.itemTheme.findMany(),
      query.news.findMany(),
      query.series.findMany(),
      query.itemRelated.findMany(),
      query.campaignUptake.findMany(),
      query.event.findMany(),
      query.eventSession.findMany(),
      query.registration.findMany(),
      query.registrationSession.findMany(),
      query.file.findMany(),
      query.fileVersion.findMany(),
      query.proposal.findMany(),
      query.report.findMany(),
      query.purgeRequest.findMany(),
      query.suspect.findMany(),
      query.organisation.findMany(),
      query.organisationDomain.findMany(),
      query.organisationName.findMany(),
      query.organisationReview.findMany(),
      query.organisationReviewMark.findMany(),
      query.organisationMerge.findMany(),
      query.membership.findMany(),
      query.workgroup.findMany(),
      query.seat.findMany(),
      query.seatHolding.findMany(),
      query.seatRequest.findMany(),
      query.sharingGroup.findMany(),
      query.sharingGroupMember.findMany(),
      // On which day somebody was seen is no form's.
      query.user.findMany({ columns: { lastActiveDay: false } }),
      query.passkey.findMany(),
      query.factorReset.findMany(),
      query.theme.findMany(),
      query.redirect.findMany(),
      query.themeFollow.findMany(),
      query.strategicAgenda.findMany(),
      query.agendaEntry.findMany(),
      query.agendaEntryTheme.findMany(),
      query.legislation.findMany(),
      query.legislationState.findMany(),
      query.legislationTheme.findMany(),
      query.accountRequest.findMany(),
      query.requestApproval.findMany(),
      query.newsletterSubscription.findMany(),
      query.newsletterTheme.findMany(),
      query.newsletterIssue.findMany(),
      query.newsletterBlock.findMany(),
      query.newsletterDelivery.findMany(),
      query.setting.findMany(),
      query.identityProvider.findMany(),
      query.identity.findMany(),
      query.backup.findMany(),
      query.walkIn.findMany(),
      query.checkInLink.findMany(),
      query.eventMaterial.findMany(),
      query.eventSeries.findMany(),
      query.calendarAddress.findMany(),
    ]),
  )
}

/** Refused: not there, not allowed, or first to sign-in. With single fetch a redirect is 202, its address in the body. */
function refused(answer: Answer): boolean {
  if ([401, 403, 404].includes(answer.status)) return true
  const to = answer.status === 202 ? answer.body : (answer.headers.get('location') ?? '')
  return [202, 302, 303].includes(answer.status) && to.includes('/inloggen')
}

describe.each(personas)('%s', (persona) => {
  test('changes nothing of an item that is not theirs to change', { timeout: 120_000 }, async () => {
    const before = await stored()
    const faults: string[] = []
    const attempts = world.planted.flatMap((one) => attemptsOf(persona, one).map((attempt) => ({ one, attempt })))
    await inParallel(attempts, async ({ one, attempt }) => {
      for (const asData of [false, true]) {
        const answer = await send(persona, attempt, asData)
        // Visitors report no more than a few; the first were refused for what they are.
        const tooMany = attempt.what === 'report' && answer.status === 429
        if (!refused(answer) && !tooMany)
          faults.push(`${one.name}: ${attempt.what}${asData ? ' as data' : ''} ${answer.status}`)
      }
    })
    expect(faults).toEqual([])
    expect((await stored()) === before, 'what is stored is unchanged').toBe(true)
    expect(attempts.length).toBeGreaterThan(50)
  })

  test('arranges nothing in organisations and workgroups that are not theirs', { timeout: 60_000 }, async () => {
    if (persona === 'administrator') return expect(world.region.people.administrator.administrator).toBe(true)
    const before = await stored()
    const faults: string[] = []
    for (const attempt of [...arranging(world), ...makingLetters(world)]) {
      const decides = attempt.path.endsWith('/aanvragen')
      const own = persona === 'manager' && attempt.path.includes('/duin') && !decides
      const ownGroup =
        (persona === 'coordinator' && /wg-(?:besloten|open)/.test(attempt.path)) ||
        (persona === 'otherCoordinator' && attempt.path.includes('wg-ander'))
      // Whoever holds a seat names who is to follow them.
      const ownSeat = persona === 'member' && attempt.what === 'successor' && attempt.path.includes('wg-besloten')
      // The dossiers are theirs to keep.
      const ownDossier = persona === 'officeEditor' && attempt.what.startsWith('dossier')
      // Of the alliance's office, which publishes.
      const ownLetter = persona === 'officeEditor' && attempt.path.startsWith('/redactie/nieuwsbrief')
      if (own || ownGroup || ownSeat || ownDossier || ownLetter) continue
      const answer = await send(persona, attempt, false)
      if (!refused(answer)) faults.push(`${attempt.what} ${attempt.path} ${answer.status}`)
    }
    expect(faults).toEqual([])
    expect((await stored()) === before, 'what is stored is unchanged').toBe(true)
  })
})

/** The forms about an account request, filled in. */
function decidingRequest(path: string, request: string): Attempt[] {
  const about = { request, revision: '1' }
  const organisation = world.region.organisations.duin.id
  return [
    { what: 'approve request', path, form: { ...about, intent: 'approve', role: 'manager' } },
    { what: 'deny request', path, form: { ...about, intent: 'deny', reason: 'Nee' } },
    { what: 'ask applicant', path, form: { ...about, intent: 'ask', question: 'Wie bent u?' } },
    { what: 'send request on', path, form: { ...about, intent: 'route', organisation } },
  ]
}

/** None of these workgroups takes requests; nobody here names a successor for a seat of theirs in another workgroup. */
const joining = (slug: string, { organisations, seats, people }: World['region']): Attempt[] => {
  const path = `/werkgroepen/${slug}/meedoen`
  return [
    { what: 'join', path, form: { intent: 'join', organisation: organisations.hoek.id, reason: 'Graag' } },
    { what: 'successor', path, form: { intent: 'successor', seat: seats.member.id, user: people.ended.id } },
    { what: 'withdraw request', path, form: { intent: 'withdraw', request: 'a'.repeat(20) } },
  ]
}

/** The forms about themes, the strategic agenda and laws, which are public for everybody to read. */
function keepingDossiers(theme: { id: string; slug: string }): Attempt[] {
  const agenda = { path: '/redactie/strategische-agenda', of: { agenda: dossiers.agenda, revision: '1' } }
  const details = { title: 'Van mij', fromYear: '2030', untilYear: '2031' }
  const entry = dossiers.entry
  const law = '/redactie/wetgeving/proefwet'
  const state = { date: '2026-02-02', text: 'Van mij', sourceTitle: 'Ikzelf' }
  const onAgenda = (intent: string, form: Form = {}): Attempt => ({
    what: `dossier: ${intent} on the agenda`,
    path: agenda.path,
    form: { intent, ...agenda.of, ...form },
  })
  return [
    {
      what: 'dossier: introduction',
      path: `/redactie/themas/${theme.slug}`,
      form: { revision: '1', introduction: 'Van mij' },
    },
    { what: 'dossier: make agenda', path: agenda.path, form: { intent: 'make', ...details } },
    onAgenda('details', details),
    onAgenda('remove-agenda', { sure: 'on' }),
    onAgenda('add', { name: 'Van mij' }),
    onAgenda('add-under', { name: 'Van mij', parent: entry }),
    onAgenda('entry', { name: 'Van mij', entry, themes: [theme.id] }),
    onAgenda('up', { entry }),
    onAgenda('down', { entry }),
    onAgenda('remove', { entry, sure: 'on' }),
    { what: 'dossier: make law', path: '/redactie/wetgeving?index', form: { name: 'Van mij' } },
    { what: 'dossier: law', path: law, form: { intent: 'about', revision: '1', name: 'Van mij' } },
    { what: 'dossier: state', path: law, form: { intent: 'add-state', revision: '1', ...state } },
    {
      what: 'dossier: change state',
      path: law,
      form: { intent: 'state', revision: '1', state: dossiers.state, ...state },
    },
    {
      what: 'dossier: remove state',
      path: law,
      form: { intent: 'remove-state', revision: '1', state: dossiers.state, sure: 'on' },
    },
  ]
}

/** The forms of the newsletter, filled in. */
function makingLetters({ letters, planted }: World): Attempt[] {
  const made = { what: 'make letter', path: '/redactie/nieuwsbrief?index', form: { title: 'Van mij' } }
  const add = `add-${planted[0]?.id ?? ''}`
  return letters.reduce<Attempt[]>(
    (all, { id }) => {
      const desk = `/redactie/nieuwsbrief/${id}`
      const send = { intent: 'schedule', revision: '1', when: 'now', sure: 'ja' }
      return [
        ...all,
        ...['save', 'discard', 'heading', add].map((intent) => ({
          what: `${intent} letter`,
          path: `${desk}?index`,
          form: { revision: '1', title: 'Van mij', intent },
        })),
        { what: 'send letter', path: `${desk}/versturen`, form: send },
        ...['stop', 'pause', 'resume', 'hide'].map((intent) => ({
          what: `${intent} letter`,
          path: `${desk}/versturen`,
          form: { intent, revision: '1' },
        })),
        { what: 'proof of letter', path: `${desk}/bekijken`, form: { as: 'self' } },
      ]
    },
    [made],
  )
}

/** The forms of the administration, filled in. */
function arranging({ region }: World): Attempt[] {
  const { organisations, people, seats, workgroups, chain, theme } = region
  const later = isoDate(Date.now() + 90 * 24 * 3_600_000)
  const organisationForms = Object.values(organisations).flatMap(({ slug, name, kind }): Attempt[] => {
    const path = `/beheer/organisaties/${slug}`
    return [
      { what: 'edit', path, form: { intent: 'edit', name, kind, corePartner: 'on', publishes: 'on' } },
      {
        what: 'add',
        path,
        form: { intent: 'add', name: 'Iemand', email: 'iemand@voorbeeld.example', role: 'manager' },
      },
      { what: 'end', path, form: { intent: 'end', membership: people.reader.membershipId ?? '' } },
      {
        what: 'change',
        path,
        form: { intent: 'change', membership: people.reader.membershipId ?? '', role: 'editor', endDate: later },
      },
      { what: 'suspend', path, form: { intent: 'suspend', user: people.reader.id } },
      { what: 'unsuspend', path, form: { intent: 'unsuspend', user: people.suspended.id } },
      { what: 'ask for a reset', path: `${path}/inlogmiddelen`, form: { intent: 'ask', user: people.reader.id } },
      { what: 'confirm a reset', path: `${path}/inlogmiddelen`, form: { intent: 'confirm', reset: 'a'.repeat(20) } },
      { what: 'hold', path, form: { intent: 'hold', seat: seats.member.id, user: people.reader.id } },
      { what: 'end seat', path, form: { intent: 'end-seat', seat: seats.member.id } },
      { what: 'add domain', path, form: { intent: 'add-domain', domain: 'nieuw.example' } },
      { what: 'remove domain', path, form: { intent: 'remove-domain', domain: 'oud.example' } },
      { what: 'begin review', path: `${path}/nakijken`, form: { intent: 'begin' } },
      {
        what: 'review',
        path: `${path}/nakijken`,
        form: { intent: 'mark', [`lid-${people.reader.membershipId}`]: 'eindigt' },
      },
      {
        what: 'ask dormant',
        path: `${path}/niet-actief`,
        form: { intent: 'ask', membership: people.reader.membershipId ?? '' },
      },
      {
        what: 'end dormant',
        path: `${path}/niet-actief`,
        form: { intent: 'end', membership: people.reader.membershipId ?? '' },
      },
      {
        what: 'prepare merge',
        path: `${path}/samenvoegen`,
        form: { intent: 'prepare', from: organisations.wad.id, seen: '0' },
      },
      {
        what: 'agree to merge',
        path: `${path}/samenvoegen`,
        form: { intent: 'agree', merge: 'a'.repeat(20), side: 'from' },
      },
      { what: 'refuse merge', path: `${path}/samenvoegen`, form: { intent: 'refuse', merge: 'a'.repeat(20) } },
      {
        what: 'hand over',
        path: `${path}/zitplaatsen`,
        form: { intent: 'hand-over', seat: seats.member.id, user: people.reader.id, holder: people.member.id },
      },
      { what: 'cancel hand-over', path: `${path}/zitplaatsen`, form: { intent: 'cancel', seat: seats.member.id } },
      {
        what: 'invite by list',
        path: `${path}/uitnodigen`,
        form: { intent: 'confirm', list: 'Iemand;iemand@voorbeeld.example;;beheerder' },
      },
    ]
  })
  const paths = [
    '/beheer/aanvragen',
    ...Object.values(organisations).map(({ slug }) => `/beheer/organisaties/${slug}/aanvragen`),
  ]
  const requestForms = paths.flatMap((path) => waiting.flatMap(({ id }) => decidingRequest(path, id)))
  const provider = {
    name: 'Nieuw',
    issuer: 'https://aanmelden.voorbeeld.example',
    clientId: 'portaal',
    method: 'secret',
    clientSecret: 'geheim',
    scopes: 'openid email',
    amrValues: 'mfa',
  }
  const providerForms = Object.values(organisations).flatMap(({ slug }): Attempt[] => {
    const path = `/beheer/organisaties/${slug}/aanmelden`
    return [
      { what: 'make provider', path, form: { intent: 'make', ...provider } },
      ...['confirm', 'refuse', 'off', 'again', 'test'].map((intent) => ({
        what: `${intent} provider`,
        path,
        form: { intent, provider: 'a'.repeat(20) },
      })),
      { what: 'provider secret', path, form: { intent: 'secret', provider: 'a'.repeat(20), clientSecret: 'x' } },
    ]
  })
  const workgroupForms = Object.values(workgroups).flatMap(({ slug, name, kind }): Attempt[] => {
    const path = `/beheer/werkgroepen/${slug}`
    return [
      { what: 'edit', path, form: { intent: 'edit', name: `${name} x`, kind } },
      { what: 'offer', path, form: { intent: 'offer', organisation: organisations.police.id } },
      { what: 'coordinator', path, form: { intent: 'coordinator', seat: seats.member.id, coordinator: 'on' } },
      { what: 'end seat', path, form: { intent: 'end-seat', seat: seats.member.id } },
      {
        what: 'invite to seats',
        path: `${path}/uitnodigen`,
        form: { intent: 'confirm', list: 'hoek;Iemand;iemand@voorbeeld.example' },
      },
      ...joining(slug, region),
    ]
  })
  return [
    ...organisationForms,
    ...workgroupForms,
    ...requestForms,
    ...providerForms,
    {
      what: 'make organisation',
      path: '/beheer/organisaties?index',
      form: { name: 'Nieuw', kind: 'police', corePartner: 'on' },
    },
    {
      what: 'first managers',
      path: '/beheer/regio',
      form: { intent: 'confirm', list: 'Wad;Iemand;iemand@wad.example' },
    },
    { what: 'confirm managers', path: '/beheer/regio', form: { intent: 'grant', grants: `${'a'.repeat(20)}:x` } },
    { what: 'remind', path: '/beheer/regio', form: { intent: 'remind', kind: 'municipality' } },
    { what: 'make workgroup', path: '/beheer/werkgroepen?index', form: { name: 'Nieuw', kind: 'workgroup' } },
    { what: 'allow RED', path: '/beheer?index', form: { intent: 'red', on: 'on' } },
    { what: 'add redirects', path: '/beheer/verwijzingen', form: { intent: 'confirm', list: '/oud/x;/over' } },
    { what: 'remove redirect', path: '/beheer/verwijzingen', form: { intent: 'remove', redirect: 'a'.repeat(20) } },
    ...keepingDossiers(theme),
    { what: 'make theme', path: '/beheer/themas', form: { intent: 'make', name: 'Nieuw', colour: '1' } },
    {
      what: 'edit theme',
      path: '/beheer/themas',
      form: { intent: 'edit', theme: theme.id, name: 'Anders', colour: '1' },
    },
    {
      what: 'make group',
      path: '/beheer/deelgroepen',
      form: { intent: 'make', name: 'Nieuw', owner: organisations.hoek.id },
    },
    {
      what: 'add to group',
      path: '/beheer/deelgroepen',
      form: { intent: 'add', group: chain.id, organisation: organisations.hoek.id },
    },
    {
      what: 'remove from group',
      path: '/beheer/deelgroepen',
      form: { intent: 'remove', group: chain.id, organisation: organisations.police.id },
    },
    {
      what: 'confirm',
      path: '/beheer/bevestigingen',
      form: { intent: 'confirm', kind: 'membership', id: people.reader.membershipId ?? '' },
    },
    ...['agree', 'refuse'].map((intent) => ({
      what: `${intent} to a seat`,
      path: `/beheer/zitplaatsen/${'a'.repeat(20)}`,
      form: { intent, answer: 'nee' },
    })),
    { what: 'make backup', path: '/beheer/reservekopieen', form: { intent: 'make' } },
    { what: 'retry jobs', path: '/beheer/taken', form: { intent: 'retry-all' } },
    { what: 'term of the trail', path: '/beheer/logboek', form: { months: '6' } },
  ]
}

test('rights in a form are not taken from it: other fields change nothing but what the form is for', async () => {
  const own = world.planted.find((one) => one.name === 'draft of an author')!
  const { db } = world.portal.services
  const before = await db.read.query.item.findFirst({ where: (i, { eq }) => eq(i.id, own.id) })
  const answer = await world.clients.author.post(`/redactie/${own.id}?index`, {
    kind: 'document',
    title: `Stuk ${own.word}`,
    summary: '',
    date: '2026-01-02',
    body: '',
    revision: String(before?.revision),
    intent: 'save',
    status: 'published',
    label: 'CLEAR',
    ownerId: world.region.organisations.police.id,
    creatorId: world.region.people.police.id,
    publishAt: '0',
    assurance: '0',
  })
  expect(answer.status).toBe(302)
  const after = await db.read.query.item.findFirst({ where: (i, { eq }) => eq(i.id, own.id) })
  const { title, summary, date, revision, updatedAt, ...rest } = after!
  expect(rest).toEqual(Object.fromEntries(Object.entries(before!).filter(([name]) => name in rest)))
  expect([title, summary, date, revision]).toEqual([`Stuk ${own.word}`, '', '2026-01-02', (before?.revision ?? 0) + 1])
  expect(updatedAt).toBeGreaterThan(0)
})

test('a form that another website sent is refused', async () => {
  const own = world.planted.find((one) => one.name === 'GREEN practice')!
  const before = await stored()
  for (const headers of [{ Origin: 'https://elders.example' }, { Origin: 'null' }]) {
    const answer = await world.clients.editor.post(
      `/redactie/${own.id}/publiceren`,
      { intent: 'withdraw' },
      { headers },
    )
    expect(answer.status).toBe(403)
  }
  expect((await stored()) === before).toBe(true)
})
