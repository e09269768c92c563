import { useActionData, useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { previewOf, refusedList, type ListAnswer } from '#app/modules/invitations/list-page.server.ts'
import { ListForm, ListPreview } from '#app/modules/invitations/list-sections.tsx'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { addRedirects, RedirectsRefused, removeRedirect } from '#app/modules/redirects/commands.server.ts'
import { mostRows, redirectsForm } from '#app/modules/redirects/forms.ts'
import {
  checkRedirects,
  countRedirects,
  listRedirects,
  type CheckedRedirect,
} from '#app/modules/redirects/queries.server.ts'
import { readRedirects } from '#app/modules/redirects/rows.server.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatNumber, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(administrator, async ({ viewer, services: { db }, url }) => {
  const after = url.searchParams.get('na')
  return {
    ...(await listRedirects(db.read, viewer, after)),
    total: await countRedirects(db.read),
    first: after === null,
  }
})

export const action = actionFor(freshly(administrator), redirectsForm, async ({ viewer, input, services }) => {
  const { db, config } = services
  if (input.intent === 'remove') {
    await db.write((tx) => removeRedirect(tx, viewer, input.redirect))
    return done(accountUrls.redirects, 'verwijderd')
  }
  const { rows, faults } = readRedirects(input.list, config.server.baseUrl, mostRows)
  if (faults.length > 0) return refusedList(input.list, faults)
  if (input.intent === 'preview') {
    const checked = await checkRedirects(db.read, viewer, rows, viewer.now)
    return checked.faults.length > 0
      ? refusedList(input.list, checked.faults)
      : previewOf(input.list, checked.redirects)
  }
  try {
    await db.write((tx) => addRedirects(tx, viewer, rows, viewer.now))
  } catch (error) {
    if (error instanceof RedirectsRefused) return refusedList(input.list, error.faults)
    throw error
  }
  return done(accountUrls.redirects, 'toegevoegd')
})

export const meta = () => pageTitle('Verwijzingen')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = {
  toegevoegd: 'De verwijzingen zijn toegevoegd en werken meteen.',
  verwijderd: 'De verwijzing is verwijderd.',
}

export default function Redirects() {
  const { rows, next, first, total } = useLoaderData<typeof loader>()
  const answer = useActionData<ListAnswer<CheckedRedirect>>()
  return (
    <div className="var-stack">
      <h1>Verwijzingen</h1>
      <p className="var-lead">
        Oude adressen die bezoekers doorsturen naar een stuk of pagina van dit portaal. Ze werken alleen waar anders
        niets staat. Wie een stuk niet mag lezen, ziet op het oude adres hetzelfde als op een adres dat niet bestaat.
      </p>
      <Done texts={texts} />
      {answer?.preview ? (
        <ListPreview
          list={answer.preview.list}
          rows={answer.preview.rows}
          title={`Dit gebeurt er: ${meervoud(answer.preview.rows.length, 'verwijzing', 'verwijzingen')}`}
          caption="Wat u toevoegt"
          action="Voeg deze verwijzingen toe"
          columns={[
            { title: 'Oud adres', heading: true, cell: (row) => row.path },
            { title: 'Leidt naar', cell: (row) => row.to },
          ]}
        />
      ) : (
        <section aria-labelledby="toevoegen" className="var-section var-stack">
          <h2 id="toevoegen">Verwijzingen toevoegen</h2>
          <ListForm help={<ListHelp />} faults={answer?.faults ?? []} />
        </section>
      )}
      <section aria-labelledby="bestaand" className="var-section var-stack">
        <h2 id="bestaand">{meervoud(total, 'verwijzing', 'verwijzingen')}</h2>
        {rows.length === 0 ? (
          <EmptyState title="Er zijn nog geen verwijzingen">
            <p>Plak hierboven een lijst van oude adressen, bijvoorbeeld van uw vorige website.</p>
          </EmptyState>
        ) : (
          <Table
            caption="Verwijzingen"
            hideCaption
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { title: 'Oud adres', heading: true, cell: (row) => row.path },
              {
                title: 'Leidt naar',
                cell: (row) =>
                  row.shielded || !row.to ? (
                    'een stuk dat u niet mag lezen'
                  ) : (
                    <a href={row.to}>{row.title ?? row.to}</a>
                  ),
              },
              { title: 'Gevolgd in 30 dagen', numeric: true, cell: (row) => formatNumber(row.hits) },
              { title: 'Wat u kunt doen', cell: (row) => <Remove id={row.id} path={row.path} /> },
            ]}
          />
        )}
        <KeyPagination
          previousHref={first ? null : accountUrls.redirects}
          nextHref={next ? `${accountUrls.redirects}?na=${encodeURIComponent(next)}` : null}
        />
      </section>
    </div>
  )
}

function ListHelp() {
  return (
    <>
      Plak per regel het oude adres en waar het heen leidt, uit een spreadsheet of CSV-bestand. Bijvoorbeeld:{' '}
      <code>/nieuws/2019/een-bericht;/nieuws</code>. Het nieuwe adres is een pagina van dit portaal, of het kenmerk van
      een stuk. Klopt er een regel niet, dan wordt niets toegevoegd.
    </>
  )
}

function Remove({ id, path }: { id: string; path: string }) {
  return (
    <form method="post">
      <HiddenField name="intent" value="remove" />
      <HiddenField name="redirect" value={id} />
      <Button variant="secondary">
        Verwijder<span className="ams-visually-hidden"> de verwijzing van {path}</span>
      </Button>
    </form>
  )
}
