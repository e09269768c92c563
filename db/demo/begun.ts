import { randomBytes } from 'node:crypto'
import { isoDate } from '#app/ui/format.ts'
import { record } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { passkey, readingCount } from '#db/schema/index.ts'
import { people } from './content/people.ts'
import { need, type Ids } from './people.ts'

const dayMs = 24 * 3_600_000
const weeks = 24

/**
 * Two of three people have begun: they made a passkey, which no device holds, and signed in now and then. Their organisations
 * read a little every week, so that the page of a quarter has numbers.
 */
export async function makeBegun(db: Database, ids: Ids, now = Date.now()): Promise<void> {
  const begun = people.filter((person, place) => place % 3 !== 2 && person.persona === undefined)
  const random = (bytes: number) => randomBytes(bytes).toString('base64url')
  await db.write(async (tx) => {
    await tx.insert(passkey).values(
      begun.map((person) => ({
        userId: need(ids.people, person.email),
        credentialId: random(16),
        publicKey: random(64),
        counter: 0,
        transports: ['internal'],
        name: 'Werklaptop',
        createdAt: now - weeks * 7 * dayMs,
      })),
    )
    for (const [place, person] of begun.entries()) {
      const userId = need(ids.people, person.email)
      const entry = { actor: userId, action: 'sign-in', object: 'user', objectId: userId, detail: { with: 'demo' } }
      await record(tx, entry, now - ((place % 40) + 1) * dayMs)
    }
    const read = [...new Set(people.map((person) => person.organisation))]
    const readings = read.flatMap((slug, place) =>
      Array.from({ length: weeks }, (_, week) => ({
        organisationId: need(ids.organisations, slug),
        day: isoDate(now - (week * 7 + (place % 7)) * dayMs),
        readings: 1 + ((place * 5 + week * 3) % 11),
      })),
    )
    await tx.insert(readingCount).values(readings)
  })
}
