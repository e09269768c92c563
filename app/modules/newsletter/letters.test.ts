import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  item,
  itemKey,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  organisation,
  theme,
  user,
} from '#db/schema/index.ts'
import { aDocument, aNews, anEvent, type ItemServices } from '#tests/factories/items.ts'
import { aLetterToGo, anIssue, aSentMail, aSubscription, deliveriesOf } from '#tests/factories/letters.ts'
import { aMembership, anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { anIdentity, aProvider } from '#tests/factories/sso.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'

const dayMs = 24 * 3_600_000
let post: PostOffice
let portal: Portal
let services: ItemServices
let office: Organisation
let editor: Person

beforeAll(async () => {
  post = await openPostOffice()
  const environment = { ROLES: 'web', SMTP_URL: post.url, MAIL_FROM: 'nieuwsbrief@alliantie.example' }
  portal = await openPortal({ ...environment, BOUNCE_ADDRESS: 'terug@alliantie.example' }, { stopWithTest: false })
  services = portal.services
  office = await anOrganisation(services.db, { kind: 'alliance_office', publishes: true })
  editor = await aPerson(services.db, { organisation: office, role: 'editor', secrets: services.secrets })
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await post.stop()
})
beforeEach(async () => {
  await services.db.write(async (tx) => void (await tx.update(newsletterSubscription).set({ endedAt: 1 })))
})

const news = (title: string, options: Parameters<typeof aNews>[1] = {}) =>
  aNews(services, {
    label: 'CLEAR',
    owner: office,
    creator: editor,
    title,
    summary: `Samenvatting van ${title}.`,
    ...options,
  })
const mailTo = (email: string) => post.letters(email).at(-1)?.source ?? ''
const green = { label: 'GREEN' as const }

/** That mail went out more than a week ago after all. */
const makeRoom = (deliveryId: string) =>
  services.db.write(
    async (tx) =>
      void (await tx
        .update(newsletterDelivery)
        .set({ sentAt: Date.now() - 8 * dayMs })
        .where(eq(newsletterDelivery.id, deliveryId))),
  )

async function subscriberWithAccount(organisationId?: { id: string }) {
  const person = await aPerson(services.db, {
    secrets: services.secrets,
    ...(organisationId ? { organisation: organisationId } : {}),
  })
  return { person, subscription: await aSubscription(services.db, { email: person.email }) }
}

test('two readers with different rights get two different mails of one letter, both right', async () => {
  const { db } = services
  const open = await news('Havendag voor iedereen')
  const partners = await news('Werkwijze voor partners', green)
  const police = await anOrganisation(db, { kind: 'police' })
  const amber = await aDocument(services, {
    label: 'AMBER',
    owner: police,
    locks: ['kind:police'],
    title: 'Geheime wijkkaart',
  })
  const visitor = await aSubscription(db)
  const { person: partner } = await subscriberWithAccount()
  const { person: officer } = await subscriberWithAccount(police)
  const pieces = [
    { ...open, lead: 'Kom ook langs' },
    { heading: 'Voor partners' },
    { ...partners, lead: 'Vertrouwelijke inleiding' },
    amber,
  ]
  await aLetterToGo(db, editor, pieces, { title: 'Brief van december', intro: 'Beste lezer,\n\nVeel leesplezier.' })
  await portal.settle()

  const mails = [visitor.email, partner.email, officer.email].map((email) => {
    expect(post.letters(email)).toHaveLength(1)
    return mailTo(email)
  })
  for (const mail of mails) {
    expect(mail).toContain('Havendag voor iedereen')
    expect(mail).toContain('Kom ook langs')
    expect(mail).toContain('Veel leesplezier.')
    expect(mail).not.toContain('Geheime wijkkaart')
    expect(mail.toLowerCase()).not.toContain('geheime-wijkkaart')
    expect(mail).not.toMatch(/<img|utm_|pixel/i)
  }
  const [toVisitor = '', toPartner = '', toOfficer = ''] = mails
  expect(toVisitor).not.toMatch(/Werkwijze voor partners|Vertrouwelijke inleiding|Voor partners|TLP:/)
  expect(toVisitor).toMatch(/^Subject: Brief van december\r?$/m)
  expect(toPartner).toContain('Werkwijze voor partners')
  expect(toPartner).toContain('Vertrouwelijke inleiding')
  expect(toPartner).toMatch(/^Subject: TLP:GREEN - Brief van december\r?$/m)
  expect(toPartner).not.toContain('Nieuw stuk van')
  expect(toOfficer).toContain(`Nieuw stuk van ${police.name}`)
  expect(toOfficer).toContain(`/kennisbank/${amber.id.slice(0, 8)}`)
  expect(toOfficer).toMatch(/^Subject: TLP:AMBER - /m)
})

test('a letter says whose list it is, how to leave it and where it is in the archive', async () => {
  const reader = await aSubscription(services.db)
  const issue = await aLetterToGo(services.db, editor, [await news('Met kopregels')])
  await portal.settle()
  const mail = mailTo(reader.email)
  const [delivery] = await deliveriesOf(services.db, issue.id)
  expect(mail).toMatch(/^List-I[dD]: <nieuwsbrief\.localhost>/m)
  expect(mail).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:\d+\/nieuwsbrief\/afmelden\/[\w-]{63}>/m)
  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  expect(mail).toContain(`Message-ID: <brief.${delivery?.id}@alliantie.example>`)
  expect(mail).toMatch(/^Date: /m)
  expect(mail).toMatch(/^Content-Type: multipart\/alternative/m)
  const [path = ''] = /\/nieuwsbrief\/brief-[\w-]+/.exec(mail) ?? []
  expect((await (await portal.as(null)).get(path)).body).toContain('Met kopregels')
})

