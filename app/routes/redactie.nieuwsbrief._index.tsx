import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newsroom } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { makeIssue } from '#app/modules/newsletter/compose.server.ts'
import { newIssueForm } from '#app/modules/newsletter/forms.ts'
import { countReaders, listIssues } from '#app/modules/newsletter/issues.server.ts'
import { stateNames } from '#app/modules/newsletter/states.ts'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDateTime, formatNumber, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(newsroom, async ({ services: { db }, url }) => {
  const before = Number(url.searchParams.get('voor'))
  const list = await listIssues(db.read, before > 0 ? before : undefined)
  return { ...list, readers: await countReaders(db.read), first: !(before > 0) }
})

export const action = actionFor(newsroom, newIssueForm, async ({ viewer, input, services: { db } }) => {
  const id = await db.write((tx) => makeIssue(tx, viewer, input.title))
  return redirect(newsletterUrls.compose(id))
})

export const meta = () => pageTitle('Nieuwsbrieven maken')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function Issues() {
  const { rows, next, readers, first } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="var-stack">
      <h1>Nieuwsbrieven maken</h1>
      <p className="var-lead">
        De redacties van de VAR, het RIEC en het PVO maken samen één brief. Iedere lezer krijgt alleen de stukken die
        hij of zij mag lezen.
      </p>
      <p>
        {meervoud(readers.issues, 'lezer krijgt', 'lezers krijgen')} de nieuwsbrief,{' '}
        {meervoud(readers.digests, 'lezer krijgt', 'lezers krijgen')} een overzicht.{' '}
        {readers.bounced > 0
          ? `${meervoud(readers.bounced, 'aanmelding is', 'aanmeldingen zijn')} stopgezet omdat de mails steeds terugkwamen. `
          : ''}
        Wat verstuurd is, staat ook in het <a href={newsletterUrls.archive}>archief</a>.
      </p>
      {rows.length > 0 ? (
        <Table
          caption="Nieuwsbrieven"
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              title: 'Onderwerp',
              heading: true,
              cell: (row) => (
                <a href={row.state === 'draft' ? newsletterUrls.compose(row.id) : newsletterUrls.send(row.id)}>
                  {row.title}
                </a>
              ),
            },
            { title: 'Status', cell: (row) => stateNames[row.state] },
            {
              title: 'Moment',
              cell: (row) =>
                row.beganAt !== null
                  ? formatDateTime(row.beganAt)
                  : row.sendAt !== null
                    ? formatDateTime(row.sendAt)
                    : `Gewijzigd ${formatDateTime(row.updatedAt)}`,
            },
            { title: 'Verstuurde mails', numeric: true, cell: (row) => formatNumber(row.sent) },
          ]}
        />
      ) : (
        <EmptyState title="Er is nog geen nieuwsbrief">
          <p>Begin hieronder met de eerste.</p>
        </EmptyState>
      )}
      <KeyPagination
        previousHref={first ? null : newsletterUrls.desk}
        nextHref={next ? `${newsletterUrls.desk}?voor=${next}` : null}
      />
      <section aria-labelledby="nieuw" className="var-section var-stack">
        <h2 id="nieuw">Nieuwe brief</h2>
        <Form state={answer?.form}>
          <TextField name="title" label="Onderwerp" help="Dit wordt het onderwerp van de mail." maxLength={150} />
          <Submit>Begin een brief</Submit>
        </Form>
      </section>
    </div>
  )
}
