import { newId } from '#db/columns.ts'
import type { Database } from '#db/client.server.ts'
import { accountRequest, organisationDomain } from '#db/schema/index.ts'
import { organisations } from './content/organisations.ts'
import type { Ids } from './people.ts'

/** A service that three municipalities share, so that its people have to choose. */
const shared = { domain: 'samen.demo.example', of: ['albrandswaard', 'barendrecht', 'ridderkerk'] }

interface Asked {
  name: string
  email: string
  jobFunction: string
  /** Slug; empty for the bureau. */
  organisation: string
  typed: string
  question?: string
}
const asked: Asked[] = [
  {
    name: 'Sanne Verbruggen',
    email: 'sanne.verbruggen@schiedam.demo.example',
    jobFunction: 'adviseur-zorg',
    organisation: 'schiedam',
    typed: 'Gemeente Schiedam',
  },
  {
    name: 'Olivier Tak',
    email: 'olivier.tak@schiedam.demo.example',
    jobFunction: 'raadslid',
    organisation: 'schiedam',
    typed: 'Gemeenteraad Schiedam',
    question: 'In welke commissie zit u?',
  },
  {
    name: 'Meryem Özdemir',
    email: 'm.ozdemir@onderzoek.demo.example',
    jobFunction: 'onderzoeker',
    organisation: '',
    typed: 'Instituut voor Wijkonderzoek',
  },
]

/** Mail domains of the organisations, and a few people, all invented, who ask for an account. */
export async function makeRequests(db: Database, ids: Ids, now = Date.now()): Promise<void> {
  const domains = [
    ...organisations.map(({ slug, domain }) => ({ slug, domain })),
    ...shared.of.map((slug) => ({ slug, domain: shared.domain })),
  ]
  await db.write(async (tx) => {
    for (const { slug, domain } of domains) {
      const organisationId = ids.organisations.get(slug)
      if (organisationId) await tx.insert(organisationDomain).values({ organisationId, domain }).onConflictDoNothing()
    }
    for (const [index, { organisation, typed, question, ...person }] of asked.entries()) {
      const at = now - (index + 1) * 20 * 3_600_000
      await tx.insert(accountRequest).values({
        ...person,
        id: newId(),
        kind: 'account',
        state: question ? 'asked' : 'waiting',
        question: question ?? '',
        organisationName: typed,
        organisationId: ids.organisations.get(organisation) ?? null,
        themes: [],
        consentVersion: 'demo',
        sentAt: at,
        sentFrom: 'demo',
        confirmedAt: at,
        revision: 1,
      })
    }
  })
}
