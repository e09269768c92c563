import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { reportItem } from '#app/modules/reports/commands.server.ts'
import { reportForm, reportReasons } from '#app/modules/reports/forms.ts'
import { getReportable, isKnown } from '#app/modules/reports/queries.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Select, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, url }) => {
  const found = await orSignIn({ viewer, url }, getReportable(db.read, viewer, params.id ?? ''))
  if (found.status === 'reported') throw redirect(accountUrls.organisationReports(found.ownerSlug))
  const { id, kind, title, label, owner, live } = found
  return { item: { id, kind, title, label, owner, live, href: urls.item(found) }, hides: isKnown(viewer) }
})

export const action = actionFor(everyone, reportForm, ({ viewer, input, params, services, ...context }) =>
  throttled(async () => {
    const id = params.id ?? ''
    if (!isKnown(viewer)) await countAttempt({ ...context, services }, 'report', id)
    const hidden = await services.db.write((tx) => reportItem(tx, viewer, id, input))
    return redirect(`${urls.reported}${hidden ? '' : '?zichtbaar'}`)
  }),
)

export const headers = retryHeaders
export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Meld ${data.item.title}`) : [])

export default function ReportItem() {
  const { item, hides } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="var-stack">
      <h1>Meld dit stuk</h1>
      <p>
        <a href={item.href}>{item.title}</a>
      </p>
      <p className="var-item__meta">
        {kindNames[item.kind].one} · {item.owner} · <TlpBadge label={item.label} />
      </p>
      {item.live ? (
        <>
          <p>
            {hides
              ? `Klopt er iets niet? Als u dit stuk meldt, is het meteen verborgen voor alle lezers. ${item.owner} beslist of het terugkomt, en u krijgt daar bericht van. De beheerders van ${item.owner} zien dat u het hebt gemeld.`
              : `Klopt er iets niet? Uw melding gaat naar ${item.owner}. Zij kijken of het bericht zo kan blijven staan.`}
          </p>
          <Form state={refused?.form}>
            <Select
              name="reason"
              label="Wat is er aan de hand?"
              empty="Kies een reden"
              options={Object.entries(reportReasons).map(([value, label]) => ({ value, label }))}
            />
            <TextArea
              name="text"
              label="Toelichting"
              help="Zeg waar in het stuk het staat. Zet hier zelf geen namen of andere gegevens van mensen in."
              optional
              rows={4}
              maxLength={1000}
            />
            <Submit danger={hides}>{hides ? 'Meld en verberg dit stuk' : 'Verstuur de melding'}</Submit>
          </Form>
        </>
      ) : (
        <Alert heading="Dit stuk staat niet gepubliceerd">
          <p>Alleen de redactie ziet het. U hoeft het niet te melden.</p>
        </Alert>
      )}
    </div>
  )
}
