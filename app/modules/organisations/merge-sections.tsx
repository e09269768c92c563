import { accountUrls } from '#app/auth/urls.ts'
import { Seen } from '#app/modules/people/organisation-sections.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, meervoud } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { Table } from '#app/ui/table.tsx'
import type { mergePage } from './merge-page.server.ts'

type Page = Awaited<ReturnType<typeof mergePage>>
type Open = NonNullable<Page['open']>
type Preview = Open['preview']
type Side = Open['sides'][number]

const stukken = (count: number) => (count === 0 ? 'geen stukken' : meervoud(count, 'stuk', 'stukken'))

/** What moves, and what opens to whom. */
function WhatMoves({ preview }: { preview: Preview }) {
  const { from, into } = preview
  const groups = preview.groups + preview.ownGroups
  return (
    <>
      <MetaList
        facts={[
          { term: 'Gaat op', value: `${from.name} in ${into.name}` },
          { term: 'Mensen die meegaan', value: meervoud(preview.people, 'persoon', 'mensen') },
          {
            term: 'Horen bij allebei',
            value:
              preview.both.people === 0
                ? 'niemand'
                : `${meervoud(preview.both.people, 'persoon', 'mensen')}, van wie ${preview.both.differ} met een andere rol`,
          },
          { term: 'Stukken die van eigenaar veranderen', value: stukken(preview.items) },
          { term: `Stukken op slot voor ${from.name}`, value: stukken(preview.locks) },
          { term: 'Zitplaatsen', value: String(preview.seats) },
          { term: 'Deelgroepen', value: String(groups) },
        ]}
      />
      <h3>Wat er opengaat</h3>
      <ul>
        <li>
          {stukken(preview.opensToInto)} voor {meervoud(preview.peopleInto, 'persoon', 'mensen')} van {into.name}, die
          nu alleen voor {from.name} of haar deelgroepen zijn.
        </li>
        <li>
          {stukken(preview.opensToFrom)} voor {meervoud(preview.people, 'persoon', 'mensen')} van {from.name}, die nu
          alleen voor {into.name} of haar deelgroepen zijn.
        </li>
        <li>
          De redacties worden een redactie: {stukken(preview.deskFrom)} van {from.name} en {stukken(preview.deskInto)}{' '}
          van {into.name} die niet gepubliceerd zijn, zijn dan voor beide.
        </li>
        <li>
          Wie bij allebei hoort met een andere rol, houdt de laagste van de twee. Stukken voor personen op naam blijven
          voor precies die personen.
        </li>
      </ul>
    </>
  )
}

export function WaitingMerge({ open }: { open: Open }) {
  const refused = useRefused()
  const { preview } = open
  return (
    <section aria-labelledby="wacht" className="var-section var-stack">
      <h2 id="wacht">
        {preview.from.name} gaat op in {preview.into.name}
      </h2>
      <p>Klaargezet op {formatDate(open.since)}. Er is nog niets veranderd.</p>
      {refused ? (
        <Alert severity="error" heading="Nog niet akkoord" headingLevel={3} live>
          <p>{Object.values(refused.errors).flat().join(' ')}</p>
        </Alert>
      ) : null}
      {preview.objection ? (
        <Alert severity="warning" heading="Zo kan dit niet" headingLevel={3}>
          <p>{preview.objection}</p>
        </Alert>
      ) : null}
      <WhatMoves preview={preview} />
      <h3>Wie akkoord is</h3>
      <Table
        caption="Wie akkoord is"
        hideCaption
        rows={open.sides}
        rowKey={(row) => row.side}
        columns={[
          { title: 'Organisatie', heading: true, cell: (row) => preview[row.side].name },
          { title: 'Stand', cell: (row) => (row.agreed ? 'akkoord' : 'nog niet akkoord') },
          { title: 'Uw besluit', cell: (row) => <Agree open={open} side={row} /> },
        ]}
      />
      <form method="post">
        <HiddenField name="intent" value="refuse" />
        <HiddenField name="merge" value={open.id} />
        <Button variant="tertiary">Laat dit niet doorgaan</Button>
      </form>
    </section>
  )
}

function Agree({ open, side }: { open: Open; side: Side }) {
  if (side.agreed) return 'gegeven'
  if (!side.mayAgree) return side.why
  return (
    <form method="post">
      <HiddenField name="intent" value="agree" />
      <HiddenField name="merge" value={open.id} />
      <HiddenField name="side" value={side.side} />
      <HiddenField name="seen" value={open.preview.opens} />
      <Button variant="secondary">Akkoord namens {open.preview[side.side].name}</Button>
    </form>
  )
}

export function PrepareMerge({
  page,
  choices,
}: {
  page: Page & { organisation: { slug: string; name: string } }
  choices: NonNullable<Page['choices']>
}) {
  const { organisation, preview } = page
  const refused = useRefused('prepare')
  const options = choices.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section aria-labelledby="klaarzetten" className="var-section var-stack">
      <h2 id="klaarzetten">Samenvoeging klaarzetten</h2>
      <Form
        method="get"
        id="bekijken"
        action={accountUrls.organisationMerge(organisation.slug)}
        state={{ values: { met: preview?.from.id }, errors: {} }}
      >
        <Select
          name="met"
          label={`Organisatie die opgaat in ${organisation.name}`}
          empty="Kies een organisatie"
          options={options}
        />
        <Submit>Bekijk wat er meegaat</Submit>
      </Form>
      {preview ? (
        <>
          <WhatMoves preview={preview} />
          {preview.objection ? (
            <Alert severity="warning" heading="Zo kan dit niet" headingLevel={3}>
              <p>{preview.objection}</p>
            </Alert>
          ) : (
            <Form id="klaar" state={refused}>
              <HiddenField name="intent" value="prepare" />
              <HiddenField name="from" value={preview.from.id} />
              {refused ? <Seen values={refused.values} /> : <HiddenField name="seen" value={preview.opens} />}
              <Submit>Zet samenvoeging klaar</Submit>
            </Form>
          )}
        </>
      ) : null}
    </section>
  )
}

export function PastMerges({ past }: { past: Page['past'] }) {
  if (past.length === 0) return null
  return (
    <section aria-labelledby="eerder" className="var-section var-stack">
      <h2 id="eerder">Eerder samengevoegd</h2>
      {past.map((merge) => (
        <div key={merge.id} className="var-stack">
          <p>{`${merge.from} ging op ${formatDate(merge.decidedAt ?? 0)} hierin op.`}</p>
          {merge.roles.length > 0 ? (
            <Table
              caption={`Wie bij beide hoorde met een andere rol (${merge.from})`}
              rows={merge.roles}
              rowKey={(row) => row.id}
              columns={[
                { title: 'Naam', heading: true, cell: (row) => row.name },
                { title: `Rol bij ${merge.from}`, cell: (row) => row.from },
                { title: 'Rol hier, voorheen', cell: (row) => row.into },
                { title: 'Rol nu', cell: (row) => row.now ?? 'geen' },
              ]}
            />
          ) : null}
        </div>
      ))}
    </section>
  )
}
