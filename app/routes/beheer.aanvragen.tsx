import { useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { organisationOptions } from '#app/modules/people/queries.server.ts'
import { carryOut } from '#app/modules/requests/decide-form.server.ts'
import { assertOffice } from '#app/modules/requests/deciders.server.ts'
import { decisionTexts } from '#app/modules/requests/decision-texts.ts'
import { decideForm } from '#app/modules/requests/forms.ts'
import { listOfficeRequests, parseRequestKey } from '#app/modules/requests/queries.server.ts'
import { RefusedDecision, RequestList } from '#app/modules/requests/request-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'

export const loader = loaderFor(managing, async ({ viewer, url, services: { db } }) => {
  const after = parseRequestKey(url.searchParams.get('na'))
  const list = await listOfficeRequests(db.read, viewer, after)
  return { ...list, first: after === null, organisations: await organisationOptions(db.read) }
})

export const action = actionFor(freshly(managing), decideForm, async ({ viewer, input, services: { db } }) => {
  assertOffice(viewer)
  return done(accountUrls.officeRequests, await carryOut(db, viewer, input))
})

export const meta = () => pageTitle('Aanvragen bij het bureau')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function OfficeRequests() {
  const { rows, next, first, organisations } = useLoaderData<typeof loader>()
  const here = accountUrls.officeRequests
  return (
    <div className="var-stack">
      <h1>Aanvragen bij het bureau</h1>
      <p className="var-lead">
        Het bureau beslist waar een organisatie geen beheerder heeft, en keurt mee goed waar er één is. De andere
        aanvragen gaan naar de beheerders van de organisatie zelf.
      </p>
      <Done texts={decisionTexts} />
      <RefusedDecision />
      {rows.length === 0 ? (
        <EmptyState title="Er wachten geen aanvragen op het bureau">
          <p>Nieuwe aanvragen staan hier zodra het e-mailadres is bevestigd. U krijgt daar een mail over.</p>
        </EmptyState>
      ) : (
        <RequestList rows={rows} organisations={organisations} />
      )}
      <KeyPagination previousHref={first ? null : here} nextHref={next ? `${here}?na=${next}` : null} />
    </div>
  )
}
