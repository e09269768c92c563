import type { MetaArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { reviewForm } from '#app/modules/organisations/forms.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { reviewPage } from '#app/modules/organisations/review-page.server.ts'
import { ReviewHistory, ReviewTable } from '#app/modules/organisations/review-sections.tsx'
import { beginReview, markReview } from '#app/modules/organisations/reviews.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { done } from '#app/modules/people/ask-first.server.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { getOrganisation } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDate, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, services } = args
  const { read } = services.db
  const { organisation, manager } = await orMoved(
    args,
    getOrganisation(read, viewer, params.slug ?? ''),
    accountUrls.organisationReview,
  )
  const { slug, name } = organisation
  return { organisation: { slug, name }, manager, ...(await reviewPage(read, viewer, organisation)) }
})

export const action = actionFor(freshly(managing), reviewForm, async ({ viewer, input, params, services: { db } }) => {
  const { organisation } = await getOrganisation(db.read, viewer, params.slug ?? '')
  const here = accountUrls.organisationReview(organisation.slug)
  if (input.intent === 'begin') {
    await db.write((tx) => beginReview(tx, viewer, organisation.id))
    return done(here, 'begonnen')
  }
  const left = await db.write((tx) => markReview(tx, viewer, organisation.id, input.choices))
  return redirect(`${here}?gedaan=nagekeken${left > 0 ? `&anders=${left}` : ''}`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Mensen nakijken van ${data.organisation.name}` : 'Mensen nakijken')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  begonnen: 'Het nakijken is begonnen. Uw collega’s krijgen er een mail over.',
  nagekeken: 'Uw keuzes zijn opgeslagen',
}

export default function Review() {
  const page = useLoaderData<typeof loader>()
  const refused = useRefused()
  return (
    <div className="var-stack">
      <h1>Mensen nakijken van {page.organisation.name}</h1>
      <p className="var-lead">
        Twee keer per jaar kijkt een beheerder na of iedereen hier nog hoort. Wie een maand na de datum niet is
        nagekeken, kan niets meer lezen tot een beheerder “klopt” kiest.
      </p>
      <OrganisationNav organisation={page.organisation} manager={page.manager} />
      <Done texts={texts} />
      <Otherwise />
      {refused ? (
        <Alert severity="error" heading="Niet opgeslagen" live>
          <p>{Object.values(refused.errors).flat().join(' ')}</p>
        </Alert>
      ) : null}
      <Round />
      <ReviewTable page={page} refused={refused} />
      <ReviewHistory history={page.history} />
    </div>
  )
}

function Otherwise() {
  const [search] = useSearchParams()
  const count = Number(search.get('anders') ?? 0)
  if (!Number.isSafeInteger(count) || count < 1) return null
  return (
    <Alert severity="warning" heading="Een collega was u voor">
      <p>
        Over {meervoud(count, 'persoon', 'mensen')} had een collega intussen anders beslist. Dat is zo gebleven; kijk
        hieronder wat het nu is.
      </p>
    </Alert>
  )
}

function Round() {
  const { round, next, mayBegin, dueIfBegun } = useLoaderData<typeof loader>()
  if (round)
    return (
      <Alert
        severity={round.overdue ? 'error' : 'warning'}
        heading={
          round.overdue
            ? `Dit had op ${formatDate(round.dueAt)} klaar moeten zijn`
            : `Klaar uiterlijk op ${formatDate(round.dueAt)}`
        }
      >
        <p>Wie op {formatDate(round.stopsAt)} nog niet is nagekeken, kan vanaf dan niets meer lezen.</p>
      </Alert>
    )
  return (
    <>
      <p>
        {next === null
          ? 'Deze organisatie heeft nog geen beheerder. Een half jaar nadat die er is, wordt hier voor het eerst nagekeken.'
          : `Er is nu niets na te kijken. De volgende keer is op ${formatDate(next)}; u krijgt een maand eerder een mail.`}
      </p>
      {mayBegin ? (
        <form method="post">
          <HiddenField name="intent" value="begin" />
          <p>Nu al beginnen mag ook. U hebt dan tot {formatDate(dueIfBegun)} de tijd.</p>
          <Button variant="secondary">Begin nu met nakijken</Button>
        </form>
      ) : null}
    </>
  )
}