test.each([
  [
    'withdrawn',
    (id: string) =>
      services.db.write(async (tx) => void (await tx.update(item).set({ status: 'withdrawn' }).where(eq(item.id, id)))),
  ],
  [
    'narrowed',
    (id: string) =>
      services.db.write(
        async (tx) =>
          void (await tx
            .update(itemKey)
            .set({ key: 'org:niemand' })
            .where(and(eq(itemKey.itemId, id), eq(itemKey.side, 'reader')))),
      ),
  ],
  [
    'ended',
    (id: string) =>
      services.db.write(
        async (tx) =>
          void (await tx
            .update(itemKey)
            .set({ until: 1 })
            .where(and(eq(itemKey.itemId, id), eq(itemKey.side, 'reader')))),
      ),
  ],
])('an item that was %s after the letter was scheduled is in nobody’s mail', async (_, takeAway) => {
  const gone = await news('Straks weg')
  const visitor = await aSubscription(services.db)
  const { person } = await subscriberWithAccount()
  await aLetterToGo(services.db, editor, [await news('Blijft staan'), gone])
  await takeAway(gone.id)
  await portal.settle()
  for (const email of [visitor.email, person.email]) {
    expect(mailTo(email)).toContain('Blijft staan')
    expect(mailTo(email)).not.toContain('Straks weg')
  }
})

describe('an account that counts no longer gets what a visitor gets', () => {
  test.each<[string, (person: Person) => Promise<unknown>]>([
    [
      'suspended',
      ({ id }) =>
        services.db.write(async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, id)))),
    ],
    [
      'without a second step',
      ({ id }) =>
        services.db.write(
          async (tx) => void (await tx.update(user).set({ totpEnrolledAt: null }).where(eq(user.id, id))),
        ),
    ],
    [
      'without a core partner',
      () => services.db.write(async (tx) => void (await tx.update(organisation).set({ corePartner: false }))),
    ],
  ])('%s', async (_, change) => {
    const { person } = await subscriberWithAccount()
    await aLetterToGo(services.db, editor, [await news('Voor allen'), await news('Voor partners alleen', green)])
    await change(person)
    await portal.settle()
    await services.db.write(async (tx) => void (await tx.update(organisation).set({ corePartner: true })))
    expect(mailTo(person.email)).toContain('Voor allen')
    expect(mailTo(person.email)).not.toContain('Voor partners alleen')
  })
})

