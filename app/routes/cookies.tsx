import { useLoaderData } from '@remix-run/react'
import { cookieNameOf, cookies } from '#app/auth/cookies.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pathMeta } from '#app/ui/page-meta.ts'
import { Table } from '#app/ui/table.tsx'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { config } }) => {
  answer.keep = viewer.userId === null
  const kinds = Object.keys(cookies) as Array<keyof typeof cookies>
  return { rows: kinds.map((kind) => ({ ...cookies[kind], name: cookieNameOf(kind, config) })) }
})
export const meta = pathMeta<typeof loader>(
  'Cookies',
  'Dit portaal gebruikt alleen cookies die nodig zijn om in te loggen. Bezoekers krijgen geen cookies.',
  '/cookies',
)

export default function Cookies() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <TextPage title="Cookies">
      <p>
        Wie dit portaal leest zonder in te loggen, krijgt geen cookies. Daarom vragen wij u ook niet om toestemming. Er
        zijn geen cookies om u te volgen, van ons niet en van anderen niet.
      </p>
      <h2>Cookies voor wie inlogt</h2>
      <p>Deze cookies zijn nodig om in te loggen. Ze bevatten een willekeurig kenmerk en geen gegevens over u.</p>
      <Table
        caption="Cookies van dit portaal"
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { title: 'Naam', heading: true, cell: (row) => <code>{row.name}</code> },
          { title: 'Waarvoor', cell: (row) => row.purpose },
          { title: 'Wanneer', cell: (row) => row.when },
          { title: 'Hoe lang', cell: (row) => row.until },
        ]}
      />
      <h2>Aantallen bezoeken</h2>
      <p>
        Wij tellen hoe vaak openbare pagina’s op een dag zijn geopend. Dat gebeurt op onze eigen server, zonder cookies.
        Wij bewaren alleen het aantal: geen adres, geen browser en niet welke pagina’s iemand na elkaar opende.
      </p>
      <p>
        Hoe wij met persoonsgegevens omgaan, leest u bij <a href="/privacy">Privacy</a>.
      </p>
    </TextPage>
  )
}
