import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '#app/auth/password.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { accountRequest, membership, requestApproval, requestLink, user } from '#db/schema/index.ts'
import { anOrganisation, aPerson, aMembership, type Organisation, type Person } from '#tests/factories/people.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { openPortal, clientOf, type Portal } from '#tests/setup/portal.ts'
import { linkIn, openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'
import { forgetRequests } from './commands.server.ts'

let post: PostOffice
let portal: Portal
let office: Organisation
let officeManager: Person
let officeSecond: Person
let administrator: Person
beforeAll(async () => {
  post = await openPostOffice()
  portal = await openPortal({ SMTP_URL: post.url, MAIL_FROM: 'portaal@var.example' }, { stopWithTest: false })
  const { db } = portal.services
  office = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office', name: 'Bureau' })
  officeManager = await person(office, 'manager')
  officeSecond = await person(office, 'manager')
  administrator = await person(null, 'reader', { administrator: true })
})
afterAll(async () => {
  await portal?.stop()
  await post?.stop()
})

let counter = 0
let town: Organisation
/** A municipality of the test's own. */
beforeEach(async () => {
  counter++
  town = await anOrganisation(portal.services.db, { slug: `stad-${counter}`, name: `Gemeente Stad ${counter}` })
})

type Options = Parameters<typeof aPerson>[1]
function person(organisation: Organisation | null, role: 'manager' | 'reader' = 'manager', options: Options = {}) {
  const { db, secrets } = portal.services
  return aPerson(db, { organisation, role, secrets, ...options })
}
const asked = (overrides: Parameters<typeof aRequest>[1] = {}) =>
  aRequest(portal.services.db, { organisationId: town.id, ...overrides })
const stored = async ({ id }: { id: string }) => {
  const [row] = await portal.services.db.read.select().from(accountRequest).where(eq(accountRequest.id, id))
  return row!
}
const page = (of: Organisation = town) => `/beheer/organisaties/${of.slug}/aanvragen`
const bureau = '/beheer/aanvragen'

async function decide(
  who: Person,
  path: string,
  request: { id: string },
  intent: string,
  fields: Record<string, string> = {},
) {
  const { revision } = await stored(request)
  const client = await portal.as(who)
  return client.post(path, { intent, request: request.id, revision: String(revision), ...fields })
}
const approve = (who: Person, path: string, request: { id: string }, fields: Record<string, string> = {}) =>
  decide(who, path, request, 'approve', { role: 'reader', ...fields })
async function memberships(request: { email: string }) {
  return portal.services.db.read
    .select({
      organisationId: membership.organisationId,
      role: membership.role,
      endsAt: membership.endsAt,
      pending: membership.pendingSince,
      createdBy: membership.createdBy,
      confirmedBy: membership.confirmedBy,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(eq(user.email, request.email))
}
const shows = async (who: Person, path: string, request: { email: string }) =>
  (await (await portal.as(who)).get(path)).body.includes(request.email)

describe('where a request goes', () => {
  test('with two managers: to them, and the bureau has no say', async () => {
    const first = await person(town)
    const second = await person(town)
    const request = await asked()
    for (const manager of [first, second]) expect(await shows(manager, page(), request)).toBe(true)
    expect(await shows(officeManager, bureau, request)).toBe(false)
    expect((await approve(officeManager, bureau, request)).status).toBe(404)
    expect((await approve(administrator, bureau, request)).status).toBe(403)
    expect((await approve(first, page(), request)).status).toBe(302)
    expect(await memberships(request)).toMatchObject([
      { organisationId: town.id, role: 'reader', pending: null, createdBy: first.id, confirmedBy: first.id },
    ])
  })

  test('with one manager: the bureau approves along, in either order, and one approval opens nothing', async () => {
    const manager = await person(town)
    const orders: Array<[Person, string, Person, string]> = [
      [manager, page(), officeManager, bureau],
      [officeSecond, bureau, manager, page()],
    ]
    for (const [one, onePath, two, twoPath] of orders) {
      const request = await asked()
      const before = await (await portal.as(one)).get(onePath)
      expect(before.body).toContain('0 van 2')
      expect((await approve(one, onePath, request)).headers.get('location')).toContain('gedaan=agree')
      expect(await memberships(request)).toEqual([])
      expect((await approve(one, onePath, request)).status).toBe(302)
      expect(await memberships(request), 'the same person twice').toEqual([])
      expect((await (await portal.as(two)).get(twoPath)).body).toContain('1 van 2')
      expect((await approve(two, twoPath, request)).headers.get('location')).toContain('gedaan=approve')
      expect(await memberships(request)).toMatchObject([
        { pending: null, createdBy: manager.id, confirmedBy: two === manager ? one.id : two.id },
      ])
    }
  })

  test('with one manager: the second agrees to what the first chose, or the first must agree anew', async () => {
    const manager = await person(town)
    const request = await asked()
    await approve(manager, page(), request, { role: 'reader' })
    await approve(officeManager, bureau, request, { role: 'editor' })
    expect(await memberships(request)).toEqual([])
    await approve(manager, page(), request, { role: 'editor' })
    expect(await memberships(request)).toMatchObject([{ role: 'editor', pending: null }])
  })

  test('with one manager: an approval of somebody who is manager no longer does not count', async () => {
    const manager = await person(town)
    const request = await asked()
    await approve(manager, page(), request)
    await portal.services.db.write((tx) =>
      tx
        .update(membership)
        .set({ endsAt: Date.now() - 1 })
        .where(eq(membership.userId, manager.id)),
    )
    await approve(officeManager, bureau, request)
    expect((await memberships(request)).every(({ pending }) => pending !== null)).toBe(true)
  })

  test('without a manager: to the bureau, and the access waits for another’s confirmation', async () => {
    const request = await asked()
    expect(await shows(officeManager, bureau, request)).toBe(true)
    expect((await approve(officeManager, bureau, request, { role: 'manager' })).status).toBe(302)
    const [held] = await memberships(request)
    expect(held).toMatchObject({ role: 'manager', createdBy: officeManager.id, confirmedBy: null })
    expect(held?.pending).not.toBeNull()
    const { membershipId } = await stored(request)
    const confirm = { intent: 'confirm', kind: 'membership', id: membershipId! }
    expect((await (await portal.as(officeManager)).post('/beheer/bevestigingen', confirm)).status).toBe(404)
    expect((await memberships(request))[0]?.pending).not.toBeNull()
  })

  test('for no organisation of the list: to the bureau, which sends it on to that one’s managers', async () => {
    const manager = await person(town)
    await person(town)
    const request = await asked({ organisationId: null })
    expect(await shows(manager, page(), request)).toBe(false)
    expect((await approve(officeManager, bureau, request)).status).toBe(422)
    expect((await decide(officeManager, bureau, request, 'route', { organisation: town.id })).status).toBe(302)
    expect(await shows(manager, page(), request)).toBe(true)
    expect(await shows(officeManager, bureau, request)).toBe(false)
    await portal.settle()
    expect(post.letters(manager.email).at(-1)?.source).toContain(page())
  })

  test('at the bureau itself with a single manager, an administrator is the second', async () => {
    const alone = await openPortal()
    const { db, secrets } = alone.services
    const where = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office' })
    const only = await aPerson(db, { organisation: where, role: 'manager', administrator: true, secrets })
    const second = await aPerson(db, { organisation: null, administrator: true, secrets })
    const request = await aRequest(db, { organisationId: where.id })
    const send = async (who: Person, path: string, revision: number) =>
      (await alone.as(who)).post(path, {
        intent: 'approve',
        request: request.id,
        revision: String(revision),
        role: 'reader',
      })
    await send(only, page(where), 1)
    expect(await db.read.select().from(requestApproval)).toMatchObject([{ side: 'organisation', userId: only.id }])
    expect((await send(only, bureau, 2)).headers.get('location')).toContain('gedaan=agree')
    expect((await send(second, bureau, 3)).headers.get('location')).toContain('gedaan=approve')
  })
})

describe('nobody approves themselves', () => {
  test.each([
    ['with the same address', (of: Person) => ({ email: of.email })],
    ['with the same mailbox under another spelling', (of: Person) => ({ email: of.email.replace('@', '+extra@') })],
    ['when they sent it', (of: Person) => ({ sentBy: of.id })],
    ['when they confirmed it', (of: Person) => ({ confirmedBy: of.id })],
  ])('%s', async (_, of) => {
    await person(town)
    const manager = await person(town)
    const request = await asked(of(manager))
    expect((await approve(manager, page(), request)).status).toBe(403)
    expect((await decide(manager, page(), request, 'deny', { reason: 'x' })).status).toBe(403)
    expect((await stored(request)).state).toBe('waiting')
  })

  test('as a manager of the bureau who asks for access elsewhere', async () => {
    const request = await asked({ email: officeManager.email })
    expect((await approve(officeManager, bureau, request)).status).toBe(403)
    expect((await approve(officeSecond, bureau, request)).status).toBe(302)
    expect((await memberships(request)).filter(({ organisationId }) => organisationId === town.id)).toMatchObject([
      { createdBy: officeSecond.id, confirmedBy: null },
    ])
  })

  test('through somebody whom they let in, nor a manager’s own person at the bureau', async () => {
    const applicant = await person(null)
    const friend = await person(town, 'manager', { membership: { createdBy: applicant.id } })
    await person(town)
    const request = await asked({ email: applicant.email })
    expect((await approve(friend, page(), request)).status).toBe(403)

    const { db } = portal.services
    const small = await anOrganisation(db, { slug: `klein-${counter}` })
    const manager = await person(small)
    const puppet = await person(office, 'manager', { membership: { createdBy: manager.id } })
    const theirs = await asked({ organisationId: small.id })
    await approve(manager, page(small), theirs)
    expect((await approve(puppet, bureau, theirs)).status).toBe(403)
    expect(await memberships(theirs)).toEqual([])
    expect((await approve(officeManager, bureau, theirs)).status).toBe(302)
    expect(await memberships(theirs)).toHaveLength(1)
  })
})

describe('a decision', () => {
  test.each(['raadslid', 'extern'])('makes a %s a guest, whatever was picked, and the screen says so', async (job) => {
    const manager = await person(town)
    await person(town)
    const request = await asked({ jobFunction: job })
    expect((await (await portal.as(manager)).get(page())).body).toContain('raadsleden en externen')
    await approve(manager, page(), request, { role: 'manager' })
    expect((await memberships(request)).map(({ role }) => role)).toEqual(['guest'])
  })

  test('invites who is new, with the end date that was chosen, and the link of the invitation works', async () => {
    const manager = await person(town)
    await person(town)
    const request = await asked({ name: 'Tess van Dijk' })
    const past = await approve(manager, page(), request, { endDate: '2020-01-01' })
    expect(past.status).toBe(422)
    const endDate = isoDate(Date.now() + 30 * 24 * 3_600_000)
    await approve(manager, page(), request, { endDate })
    expect(isoDate((await memberships(request))[0]!.endsAt! - 1)).toBe(endDate)
    await portal.settle()
    const letters = post.letters(request.email)
    expect(letters.map(({ to }) => to)).toEqual([[request.email]])
    const invitation = await clientOf(portal.url, '').get(linkIn(letters, '/uitnodiging/'))
    expect(invitation.body).toContain('Welkom bij het kennisportaal')
  })

  test('adds a membership to an account that is there, and the mail says so', async () => {
    const manager = await person(town)
    await person(town)
    const elsewhere = await anOrganisation(portal.services.db)
    const passwordHash = await hashPassword('kraan-molen-zeventien-haring')
    const account = await person(elsewhere, 'reader', { passwordHash })
    const request = await asked({ email: account.email })
    await approve(manager, page(), request)
    await portal.settle()
    const [letter] = post.letters(account.email)
    expect(letter?.source).toContain(town.name)
    expect(letter?.source).not.toContain('/uitnodiging/')
    expect(await memberships(request)).toHaveLength(2)
  })

  test('is not made for a member, and says what to do', async () => {
    const manager = await person(town)
    await person(town)
    const member = await person(town, 'reader')
    const request = await asked({ email: member.email })
    const answer = await approve(manager, page(), request)
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('hoort al bij de organisatie')
  })

  test('can be a question, which the applicant answers on their own page', async () => {
    const manager = await person(town)
    await person(town)
    const request = await asked()
    await decide(manager, page(), request, 'ask', { question: 'Bij welke afdeling\nwerkt u?' })
    await portal.settle()
    const link = linkIn(post.letters(request.email), '/account-aanvragen/')
    expect(post.letters(request.email).at(-1)?.source).toContain('Bij welke afdeling')
    const applicant = clientOf(portal.url, '')
    const asks = await applicant.get(link)
    expect(asks.body).toContain('Er is een vraag aan u')
    expect((await applicant.post(link, { intent: 'answer', answer: '' })).status).toBe(422)
    expect((await applicant.post(link, { intent: 'answer', answer: 'Bij Veiligheid' })).status).toBe(302)
    expect((await (await portal.as(manager)).get(page())).body).toContain('Bij Veiligheid')
    expect((await applicant.post(link, { intent: 'answer', answer: 'Nog eens' })).status).toBe(409)
  })

  test('turns down with a reason that the applicant reads, and nothing is decided after that', async () => {
    const manager = await person(town)
    await person(town)
    const request = await asked()
    expect((await decide(manager, page(), request, 'deny', { reason: '' })).status).toBe(422)
    await decide(manager, page(), request, 'deny', { reason: 'U werkt hier niet.' })
    await portal.settle()
    expect(post.letters(request.email).at(-1)?.source).not.toContain('U werkt hier niet')
    const applicant = clientOf(portal.url, '')
    const link = linkIn(post.letters(request.email), '/account-aanvragen/')
    expect((await applicant.get(link)).body).toContain('U werkt hier niet.')
    expect((await approve(manager, page(), request)).status).toBe(409)
    expect((await applicant.post(link, { intent: 'withdraw' })).status).toBe(409)
    expect(await memberships(request)).toEqual([])
  })

  test('is refused for a request that the applicant changed or took back meanwhile', async () => {
    const manager = await person(town)
    await person(town)
    const request = await asked()
    await decide(manager, page(), request, 'ask', { question: 'Wie bent u?' })
    const client = await portal.as(manager)
    const old = await client.post(page(), {
      intent: 'approve',
      request: request.id,
      revision: String(request.revision),
      role: 'reader',
    })
    expect(old.status).toBe(409)
    await portal.settle()
    const link = linkIn(post.letters(request.email), '/account-aanvragen/')
    expect((await clientOf(portal.url, '').post(link, { intent: 'withdraw' })).status).toBe(302)
    expect((await approve(manager, page(), request)).status).toBe(409)
    expect(await shows(manager, page(), request)).toBe(false)
  })

  test('needs the second factor of the last hour', async () => {
    const manager = await person(town)
    await person(town)
    const request = await asked()
    const client = await portal.as(manager, { assurance: 2 })
    const fields = { intent: 'approve', request: request.id, revision: '1', role: 'reader' }
    expect((await client.post(page(), fields)).headers.get('location')).toContain('/inloggen/code')
    expect((await stored(request)).state).toBe('waiting')
  })
})

describe('who may see a request', () => {
  test('not a manager of another organisation, nor anybody else: the page is absent', async () => {
    const request = await asked()
    const other = await anOrganisation(portal.services.db, { slug: `anders-${counter}` })
    const manager = await person(other)
    const reader = await person(town, 'reader')
    for (const who of [manager, reader]) {
      const client = await portal.as(who)
      for (const path of [page(), bureau]) expect((await client.get(path)).status).toBe(404)
      for (const intent of ['approve', 'deny', 'ask', 'route'])
        for (const path of [page(), bureau, page(other)]) {
          const fields = { role: 'reader', reason: 'x', question: 'x', organisation: other.id }
          expect((await decide(who, path, request, intent, fields)).status, `${intent} ${path}`).toBe(404)
        }
    }
    expect(await stored(request)).toEqual(request)
  })

  test('not who asks of an organisation that hides its people, but for its own managers', async () => {
    const police = await anOrganisation(portal.services.db, {
      slug: `politie-${counter}`,
      kind: 'police',
      namesHidden: true,
    })
    const manager = await person(police)
    const request = await asked({
      organisationId: police.id,
      name: 'Joris Stil',
      jobFunction: 'wijkagent',
      organisationName: 'Politie team Stil',
    })
    expect((await (await portal.as(manager)).get(page(police))).body).toContain('Joris Stil')
    for (const who of [officeManager, administrator]) {
      const { body } = await (await portal.as(who)).get(bureau)
      expect(body).toContain('Wijkagent (naam afgeschermd)')
      for (const word of ['Joris Stil', request.email, 'team Stil']) expect(body).not.toContain(word)
    }
  })

  test('not by sending it on to an organisation of one’s own', async () => {
    const { db } = portal.services
    const police = await anOrganisation(db, { slug: `agenten-${counter}`, kind: 'police', namesHidden: true })
    const hidden = await asked({ organisationId: police.id, email: `stil-${counter}@politie.example` })
    const manager = await person(police)
    for (const path of [bureau, page(police)]) {
      const answer = await decide(officeManager, path, hidden, 'route', { organisation: office.id })
      expect([403, 404]).toContain(answer.status)
    }
    expect((await decide(manager, page(police), hidden, 'route', { organisation: town.id })).status).toBe(403)
    expect((await stored(hidden)).organisationId).toBe(police.id)
  })

  test('their number stands on the page of the administration and beside the organisation’s pages', async () => {
    const manager = await person(town)
    await person(town)
    for (let i = 0; i < 2; i++) await asked()
    const client = await portal.as(manager)
    expect((await client.get('/beheer')).body).toContain('2 aanvragen wachten op een besluit.')
    expect((await client.get(`/beheer/organisaties/${town.slug}`)).body).toContain('Aanvragen (2)')
    expect((await client.get('/beheer')).body).not.toContain('Aanvragen bij het bureau')
    expect((await (await portal.as(administrator)).get('/beheer')).body).toContain('Aanvragen bij het bureau')
  })

  test('a long list goes on by key and shows each once', async () => {
    const manager = await person(town)
    await person(town)
    const requests: Array<{ email: string }> = []
    for (let i = 0; i < 60; i++) requests.push(await asked({ confirmedAt: 1_700_000_000_000 + Math.floor(i / 7) }))
    const client = await portal.as(manager)
    const first = await client.get(page())
    const next = /href="([^"]*\?na=[^"]+)"/.exec(first.body)?.[1] ?? ''
    const second = await client.get(next)
    const found = [first, second].flatMap(({ body }) => requests.filter(({ email }) => body.includes(email)))
    expect(found).toHaveLength(60)
    expect(new Set(found).size).toBe(60)
  })
})

test('what was never confirmed is gone after a day, what was decided after half a year, and the rest stays', async () => {
  const { db } = portal.services
  const now = Date.now()
  const day = 24 * 3_600_000
  const gone = [
    await asked({ state: 'sent', sentAt: now - day - 1, confirmedAt: null }),
    await asked({ state: 'denied', decidedAt: now - 184 * day }),
    await asked({ state: 'withdrawn', decidedAt: now - 184 * day }),
  ]
  const kept = [
    await asked({ state: 'sent', sentAt: now - day + 60_000, confirmedAt: null }),
    await asked({ state: 'denied', decidedAt: now - 100 * day }),
    await asked({ sentAt: now - 400 * day }),
  ]
  await db.write(async (tx) => {
    for (const { id } of gone)
      await tx.insert(requestLink).values({ hash: id, purpose: 'follow', requestId: id, expiresAt: now + day })
    await forgetRequests(tx, now)
  })
  for (const one of gone) expect(await stored(one)).toBeUndefined()
  for (const one of kept) expect(await stored(one)).toBeDefined()
})

test('a member who left and asks again comes back without the seats of then', async () => {
  const manager = await person(town)
  await person(town)
  const { db } = portal.services
  const account = await person(null)
  await aMembership(db, { userId: account.id, organisationId: town.id, endsAt: Date.now() - 1 })
  const request = await asked({ email: account.email })
  expect((await approve(manager, page(), request)).status).toBe(302)
  expect(await memberships(request)).toMatchObject([{ endsAt: null, role: 'reader', pending: null }])
})
