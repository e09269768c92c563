import { afterAll, beforeAll, expect, test } from 'vitest'
import { emit } from '#db/outbox.server.ts'
import { aLetterToGo, aSubscription } from '#tests/factories/letters.ts'
import { openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'
import { openWorld, personas, wordsOf, type Persona, type Planted, type World } from './world.ts'

let post: PostOffice
let world: World
beforeAll(async () => {
  post = await openPostOffice()
  world = await openWorld({ SMTP_URL: post.url, MAIL_FROM: 'brief@alliantie.example' })
}, 120_000)
afterAll(async () => {
  await world?.portal.stop()
  await post.stop()
})

/** Those with an account; for `passwordOnly` and `readerLate` it is how they signed in that differs, not who they are. */
const subscribers = personas.filter((persona) => !['anonymous', 'passwordOnly', 'readerLate'].includes(persona))
const addressOf = (persona: Persona): string =>
  persona === 'anonymous'
    ? 'niemand@voorbeeld.example'
    : world.region.people[persona as keyof World['region']['people']].email

/** What a mail may name to this person: what they may read as a reader, and up to GREEN only. */
const named = (persona: Persona, one: Planted): boolean =>
  one.live && one.readers.includes(persona) && (one.label === 'CLEAR' || one.label === 'GREEN')

function faultsIn(what: string, mayBeLeftOut: boolean): string[] {
  const faults: string[] = []
  for (const persona of ['anonymous' as const, ...subscribers]) {
    const mails = post.letters(addressOf(persona)).map(({ source }) => source)
    if (mails.length > 1) faults.push(`${what} to ${persona}: ${mails.length} mails`)
    const text = mails.join('\n')
    for (const one of world.planted) {
      const words = wordsOf(one).filter((word) => text.toLowerCase().includes(word.toLowerCase()))
      if (words.length > 0 && !named(persona, one)) faults.push(`${what} to ${persona} tells of ${one.name}`)
      if (words.length === 0 && named(persona, one) && !mayBeLeftOut)
        faults.push(`${what} to ${persona} lacks ${one.name}`)
    }
    if (text.includes(world.hiddenWord)) faults.push(`${what} to ${persona} names the hidden workgroup`)
  }
  return faults
}

test(
  'everybody gets of one letter, and of a digest, what they may read and nothing else',
  { timeout: 120_000 },
  async () => {
    const { db } = world.portal.services
    const now = Date.now()
    const digests: string[] = []
    for (const persona of ['anonymous' as const, ...subscribers]) {
      const { id } = await aSubscription(db, { email: addressOf(persona), weeklyMost: 7 })
      digests.push(id)
    }
    const pieces = world.planted.map((one) => ({ id: one.id, lead: `Een zin over ${one.word}.` }))
    await aLetterToGo(db, world.region.people.officeEditor, pieces)
    await world.portal.settle()
    expect(post.letters(addressOf('anonymous'))).toHaveLength(1)
    expect(faultsIn('letter', false)).toEqual([])

    const before = post.letters().length
    const { newsletterDelivery, newsletterSubscription } = await import('#db/schema/index.ts')
    await db.write(async (tx) => {
      // As if the letter had never come, so that the digest leaves nothing out for that.
      await tx.delete(newsletterDelivery)
      await tx.update(newsletterSubscription).set({ digest: 'daily', digestSince: 1, digestAt: now - 1 })
      for (const id of digests) await emit(tx, { topic: 'reader-mail', key: id })
    })
    const letters = post.letters.bind(post)
    post.letters = (address) => letters(address).filter((one) => letters().indexOf(one) >= before)
    await world.portal.settle()
    expect(post.letters(addressOf('anonymous'))).toHaveLength(1)
    expect(faultsIn('digest', false)).toEqual([])
  },
)
