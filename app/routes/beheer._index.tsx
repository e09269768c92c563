import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { administers } from '#app/access/policy.ts'
import { arranging, managesSomewhere } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { countFailingJobs } from '#app/modules/jobs/queries.server.ts'
import { listPending } from '#app/modules/people/pending.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { enumerate, formatDate, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(arranging, async ({ viewer, services: { db, config } }) => ({
  administrator: administers(viewer),
  waiver: administers(viewer) && !config.scanner.url ? config.scanner.waiver : undefined,
  manager: managesSomewhere(viewer),
  failing: administers(viewer) ? await countFailingJobs(db.read) : null,
  waiting: (await listPending(db.read, viewer)).filter((grant) => grant.mayConfirm).length,
}))

export const meta = () => pageTitle('Beheer')

export default function Admin() {
  const { administrator, manager, waiting, failing, waiver } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Beheer</h1>
      {waiver ? (
        <Alert severity="warning" heading="Bestanden worden niet op virussen gecontroleerd">
          <p>
            {waiver.name} heeft dit op {formatDate(waiver.date)} besloten. De reden: {waiver.reason}
          </p>
        </Alert>
      ) : null}
      <ul className="var-items">
        {administrator || manager ? (
          <>
            <Entry href={accountUrls.organisations} title="Organisaties">
              Wie er bij een organisatie hoort, met welke rol en tot wanneer.
            </Entry>
            <Entry href={accountUrls.confirmations} title="Te bevestigen">
              {waiting === 0
                ? 'Er wacht niets op u.'
                : `${meervoud(waiting, 'wijziging wacht', 'wijzigingen wachten')} op u.`}
            </Entry>
          </>
        ) : null}
        <Entry href={accountUrls.workgroups} title="Werkgroepen">
          Werkgroepen en netwerken, hun zitplaatsen en coördinatoren.
        </Entry>
        {administrator ? (
          <Entry href={accountUrls.groups} title="Deelgroepen">
            Vaste groepen van organisaties waarmee stukken worden gedeeld.
          </Entry>
        ) : null}
        {failing ? (
          <Entry href={accountUrls.jobs} title="Taken die mislukken">
            {failingText(failing)}
          </Entry>
        ) : null}
      </ul>
    </div>
  )
}

function failingText({ parked, tried }: { parked: number; tried: number }): string {
  const parts = [
    ...(parked > 0
      ? [`${meervoud(parked, 'taak is', 'taken zijn')} gestopt en ${parked === 1 ? 'wacht' : 'wachten'} op u`]
      : []),
    ...(tried > 0 ? [`${meervoud(tried, 'taak wordt', 'taken worden')} opnieuw geprobeerd`] : []),
  ]
  return parts.length === 0 ? 'Alles wat na een wijziging moet gebeuren, lukt.' : `${enumerate(parts)}.`
}

function Entry(props: { href: string; title: string; children: ReactNode }) {
  return (
    <li className="var-item">
      <h2 className="var-item__title">
        <a href={props.href}>{props.title}</a>
      </h2>
      <p className="var-item__summary">{props.children}</p>
    </li>
  )
}
