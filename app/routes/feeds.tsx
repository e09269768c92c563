import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { feedLinks } from '#app/modules/feeds/links.ts'
import { feedPath, feedsPage, formatNames, formats, type FeedScope } from '#app/modules/feeds/urls.ts'
import { publisherNames, type Publisher } from '#app/modules/items/kinds.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { pathMeta } from '#app/ui/page-meta.ts'
import { Table } from '#app/ui/table.tsx'
import { TextPage } from '#app/ui/text-page.tsx'
import { publishers } from '#db/kinds.ts'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { db } }) => {
  answer.keep = viewer.userId === null
  const themes = await listThemes(db.read)
  return { themes: themes.map(({ slug, name }) => ({ slug, name })) }
})
export const meta = pathMeta<typeof loader>(
  'Feeds',
  'Volg het nieuws en de bijeenkomsten van de alliantie in uw eigen lezer: alles, per thema of per afzender.',
  feedsPage,
  feedLinks({ of: 'all' }),
)

interface Row {
  name: string
  scope: FeedScope
}

export default function Feeds() {
  const { themes } = useLoaderData<typeof loader>()
  return (
    <TextPage title="Feeds">
      <p>
        Met een feed volgt u dit portaal in uw eigen lezer of op uw eigen website. U krijgt alles wat openbaar is, met
        de hele tekst. Daarvoor hebt u geen account nodig. Kopieer het adres van een feed en plak het in uw lezer.
      </p>
      <FeedTable title="Alles" rows={[{ name: 'Nieuws, bijeenkomsten en openbare stukken', scope: { of: 'all' } }]} />
      <FeedTable
        title="Per afzender"
        rows={publishers.map((publisher: Publisher) => ({
          name: publisherNames[publisher],
          scope: { of: 'publisher', publisher },
        }))}
      />
      {themes.length > 0 ? (
        <FeedTable
          title="Per thema"
          rows={themes.map(({ slug, name }) => ({ name, scope: { of: 'theme', slug, name } }))}
        />
      ) : null}
    </TextPage>
  )
}

function FeedTable({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { title: 'Onderwerp', heading: true, cell: (row) => row.name },
          {
            title: 'Adres',
            cell: (row) =>
              formats.map((format, index) => (
                <span key={format}>
                  {index > 0 ? ' · ' : ''}
                  <a href={feedPath(row.scope, format)}>
                    {formatNames[format].name}
                    <span className="ams-visually-hidden">: {row.name}</span>
                  </a>
                </span>
              )),
          },
        ]}
      />
    </>
  )
}