test('who may read none of it, or unsubscribed since, gets nothing; and nobody gets it twice', async () => {
  const { db } = services
  const visitor = await aSubscription(db)
  const left = await aSubscription(db)
  const { person } = await subscriberWithAccount()
  const issue = await aLetterToGo(db, editor, [await news('Alleen partners', green)])
  await db.write(
    async (tx) =>
      void (await tx.update(newsletterSubscription).set({ endedAt: 2 }).where(eq(newsletterSubscription.id, left.id))),
  )
  await portal.settle()
  await portal.settle()
  expect(post.letters(visitor.email)).toEqual([])
  expect(post.letters(left.email)).toEqual([])
  expect(post.letters(person.email)).toHaveLength(1)
  const states = (await deliveriesOf(db, issue.id)).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['empty', 'sent'])
  expect((await db.read.select().from(newsletterIssue).where(eq(newsletterIssue.id, issue.id)))[0]?.state).toBe('sent')
  // Of no part of it anybody may know, so it is no part of the archive either.
  const everyone = await portal.as(null)
  expect((await everyone.get('/nieuwsbrief')).body).not.toContain(issue.title)
  expect((await everyone.get(`/nieuwsbrief/${issue.id.slice(0, 8)}`)).status).toBe(404)
})

test('who chose themes gets items of those, and items of none', async () => {
  const { db } = services
  const [zorg, jeugd] = await db.write((tx) =>
    tx
      .insert(theme)
      .values([
        { slug: 'zorg-l', name: 'Zorg' },
        { slug: 'jeugd-l', name: 'Jeugd' },
      ])
      .returning(),
  )
  const reader = await aSubscription(db, {}, [jeugd!.id])
  const pieces = [
    await news('Over zorg', { themes: [zorg!.id] }),
    await news('Over jeugd', { themes: [jeugd!.id] }),
    await news('Over niets in het bijzonder'),
  ]
  await aLetterToGo(db, editor, pieces)
  await portal.settle()
  expect(mailTo(reader.email)).toContain('Over jeugd')
  expect(mailTo(reader.email)).toContain('Over niets in het bijzonder')
  expect(mailTo(reader.email)).not.toContain('Over zorg')
})

test('a letter for which there is no room this week waits, and comes along with the next one', async () => {
  const { db } = services
  const reader = await aSubscription(db, { weeklyMost: 1 })
  const before = await aSentMail(db, reader.id, Date.now() - 2 * dayMs)
  const first = await aLetterToGo(db, editor, [await news('Ging niet meer')], { title: 'Eerste brief' })
  await portal.settle()
  expect(post.letters(reader.email)).toEqual([])
  expect(await deliveriesOf(db, first.id)).toMatchObject([{ state: 'held' }])
  await makeRoom(before.id)
  await aLetterToGo(db, editor, [await news('Ging wel')], { title: 'Tweede brief' })
  await portal.settle()
  expect(post.letters(reader.email)).toHaveLength(1)
  expect(mailTo(reader.email)).toContain('Ging wel')
  expect(mailTo(reader.email)).toContain('Ging niet meer')
  expect(mailTo(reader.email)).toContain('Eerste brief')
  expect(await deliveriesOf(db, first.id)).toMatchObject([{ state: 'joined' }])
})

test('who may read nothing of a letter is not told its title with an earlier one that was held', async () => {
  const { db } = services
  const reader = await aSubscription(db, { weeklyMost: 1 })
  const before = await aSentMail(db, reader.id, Date.now() - 2 * dayMs)
  const first = await aLetterToGo(db, editor, [await news('Voor de visser')], {
    title: 'Open brief',
    intro: 'Dag lezer.',
  })
  await portal.settle()
  await makeRoom(before.id)
  const second = await aLetterToGo(db, editor, [await news('Groene zaken', green)], { title: 'Zilverreiger' })
  await portal.settle()
  expect(post.letters(reader.email)).toHaveLength(1)
  expect(mailTo(reader.email)).toMatch(/^Subject: Open brief\r?$/m)
  expect(mailTo(reader.email)).toContain('Dag lezer.')
  expect(mailTo(reader.email)).not.toContain('Zilverreiger')
  expect(await deliveriesOf(db, second.id)).toMatchObject([{ state: 'empty', sentAt: null }])
  expect(await deliveriesOf(db, first.id)).toMatchObject([{ state: 'joined' }])
})

