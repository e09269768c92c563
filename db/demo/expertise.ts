import { setExpertise } from '#app/modules/profile/expertise.server.ts'
import type { Database } from '#db/client.server.ts'
import { themes } from './content/organisations.ts'
import { people } from './content/people.ts'
import type { Ids } from './people.ts'

/** Lets every third person of the demo say what they know about: two themes each. */
export async function makeExpertise(db: Database, ids: Ids, since: number): Promise<void> {
  const knowing = people.filter((person, place) => place % 3 === 0 && person.role !== 'guest')
  await db.write(async (tx) => {
    for (const [place, person] of knowing.entries()) {
      const subjects = [0, 3].map((step) => themes[(place + step) % themes.length]?.name ?? '').filter(Boolean)
      const userId = ids.people.get(person.email)
      if (userId) await setExpertise(tx, { userId, now: since }, { subjects, contact: place % 2 === 0 })
    }
  })
}
