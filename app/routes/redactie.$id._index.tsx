import { data, redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { authorize } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { Invalid } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listHosts } from '#app/modules/events/hosts.server.ts'
import { whenText } from '#app/modules/events/times.ts'
import { saveDraft } from '#app/modules/items/commands.server.ts'
import { renderContentAside } from '#app/modules/items/content.server.ts'
import { getDeskItem } from '#app/modules/items/desk.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { editForm } from '#app/modules/items/forms.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { latestVersion, listThemes } from '#app/modules/items/queries.server.ts'
import { newsChoices, relatedAddresses } from '#app/modules/news/beside.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { ContentFields, contentValues } from '#app/modules/items/content-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(deskUser, async ({ viewer, services: { db }, params, url }) => {
  const found = authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))
  await recordReading(db, viewer, found, 'read')
  const version = await latestVersion(db.read, found.id)
  const { id, kind, label, status, revision } = found
  return {
    item: { id, title: found.title, label, status, href: urls.item(found), kind: found.kind },
    kind,
    revision,
    isDraft: version?.state === 'draft',
    content: contentSchemas[kind].parse(version?.content ?? {}),
    themeIds: (version?.content.themeIds as string[] | undefined) ?? [],
    themes: (await listThemes(db.read)).map((theme) => ({ value: theme.id, label: theme.name })),
    hosts: kind === 'event' ? await listHosts(db.read) : [],
    saved: url.searchParams.has('opgeslagen'),
    ...(await newsChoices(db.read, viewer, found, version?.content ?? {})),
  }
})

export const action = actionFor(deskUser, editForm, async ({ viewer, input, services: { db }, params }) => {
  authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))
  const { revision, intent, themes, ...content } = input
  const rendered = await renderContentAside(input.kind, content)
  // As it was typed: what is kept of an address is no address that anybody knows.
  const kept = 'related' in content ? { related: await relatedAddresses(db.read, viewer, content.related) } : {}
  if (intent === 'preview')
    return data({
      preview: rendered.html,
      when: content.kind === 'event' ? whenText(content) : '',
      form: { values: { ...contentValues(content, themes), ...kept }, errors: {} },
    })
  await db.write(async (tx) => {
    const found = authorize(viewer, 'edit', await getStoredItem(tx, params.id ?? '', viewer.now))
    if (found.kind !== input.kind) throw new Invalid('Dit formulier hoort bij een ander soort stuk.')
    await saveDraft(tx, viewer, found, { revision, content: rendered, themeIds: themes })
  })
  return redirect(`${urls.desk.edit(params.id ?? '')}?opgeslagen`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Bewerk ${data.item.title}`) : [])
export const handle = {
  breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }],
  scripts: ['/js/form.js'],
}

export default function EditItem() {
  const { item, kind, revision, isDraft, content, themeIds, themes, hosts, saved, series, related } =
    useLoaderData<typeof loader>()
  const stored = { ...contentValues(content, themeIds), ...(related === undefined ? {} : { related }) }
  const answer = useActionData<typeof action>()
  const preview = answer && 'preview' in answer ? answer.preview : null
  const conflict = preview === null && answer !== undefined && '' in answer.form.errors
  return (
    <DeskPage item={item} current="text">
      {saved && !answer ? (
        <Alert severity="success" heading="Opgeslagen" live>
          <p>
            {item.status === 'published'
              ? 'Lezers zien de wijziging pas als u opnieuw publiceert.'
              : 'Het concept is bewaard.'}
          </p>
        </Alert>
      ) : null}
      {item.status === 'published' && isDraft ? (
        <Alert heading="Er is een nieuwere tekst">
          <p>Lezers zien nog de vorige versie.</p>
        </Alert>
      ) : null}
      {preview === null ? null : (
        <section className="var-preview" aria-labelledby="voorbeeld">
          <h2 id="voorbeeld">Voorbeeld</h2>
          {answer && 'when' in answer && answer.when ? <p className="var-lead">{answer.when}</p> : null}
          <div className="var-prose" dangerouslySetInnerHTML={{ __html: preview }} />
        </section>
      )}
      <Form guard state={answer?.form ?? { values: stored, errors: {} }}>
        <HiddenField name="kind" value={kind} />
        <HiddenField name="revision" value={revision} />
        <ContentFields kind={kind} themes={themes} series={series} hosts={hosts} />
        <Submit
          name="intent"
          value="save"
          others={
            <Button variant="secondary" name="intent" value="preview">
              Voorbeeld
            </Button>
          }
        >
          {item.status === 'published' ? 'Opslaan als nieuwe versie' : 'Opslaan'}
        </Submit>
      </Form>
      {conflict ? (
        <details className="var-preview" open>
          <summary>De versie die nu is opgeslagen</summary>
          <dl className="var-facts">
            {Object.entries(contentValues(content, [])).map(([field, value]) =>
              typeof value === 'string' && value !== '' ? (
                <div key={field}>
                  <dt>{field}</dt>
                  <dd className="var-pre">{value}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </details>
      ) : null}
    </DeskPage>
  )
}