test('who comes by a provider of one organisation gets by mail what that sign-in opens, and nothing of another', async () => {
  const { db, secrets } = services
  const town = await anOrganisation(db)
  const police = await anOrganisation(db, { kind: 'police', name: 'Politie Zuid' })
  const make = async (enrolled: boolean) => {
    const person = await aPerson(db, { organisation: town, enrolled, secrets })
    await aMembership(db, { userId: person.id, organisationId: police.id, role: 'reader' })
    await anIdentity(db, provider, person.id, person.id)
    await aSubscription(db, { email: person.email })
    return person
  }
  const provider = await aProvider(db, secrets, { organisationId: town.id, issuer: 'https://login.stad.example' })
  const byProvider = await make(false)
  const byBoth = await make(true)
  const amber = { label: 'AMBER' as const, owner: police, locks: ['kind:police'] }
  await aLetterToGo(db, editor, [await news('Voor partners', green), await aDocument(services, amber)])
  await portal.settle()
  expect(mailTo(byProvider.email)).toContain('Voor partners')
  expect(mailTo(byProvider.email)).not.toContain('Politie Zuid')
  expect(mailTo(byBoth.email)).toContain('Nieuw stuk van Politie Zuid')
})

test('the archive shows what anybody may read now, without a word of the rest', async () => {
  const { db } = services
  await aSubscription(db)
  const open = await news('Blijvend nieuws')
  const later = await news('Later ingetrokken')
  const meeting = await anEvent(services, {
    label: 'CLEAR',
    owner: office,
    creator: editor,
    title: 'Open avond',
    content: { startTime: '19:30', place: 'Rotterdam' },
  })
  const issue = await aLetterToGo(
    db,
    editor,
    [
      open,
      { heading: 'Ook nog' },
      later,
      { heading: 'Binnenkort' },
      meeting,
      { heading: 'Besloten' },
      await news('Besloten nieuws', green),
    ],
    { title: 'Archiefbrief' },
  )
  const draft = await anIssue(db, editor, [open], { title: 'Nog in de maak' })
  await portal.settle()
  const everyone = await portal.as(null)
  const address = `/nieuwsbrief/archiefbrief-${issue.id.slice(0, 8)}`
  const full = await everyone.get(address)
  expect(full.status).toBe(200)
  expect(full.body).toContain('Later ingetrokken')
  expect(full.body).toMatch(/Bijeenkomst · VAR · [^<]*19\.30 uur · Rotterdam/)
  expect(full.body).not.toMatch(/Besloten/)
  const { withdrawItem } = await import('#app/modules/items/commands.server.ts')
  const { authorize } = await import('#app/access/policy.ts')
  const { viewerFor } = await import('#tests/factories/people.ts')
  const viewer = await viewerFor(db, editor.id)
  const { getStoredItem } = await import('#app/modules/items/facts.server.ts')
  await db.write(async (tx) =>
    withdrawItem(tx, viewer, authorize(viewer, 'withdraw', await getStoredItem(tx, later.id, viewer.now))),
  )
  const rest = await everyone.get(address)
  expect(rest.body).toContain('Blijvend nieuws')
  expect(rest.body).not.toMatch(/Later ingetrokken|Ook nog/)
  expect((await everyone.get('/nieuwsbrief')).body).toContain('Archiefbrief')
  expect((await everyone.get('/nieuwsbrief')).body).not.toMatch(/Later ingetrokken|Nog in de maak/)
  expect((await everyone.get(`/nieuwsbrief/${draft.id.slice(0, 8)}`)).status).toBe(404)
  // A partner reads the same page: the archive is what everybody may read.
  const { person } = await subscriberWithAccount()
  expect((await (await portal.as(person)).get(address)).body).not.toContain('Besloten nieuws')
})
