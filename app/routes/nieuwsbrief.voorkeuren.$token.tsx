import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { choiceValues } from '#app/modules/newsletter/choices.ts'
import { ChoiceFields } from '#app/modules/newsletter/choice-fields.tsx'
import { changeChoices, unsubscribe } from '#app/modules/newsletter/commands.server.ts'
import { preferencesForm } from '#app/modules/newsletter/forms.ts'
import { subscriptionOfToken } from '#app/modules/newsletter/links.server.ts'
import { subscriptionById, themeOptions } from '#app/modules/newsletter/queries.server.ts'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { unlistedTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, services: { db, secrets }, url }) => {
  const id = subscriptionOfToken(secrets.session, params.token ?? '', 'preferences')
  const subscription = id && (await subscriptionById(db.read, id))
  return {
    values: subscription ? choiceValues(subscription, 'issues') : null,
    ended: url.searchParams.has('afgemeld'),
    saved: url.searchParams.has('opgeslagen'),
    themes: subscription ? await themeOptions(db.read) : [],
  }
})

/** The link is the authority, as that of unsubscribing; opening it changes nothing. */
export const action = actionFor(
  everyone,
  preferencesForm,
  async ({ params, input, services: { db, secrets }, viewer }) => {
    const token = params.token ?? ''
    const id = subscriptionOfToken(secrets.session, token, 'preferences')
    if (!id) throw new NotFound()
    const by = { how: 'link', actor: 'anonymous', now: viewer.now } as const
    const stays = input.issues || input.digest !== 'never'
    const known = await db.write((tx) => (stays ? changeChoices(tx, id, input, by) : unsubscribe(tx, { id }, by)))
    if (!known) throw new NotFound()
    return redirect(`${newsletterUrls.preferences(token)}?${stays ? 'opgeslagen' : 'afgemeld'}`)
  },
)

export const meta = () => unlistedTitle('Welke mails u krijgt')

export default function Preferences() {
  const { values, themes, ended, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!values)
    return (
      <div className="var-prose">
        <h1>{ended ? 'U bent afgemeld' : 'Deze link werkt niet'}</h1>
        <p>
          {ended
            ? 'U krijgt geen nieuwsbrief en geen overzicht meer.'
            : 'Kijk of u de hele link uit de mail hebt geopend. Bent u afgemeld, dan valt er niets meer te kiezen.'}
        </p>
        <p>
          <a href={accountUrls.request}>Opnieuw aanmelden</a>
        </p>
      </div>
    )
  return (
    <div className="var-stack">
      <h1>Welke mails u krijgt</h1>
      {saved && !answer ? <Alert severity="success" heading="Uw keuze is opgeslagen" live /> : null}
      <p className="var-lead">Kiest u niets, dan melden wij u af.</p>
      <Form state={answer?.form ?? { values, errors: {} }}>
        <ChoiceFields issues="issues" themes={themes} />
        <Submit>Keuze opslaan</Submit>
      </Form>
    </div>
  )
}
