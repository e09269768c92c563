import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newsroom } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { warningsIn, warningsOf } from '#app/modules/newsletter/alike-words.ts'
import { ComposeBlocks } from '#app/modules/newsletter/compose-blocks.tsx'
import { composeIssue } from '#app/modules/newsletter/compose.server.ts'
import { composeForm, pickForm } from '#app/modules/newsletter/forms.ts'
import { issueCrumbs, IssueTabs } from '#app/modules/newsletter/issue-tabs.tsx'
import { getIssue, listBlocks, listCandidates } from '#app/modules/newsletter/issues.server.ts'
import { keptBlocks, lostTexts, storedValues } from '#app/modules/newsletter/kept.ts'
import { PickList } from '#app/modules/newsletter/pick-list.tsx'
import { stateNames } from '#app/modules/newsletter/states.ts'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonGroup, ButtonLink } from '#app/ui/button.tsx'
import { HiddenField, Submit, TextArea, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

const formId = 'brief'

export const loader = loaderFor(newsroom, async ({ viewer, services: { db }, params, url }) => {
  const { id, title, intro, state, revision } = await getIssue(db.read, params.id ?? '')
  const blocks = await listBlocks(db.read, viewer, id)
  const pick = pickForm.parse({
    van: url.searchParams.get('van') || undefined,
    thema: url.searchParams.get('thema') ?? undefined,
    gebruikt: url.searchParams.has('gebruikt'),
  })
  const items = blocks.flatMap(({ item }) => item ?? [])
  const offered = state === 'draft' ? await listCandidates(db.read, viewer, id, pick) : []
  return {
    issue: { id, title, intro, state, revision },
    blocks,
    warnings: warningsIn(items),
    offered: offered.map((one) => ({ ...one, warnings: warningsOf(one, items) })),
    pick: { van: pick.van ?? null, thema: pick.thema ?? null, gebruikt: pick.gebruikt },
    themes: (await listThemes(db.read)).map(({ slug, name }) => ({ slug, name })),
    saved: url.searchParams.has('opgeslagen'),
  }
})

export const action = actionFor(newsroom, composeForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  await db.write((tx) => composeIssue(tx, viewer, id, input))
  const { act } = input
  if (act.kind === 'discard') return redirect(newsletterUrls.desk)
  const moved = act.kind === 'up' || act.kind === 'down'
  return redirect(`${newsletterUrls.compose(id)}?opgeslagen${moved ? `#blok-${act.id}` : ''}`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Samenstellen: ${data.issue.title}`) : [])
export const handle = { breadcrumb: issueCrumbs, scripts: ['/js/form.js', '/js/order.js'] }

export default function Compose() {
  const { issue, blocks, warnings, offered, pick, themes, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const stored = storedValues(issue, blocks)
  const refused = answer?.form
  const conflict = refused !== undefined && '' in refused.errors
  if (issue.state !== 'draft') return <NotADraft issue={issue} />
  return (
    <div className="var-stack">
      <h1>{issue.title}</h1>
      <IssueTabs id={issue.id} />
      {saved && !answer ? <Alert severity="success" heading="De brief is opgeslagen" live /> : null}
      {warnings.length > 0 ? (
        <Alert severity="warning" heading="Staat iets er dubbel in?">
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Form id={formId} guard state={refused ?? { values: stored, errors: {} }}>
        <HiddenField name="revision" value={issue.revision} />
        <TextField name="title" label="Onderwerp" maxLength={150} />
        <TextArea
          name="intro"
          label="Inleiding"
          optional
          rows={4}
          help="Iedere lezer krijgt deze tekst, ook zonder account. Een lege regel begint een nieuwe alinea."
        />
        {/* The first button of a form is the one that Enter presses. */}
        <Submit name="intent" value="save">
          Brief opslaan
        </Submit>
        <h2>Inhoud</h2>
        <ComposeBlocks blocks={refused ? keptBlocks(blocks, refused.values.blok) : blocks} />
        <ButtonGroup>
          <Button variant="secondary" name="intent" value="heading">
            Voeg een kop toe
          </Button>
          <Button variant="secondary" name="intent" value="text">
            Voeg tekst toe
          </Button>
          <Button variant="secondary" name="intent" value="save">
            Brief opslaan
          </Button>
        </ButtonGroup>
      </Form>
      {conflict ? <AsItIsNow stored={stored} lost={lostTexts(blocks, refused.values)} /> : null}
      <PickList form={formId} pick={pick} themes={themes} items={offered} />
      <details>
        <summary>Deze brief weggooien</summary>
        <p>De brief verdwijnt uit de lijst. De stukken zelf blijven staan.</p>
        <Button variant="danger" form={formId} name="intent" value="discard">
          Gooi deze brief weg
        </Button>
      </details>
    </div>
  )
}

function AsItIsNow({ stored, lost }: { stored: Record<string, string>; lost: readonly string[] }) {
  return (
    <>
      {lost.length > 0 ? (
        <details className="var-preview" open>
          <summary>Wat u typte bij onderdelen die iemand anders heeft weggehaald</summary>
          {lost.map((text) => (
            <p key={text} className="var-pre">
              {text}
            </p>
          ))}
        </details>
      ) : null}
      <details className="var-preview" open>
        <summary>De brief die nu is opgeslagen</summary>
        {Object.entries(stored).map(([field, text]) =>
          text === '' ? null : (
            <p key={field} className="var-pre">
              {text}
            </p>
          ),
        )}
      </details>
    </>
  )
}

function NotADraft({ issue }: { issue: { id: string; title: string; state: keyof typeof stateNames } }) {
  return (
    <div className="var-stack">
      <h1>{issue.title}</h1>
      <IssueTabs id={issue.id} />
      <Alert heading={`Deze brief: ${stateNames[issue.state].toLowerCase()}`}>
        <p>
          De brief verandert nu niet meer.
          {issue.state === 'scheduled' ? ' Haal hem terug bij Versturen als u hem wilt wijzigen.' : ''}
        </p>
      </Alert>
      <p>
        <ButtonLink href={newsletterUrls.send(issue.id)} variant="secondary">
          Naar Versturen
        </ButtonLink>
      </p>
    </div>
  )
}
