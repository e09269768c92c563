import { useLoaderData } from '@remix-run/react'
import { arranging, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { confirmGrant, refuseGrant } from '#app/modules/people/commands.confirm.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { confirmationsForm } from '#app/modules/people/forms.ts'
import { listPending, type PendingGrant } from '#app/modules/people/pending.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { RequestList } from '#app/modules/seats/request-list.tsx'
import { listRequests } from '#app/modules/seats/requests.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(arranging, async ({ viewer, services: { db } }) => ({
  pending: await listPending(db.read, viewer),
  requests: await listRequests(db.read, viewer),
}))

export const action = actionFor(freshly(arranging), confirmationsForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) =>
    input.intent === 'confirm'
      ? confirmGrant(tx, viewer, input.kind, input.id, input.shown)
      : refuseGrant(tx, viewer, input.kind, input.id),
  )
  return done(accountUrls.confirmations, input.intent)
})

export const meta = () => pageTitle('Te bevestigen')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = {
  confirm: 'De wijziging is bevestigd en geldt nu',
  refuse: 'De wijziging is geweigerd',
  agree: 'U hebt akkoord gegeven',
  'refuse-request': 'De aanvraag is geweigerd. De aanvrager krijgt daar een mail over.',
}

export default function Confirmations() {
  const { pending, requests } = useLoaderData<typeof loader>()
  const refused = useRefused()
  return (
    <div className="var-stack">
      <h1>Te bevestigen</h1>
      <p className="var-lead">
        Wat de beheerder van het portaal aan rechten geeft, geldt pas als iemand anders het bevestigt: een beheerder van
        de organisatie, of een coördinator van de werkgroep.
      </p>
      <Done texts={texts} />
      {refused ? (
        <Alert severity="error" heading="Niet bevestigd" live>
          <p>{Object.values(refused.errors).flat().join(' ')}</p>
        </Alert>
      ) : null}
      <RequestList requests={requests} />
      {pending.length === 0 && requests.length > 0 ? null : pending.length === 0 ? (
        <EmptyState title="Er wacht niets">
          <p>Nieuwe wijzigingen staan hier zodra ze zijn klaargezet. U krijgt daar een mail over.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Wijzigingen die wachten"
          hideCaption
          rows={pending}
          rowKey={(row) => `${row.kind} ${row.id}`}
          columns={[
            { title: 'Wat', heading: true, cell: (row) => row.what },
            { title: 'Organisatie', cell: (row) => row.organisation },
            { title: 'Klaargezet', cell: (row) => formatDate(row.since) },
            { title: 'Uw besluit', cell: (row) => <Decide grant={row} /> },
          ]}
        />
      )}
    </div>
  )
}

function Decide({ grant }: { grant: PendingGrant }) {
  if (!grant.mayConfirm) return 'Iemand anders beslist'
  return (
    <form method="post" className="var-buttons">
      <HiddenField name="kind" value={grant.kind} />
      <HiddenField name="id" value={grant.id} />
      <HiddenField name="shown" value={grant.mark} />
      <Button name="intent" value="confirm" variant="secondary">
        Bevestig
      </Button>
      <Button name="intent" value="refuse" variant="tertiary">
        Weiger
      </Button>
    </form>
  )
}
