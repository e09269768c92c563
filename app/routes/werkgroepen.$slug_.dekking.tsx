import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { participant } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindName } from '#app/modules/people/forms.ts'
import { countText, stateTexts } from '#app/modules/seats/coverage-text.ts'
import { getCoverage, type CoverRow } from '#app/modules/seats/coverage.server.ts'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(participant, async ({ viewer, params, url, services: { db } }) =>
  getCoverage(db.read, viewer, params.slug ?? '', url.searchParams.get('soort') || null),
)

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Dekking van ${data.workgroup.name}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Werkgroepen', href: urls.workgroups }] }

export default function Coverage() {
  const { workgroup, arranges, counts, kind, rows } = useLoaderData<typeof loader>()
  const shown = counts.filter((count) => kind === null || count.kind === kind)
  const query = kind === null ? '' : `?soort=${kind}`
  return (
    <div className="var-stack">
      <h1>Dekking van {workgroup.name}</h1>
      <p className="var-lead">Welke organisaties aan tafel zitten, en welke nog niet.</p>
      <p className="var-buttons">
        <a href={urls.workgroup(workgroup.slug)}>Naar de werkgroep</a>
        <a href={seatUrls.coverageCsv(workgroup.slug) + query}>Download als CSV</a>
      </p>
      <Form id="filter" method="get" state={{ values: { soort: kind ?? '' }, errors: {} }}>
        <Select
          name="soort"
          label="Soort organisatie"
          empty="Alle soorten"
          optional
          options={counts.map((count) => ({ value: count.kind, label: kindName(count.kind) }))}
        />
        <Submit>Toon</Submit>
      </Form>
      <ul className="var-side__list">
        {shown.map((count) => (
          <li key={count.kind}>{countText(count)}</li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <p>Er zijn nog geen organisaties.</p>
      ) : (
        <Table
          caption="Organisaties en hun zitplaats"
          rows={rows}
          rowKey={(row) => row.organisationId}
          columns={[
            { title: 'Organisatie', heading: true, cell: (row) => row.organisation },
            { title: 'Soort', cell: (row) => kindName(row.kind) },
            { title: 'Stand', cell: (row) => stateTexts[row.state] },
            { title: 'Houder', cell: (row) => row.holders.join(', ') },
            ...(arranges
              ? [{ title: 'Actie', cell: (row: CoverRow) => <Action row={row} slug={workgroup.slug} /> }]
              : []),
          ]}
        />
      )}
    </div>
  )
}

function Action({ row, slug }: { row: CoverRow; slug: string }) {
  if (row.state === 'none')
    return <a href={`${accountUrls.workgroup(slug)}?organisatie=${row.organisationId}#aanbieden`}>Bied zitplaats aan</a>
  if (row.state === 'vacant') return <a href={accountUrls.workgroupInvite(slug)}>Nodig een houder uit</a>
  return null
}
