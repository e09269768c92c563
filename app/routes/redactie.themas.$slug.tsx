import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dossierKeeper } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { renderAside } from '#app/modules/items/content.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { introductionForm } from '#app/modules/themes/forms.ts'
import { getIntroduction, writeIntroduction } from '#app/modules/themes/introduction.server.ts'
import { StoredNow } from '#app/modules/themes/stored-now.tsx'
import { HiddenField, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(dossierKeeper, async ({ params, services: { db } }) => {
  const { slug, name, introduction, revision } = await getIntroduction(db.read, params.slug ?? '')
  return { slug, name, introduction, revision }
})

export const action = actionFor(
  dossierKeeper,
  introductionForm,
  async ({ viewer, input, params, services: { db } }) => {
    const slug = params.slug ?? ''
    const html = await renderAside(input.introduction)
    await db.write((tx) => writeIntroduction(tx, viewer, { slug, ...input, html }))
    return done(urls.desk.theme(slug), 'opgeslagen')
  },
)

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Inleiding van ${data.name}`) : [])
export const handle = {
  breadcrumb: () => [
    { label: 'Redactie', href: urls.desk.list },
    { label: 'Thema’s', href: urls.desk.themes },
  ],
  scripts: ['/js/form.js'],
}

const texts = { opgeslagen: 'De inleiding is opgeslagen en staat op de pagina van het thema' }

export default function EditIntroduction() {
  const { slug, name, introduction, revision } = useLoaderData<typeof loader>()
  const refused = useRefused()
  return (
    <div className="var-stack">
      <h1>Inleiding van {name}</h1>
      {refused ? null : <Done texts={texts} />}
      <p>
        Deze tekst is openbaar. <a href={urls.theme(slug)}>Bekijk het thema</a>
      </p>
      <Form guard state={refused ?? { values: { introduction }, errors: {} }}>
        <HiddenField name="revision" value={revision} />
        <TextArea
          name="introduction"
          label="Inleiding"
          help="Gebruik ## voor een kopje, - voor een lijst, **vet** en [een link](https://…)."
          rows={14}
          optional
        />
        <Submit>Inleiding opslaan</Submit>
      </Form>
      {refused && '' in refused.errors ? <StoredNow facts={[{ term: 'Inleiding', value: introduction }]} /> : null}
    </div>
  )
}
