import { useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { retryAllJobs, retryJob } from '#app/modules/jobs/commands.server.ts'
import { jobsForm } from '#app/modules/jobs/forms.ts'
import { reasonText, topicName } from '#app/modules/jobs/names.ts'
import { listFailingJobs } from '#app/modules/jobs/queries.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDateTime, formatNumber, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(administrator, async ({ services: { db } }) => {
  const { jobs, total } = await listFailingJobs(db.read)
  return {
    total,
    jobs: jobs.map(({ topic, reason, ...job }) => ({ ...job, what: topicName(topic), reason: reasonText(reason) })),
  }
})

export const action = actionFor(freshly(administrator), jobsForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) => (input.intent === 'retry' ? retryJob(tx, viewer, input.id) : retryAllJobs(tx, viewer)))
  return done(accountUrls.jobs, input.intent)
})

export const meta = () => pageTitle('Taken die mislukken')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = {
  retry: 'De taak wordt nu opnieuw geprobeerd',
  'retry-all': 'Alle taken worden nu opnieuw geprobeerd',
}

export default function Jobs() {
  const { jobs, total } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Taken die mislukken</h1>
      <p className="var-lead">
        Wat na een wijziging moet gebeuren, probeert het portaal ongeveer een dag lang steeds opnieuw. Daarna stopt het
        en wacht de taak hier op u.
      </p>
      <Done texts={texts} />
      {jobs.length === 0 ? (
        <EmptyState title="Er mislukt niets">
          <p>Een taak die een paar keer niet is gelukt, staat hier met de reden.</p>
        </EmptyState>
      ) : (
        <>
          {total > jobs.length ? (
            <p>
              U ziet de eerste {formatNumber(jobs.length)} van {meervoud(total, 'taak', 'taken')}.
            </p>
          ) : null}
          <form method="post">
            <Button name="intent" value="retry-all">
              Probeer alles opnieuw
            </Button>
          </form>
          <Table
            caption="Taken die mislukken"
            hideCaption
            rows={jobs}
            rowKey={(job) => job.id}
            columns={[
              { title: 'Taak', heading: true, cell: (job) => job.what },
              { title: 'Reden', cell: (job) => job.reason },
              { title: 'Pogingen', numeric: true, cell: (job) => formatNumber(job.attempts) },
              { title: 'Sinds', cell: (job) => formatDateTime(job.since) },
              {
                title: 'Volgende poging',
                cell: (job) => (job.nextTry === null ? 'gestopt' : formatDateTime(job.nextTry)),
              },
              { title: 'Wat u kunt doen', cell: (job) => <Retry id={job.id} /> },
            ]}
          />
        </>
      )}
    </div>
  )
}

function Retry({ id }: { id: string }) {
  return (
    <form method="post">
      <HiddenField name="id" value={id} />
      <Button name="intent" value="retry" variant="secondary">
        Probeer opnieuw
      </Button>
    </form>
  )
}
