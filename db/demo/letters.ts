import { and, eq, inArray } from 'drizzle-orm'
import { isoDate } from '#app/ui/format.ts'
import { newId } from '#db/columns.ts'
import type { Database, Tx } from '#db/client.server.ts'
import {
  item,
  newsletterBlock,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  newsletterTheme,
} from '#db/schema/index.ts'
import { emailOfPersona } from './content/people.ts'
import type { DemoNews } from './content/types.ts'
import { makeItems, type Target } from './items.ts'
import { need, type Ids } from './people.ts'

const dayMs = 24 * 3_600_000
const subscribers = 48

/** What the RIEC has to say about what the alliance's office says as well: for the warning at the desk. */
const twin: DemoNews & { publisher: 'riec' } = {
  title: 'Weerbaar bestuur: tien gewoonten',
  summary: 'Tien gewoonten helpen bestuurders om weerbaar te blijven tegen druk van buiten.',
  body: 'Dit bericht is verzonnen voor de demonstratie.\n\nHet RIEC zet tien gewoonten op een rij.',
  owner: 'bureau-riec-rotterdam',
  author: emailOfPersona('editor-riec'),
  publisher: 'riec',
  label: 'CLEAR',
  locks: [],
  themes: ['bestuurlijke-weerbaarheid'],
  date: isoDate(Date.now() - 2 * dayMs),
}

type Items = ReadonlyMap<string, Pick<typeof item.$inferSelect, 'id' | 'label'>>
type Piece = { title: string; lead?: string } | { heading: string } | { text: string }

const sent: Piece[] = [
  { title: 'Van verward gedrag naar onbegrepen gedrag', lead: 'Andere woorden, dezelfde zorg.' },
  { title: 'WAMS: kijk eerst naar de status van de wet' },
  { heading: 'Van het RIEC' },
  { title: 'Een schuur of loods verhuren: zes vragen vooraf', lead: 'Handig om door te sturen naar verhuurders.' },
  { title: 'Snel geld bestaat niet: praten met jongeren' },
  { heading: 'Voor partners' },
  { title: 'Opschalingsmodellen naast elkaar' },
]
const inTheMaking: Piece[] = [
  { text: 'Deze brief maken de VAR en het RIEC samen. De inhoud is verzonnen.' },
  { title: 'Tien gewoonten voor een weerbaar bestuur', lead: 'Begin klein: één gewoonte per week.' },
  { heading: 'Van het RIEC' },
  { title: twin.title },
  { title: 'Praten over oproepen op sociale media' },
]

/** Invented subscribers, a letter that they got, and one that two desks are making, in which something is said twice. */
export async function makeLetters(target: Target, ids: Ids, now = Date.now()): Promise<void> {
  await makeItems(target, ids, { news: [twin], practices: [], documents: [] }, new Map())
  const { db } = target
  const titles = [...sent, ...inTheMaking].flatMap((piece) => ('title' in piece ? [piece.title] : []))
  const items = await itemsByTitle(db, titles)
  const office = need(ids.people, emailOfPersona('editor-var'))
  const riec = need(ids.people, emailOfPersona('editor-riec'))
  await db.write(async (tx) => {
    const readers = await makeSubscribers(tx, ids, now)
    const began = now - 30 * dayMs
    const issueId = await makeIssue(tx, items, sent, {
      title: 'Nieuwsbrief van vorige maand',
      intro: 'Beste lezer,\n\nIn deze verzonnen brief leest u wat er in de regio speelt.',
      state: 'sent',
      sendAt: began,
      beganAt: began,
      finishedAt: began + 90_000,
      spreadAt: began,
      createdAt: began - 3 * dayMs,
      createdBy: office,
      updatedAt: began,
      updatedBy: riec,
    })
    await tx.insert(newsletterDelivery).values(
      readers.map((subscriptionId, place) => ({
        id: newId(),
        issueId,
        subscriptionId,
        state: 'sent' as const,
        sentAt: began + place * 1500,
        ...(place === 7 ? { bouncedAt: began + dayMs, bounceCode: '5.1.1' } : {}),
        ...(place === 11 ? { unsubscribedAt: began + 2 * dayMs } : {}),
      })),
    )
    await makeIssue(tx, items, inTheMaking, {
      title: 'Nieuwsbrief van deze maand',
      intro: 'Beste lezer,\n\nWeerbaarheid is het thema van deze maand.',
      state: 'draft',
      createdAt: now - dayMs,
      createdBy: office,
      updatedAt: now - dayMs / 4,
      updatedBy: riec,
    })
  })
}

async function itemsByTitle(db: Database, titles: readonly string[]): Promise<Items> {
  const rows = await db.read
    .select({ id: item.id, title: item.title, label: item.label })
    .from(item)
    .where(and(eq(item.kind, 'news'), inArray(item.title, [...titles])))
  return new Map(rows.map((row) => [row.title, row]))
}

/** Ids of those who get letters; the last of them has unsubscribed since. */
async function makeSubscribers(tx: Tx, ids: Ids, now: number): Promise<string[]> {
  const themes = [...ids.themes.values()]
  const made: string[] = []
  for (let place = 0; place < subscribers; place++) {
    const at = now - (60 + place) * dayMs
    const id = newId()
    await tx.insert(newsletterSubscription).values({
      id,
      email: `lezer${place + 1}@lezers.demo.example`,
      how: 'mail',
      consentVersion: 'demo',
      askedAt: at,
      askedFrom: 'demo',
      confirmedAt: at,
      confirmedFrom: 'demo',
      ...(place === 11 ? { endedAt: now - 28 * dayMs, endedHow: 'link' as const } : {}),
    })
    const theme = themes[place % themes.length]
    if (place % 4 === 0 && theme) await tx.insert(newsletterTheme).values({ subscriptionId: id, themeId: theme })
    made.push(id)
  }
  return made
}

async function makeIssue(
  tx: Tx,
  items: Items,
  pieces: readonly Piece[],
  values: Omit<typeof newsletterIssue.$inferInsert, 'id'>,
): Promise<string> {
  const issueId = newId()
  await tx.insert(newsletterIssue).values({ id: issueId, ...values })
  for (const [position, piece] of pieces.entries()) {
    const at = { issueId, position }
    if ('heading' in piece) await tx.insert(newsletterBlock).values({ ...at, kind: 'heading', text: piece.heading })
    else if ('text' in piece) await tx.insert(newsletterBlock).values({ ...at, kind: 'text', text: piece.text })
    else {
      const { title, lead = '' } = piece
      const { id: itemId, label: leadLabel } = need(items, title)
      await tx.insert(newsletterBlock).values({ ...at, kind: 'item', itemId, text: lead, leadLabel })
    }
  }
  return issueId
}
