import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dossierKeeper } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { renderAside } from '#app/modules/items/content.server.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { changeLaw } from '#app/modules/legislation/commands.server.ts'
import { lawForm } from '#app/modules/legislation/forms.ts'
import { LawFields, StatesDesk } from '#app/modules/legislation/law-desk.tsx'
import { getLaw } from '#app/modules/legislation/queries.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { StoredNow } from '#app/modules/themes/stored-now.tsx'
import { HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(dossierKeeper, async ({ params, services: { db } }) => {
  const { id: _, html: _html, ...law } = await getLaw(db.read, params.slug ?? '')
  return { law, options: (await listThemes(db.read)).map(({ id, name }) => ({ value: id, label: name })) }
})

export const action = actionFor(dossierKeeper, lawForm, async ({ viewer, input, params, services: { db } }) => {
  const html = input.intent === 'about' ? await renderAside(input.introduction) : ''
  await db.write((tx) => changeLaw(tx, viewer, params.slug ?? '', input, html))
  return done(urls.desk.law(params.slug ?? ''), input.intent)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Bewerk ${data.law.name}`) : [])
export const handle = {
  breadcrumb: () => [
    { label: 'Redactie', href: urls.desk.list },
    { label: 'Wetgeving', href: urls.desk.laws },
  ],
}

const texts = {
  make: 'De wet is toegevoegd. Beschrijf nu hoe zij ervoor staat',
  about: 'De wet is opgeslagen',
  'add-state': 'De stand van zaken is toegevoegd',
  state: 'De stand van zaken is opgeslagen',
  'remove-state': 'De stand van zaken is verwijderd',
}

export default function LawDesk() {
  const { law, options } = useLoaderData<typeof loader>()
  const { name, shortName, introduction, revision } = law
  const refused = useRefused('about')
  const any = useRefused()
  const conflict = '' in (any?.errors ?? {})
  const stored = { values: { name, shortName, introduction, themes: law.themes.map(({ id }) => id) }, errors: {} }
  return (
    <div className="var-stack">
      <h1>{name}</h1>
      {any ? null : <Done texts={texts} />}
      <p>
        Wat hier staat is openbaar. <a href={urls.legislation.law(law.slug)}>Bekijk de pagina</a>
      </p>
      <StatesDesk law={law} />
      <section aria-labelledby="wet" className="var-section var-stack">
        <h2 id="wet">Over de wet</h2>
        <Form id="wet-zelf" state={refused ?? stored}>
          <HiddenField name="intent" value="about" />
          <HiddenField name="revision" value={revision} />
          <LawFields themes={options} />
          <Submit>Wet opslaan</Submit>
        </Form>
        {conflict ? (
          <StoredNow
            facts={[
              { term: 'Naam', value: name },
              { term: 'Korte naam', value: shortName },
              { term: 'Inleiding', value: introduction },
            ]}
          />
        ) : null}
      </section>
    </div>
  )
}
