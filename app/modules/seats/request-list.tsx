import { formatDate } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { Missing } from './deciders.server.ts'
import type { listRequests } from './requests.server.ts'
import { seatUrls } from './urls.ts'

/** "Nog nodig: akkoord van de coördinator en van de beheerder van de organisatie." */
export function missingText(missing: Missing): string {
  const who = [
    ...(missing.coordinator ? ['een coördinator van de werkgroep'] : []),
    ...(missing.manager ? ['een beheerder van de organisatie'] : []),
  ]
  return who.length === 0 ? '' : `Nog nodig: akkoord van ${who.join(' en van ')}.`
}

/** Requests for seats that are open; nothing where there are none. */
export function RequestList({ requests }: { requests: Awaited<ReturnType<typeof listRequests>> }) {
  if (requests.length === 0) return null
  return (
    <section aria-labelledby="aanvragen" className="var-section var-stack">
      <h2 id="aanvragen">Aanvragen voor een zitplaats</h2>
      <Table
        caption="Aanvragen voor een zitplaats"
        hideCaption
        rows={requests}
        rowKey={(row) => row.id}
        columns={[
          {
            title: 'Wie',
            heading: true,
            cell: (row) => (
              <a href={seatUrls.request(row.id)}>
                {row.who} {row.what}
              </a>
            ),
          },
          { title: 'Werkgroep', cell: (row) => row.workgroup },
          { title: 'Organisatie', cell: (row) => row.organisation },
          { title: 'Gevraagd', cell: (row) => formatDate(row.since) },
        ]}
      />
    </section>
  )
}
