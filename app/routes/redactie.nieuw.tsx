import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deskOrganisations } from '#app/access/desk.ts'
import { deskUser } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { createDraft } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { newDraftForm } from '#app/modules/items/forms.ts'
import { publisherOf } from '#app/modules/items/publisher.server.ts'
import { contentSchemas, kindNames, kinds } from '#app/modules/items/kinds.ts'
import { Radios } from '#app/ui/choices.tsx'
import { Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(deskUser, async ({ viewer }) => ({
  desks: deskOrganisations(viewer).map((desk) => ({
    value: desk.workgroupId ? `${desk.ownerId}.${desk.workgroupId}` : desk.ownerId,
    label: desk.name,
  })),
}))

export const action = actionFor(deskUser, newDraftForm, async ({ viewer, input, services: { db } }) => {
  const [ownerId = '', workgroupId = null] = input.desk.split('.')
  const content = contentSchemas[input.kind].parse({
    title: input.title,
    date: isoDate(viewer.now),
    publisher: await publisherOf(db.read, ownerId),
  })
  const rendered = renderContent(input.kind, content)
  const id = await db.write(async (tx) =>
    createDraft(tx, viewer, { kind: input.kind, ownerId, workgroupId, content: rendered, themeIds: [] }),
  )
  return redirect(urls.desk.edit(id))
})

export const meta = () => pageTitle('Nieuw stuk')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

const help = {
  news: 'Een gedateerd bericht, openbaar of voor partners.',
  event: 'Een dag, een plaats en een programma, met of zonder aanmelding.',
  practice: 'Een aanpak die werkt: probleem, aanpak, voorwaarden, resultaten, kosten en contact.',
  document: 'Een of meer bestanden met een korte toelichting.',
  link: 'Wat elders al staat: een adres met een toelichting, in plaats van een kopie.',
} as const

export default function NewItem() {
  const { desks } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1>Nieuw stuk</h1>
      <Form state={refused?.form ?? { values: { desk: desks[0]?.value }, errors: {} }}>
        <Radios
          name="kind"
          label="Wat wilt u maken?"
          options={kinds.map((kind) => ({ value: kind, label: kindNames[kind].one, help: help[kind] }))}
        />
        <Select name="desk" label="Namens welke organisatie of werkgroep?" options={desks} />
        <TextField name="title" label="Titel" maxLength={200} />
        <Submit>Maak concept</Submit>
      </Form>
    </>
  )
}
