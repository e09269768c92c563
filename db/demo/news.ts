import { eq } from 'drizzle-orm'
import { authorize } from '#app/access/policy.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import type { UptakeState } from '#app/modules/news/campaign.ts'
import { recordUptake } from '#app/modules/news/uptake.server.ts'
import type { Database } from '#db/client.server.ts'
import { item } from '#db/schema/index.ts'
import { uptakeCampaign } from './content/news/genres.ts'
import { editorOf } from './content/people.ts'
import { actingAs, need, type Ids } from './people.ts'

const said: Readonly<Record<UptakeState, readonly string[]>> = {
  joins: [
    'rotterdam',
    'dordrecht',
    'vlaardingen',
    'capelle-aan-den-ijssel',
    'hoeksche-waard',
    'molenlanden',
    'nissewaard',
  ],
  not_yet: ['albrandswaard', 'gorinchem', 'maassluis'],
  declines: ['goeree-overflakkee'],
}

/** Has municipalities say whether they take part in a campaign, each by somebody of its own. */
export async function makeUptake(db: Database, ids: Ids): Promise<void> {
  const [campaign] = await db.read.select({ id: item.id }).from(item).where(eq(item.title, uptakeCampaign))
  if (!campaign) return
  const now = Date.now()
  for (const [state, slugs] of Object.entries(said) as Array<[UptakeState, readonly string[]]>)
    for (const [place, slug] of slugs.entries()) {
      const viewer = await actingAs(db, need(ids.people, editorOf(slug)), now)
      const when = { ...viewer, now: now - place * 24 * 60 * 60_000 }
      await db.write(async (tx) => {
        const found = authorize(viewer, 'read', await getStoredItem(tx, campaign.id, now))
        await recordUptake(tx, when, found, { organisation: need(ids.organisations, slug), state })
      })
    }
}
