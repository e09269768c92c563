import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { labelPolicy, type Label } from '#app/access/label.ts'
import { authorize } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { audienceFrom, audienceOptions, type AudienceOption } from '#app/modules/items/audience.server.ts'
import { audienceLine } from '#app/modules/items/audience-line.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { getDeskItem } from '#app/modules/items/desk.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { audienceForm } from '#app/modules/items/forms.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { NoCases } from '#app/ui/no-cases.tsx'
import { AccessLine } from '#app/ui/audience.tsx'
import { Checkboxes, Radios } from '#app/ui/choices.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { DateField, HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(deskUser, async ({ viewer, services: { db }, params, url }) => {
  const found = authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))
  const { id, title, label, status, revision, locks, ownerId, workgroupId } = found
  const owner = viewer.memberships.find((m) => m.organisationId === ownerId)
  const until = locks.find((lock) => lock.until !== null)?.until
  return {
    item: { id, title, label, status, href: urls.item(found), kind: found.kind },
    revision,
    keys: locks.map((lock) => lock.key),
    until: until ? isoDate(until - 1) : '',
    options: await audienceOptions(db.read, viewer),
    mayBePublic: workgroupId === null && (owner?.publishes ?? false),
    line: audienceLine(await audienceOf(db.read, found.readers, viewer.now, viewer)),
    done: url.searchParams.get('gedaan'),
  }
})

export const action = actionFor(deskUser, audienceForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  const { label, locks } = audienceFrom(input, endOfDay)
  const outcome = await db.write(async (tx) => {
    const found = authorize(viewer, 'edit', await getStoredItem(tx, id, viewer.now))
    return setAudience(tx, viewer, found, { revision: input.revision, label, locks, confirmed: input.confirmed })
  })
  // The editor may just have locked it with a label they cannot read right now.
  if (viewer.assurance < labelPolicy[label].assurance && outcome === 'changed')
    return redirect(urls.secondFactor(urls.desk.audience(id)))
  return redirect(`${urls.desk.audience(id)}?gedaan=${outcome === 'changed' ? 'gewijzigd' : 'voorgesteld'}`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Voor wie is ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }], scripts: ['/js/form.js'] }

const choices: ReadonlyArray<{ value: string; for: Label; label: string; help: string }> = [
  { value: 'everyone', for: 'CLEAR', label: 'Iedereen', help: 'Ook bezoekers die niet inloggen. TLP:CLEAR.' },
  {
    value: 'partners',
    for: 'GREEN',
    label: 'Alle kernpartners',
    help: 'Gemeenten, politie, OM en de andere kernpartners. TLP:GREEN.',
  },
  {
    value: 'groups',
    for: 'AMBER',
    label: 'Bepaalde organisaties of groepen',
    help: 'U kiest ze hieronder. Bestanden krijgen de naam van de lezer. TLP:AMBER.',
  },
  {
    value: 'strict',
    for: 'AMBER+STRICT',
    label: 'Bepaalde organisaties of werkgroepen, niet verder delen',
    help: 'Alleen lezen in het portaal, na een code van het laatste uur. Alleen u en medebewerkers kunnen het nog bewerken. TLP:AMBER+STRICT.',
  },
  {
    value: 'people',
    for: 'RED',
    label: 'Alleen genoemde personen',
    help: 'Alleen lezen in het portaal, na een code van het laatste uur. TLP:RED.',
  },
]

export default function ItemAudience() {
  const { item, revision, keys, until, options, mayBePublic, line, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const offered = choices.filter(
    (choice) =>
      (choice.for !== 'CLEAR' || mayBePublic) && (choice.for !== 'RED' || options.redAllowed || item.label === 'RED'),
  )
  const chosen = choices.find((choice) => choice.for === item.label)?.value
  return (
    <DeskPage item={item} current="audience">
      {done === 'gewijzigd' ? <Alert severity="success" heading="De lezers zijn gewijzigd" live /> : null}
      {done === 'voorgesteld' ? (
        <Alert heading="Een collega moet dit bevestigen" live>
          <p>
            Meer mensen zouden dit stuk kunnen lezen. Iemand anders van uw organisatie bevestigt dat bij Redactie. Tot
            dan verandert er niets.
          </p>
        </Alert>
      ) : null}
      <section aria-labelledby="nu">
        <h2 id="nu">Nu</h2>
        <AccessLine label={item.label} {...line} />
      </section>
      <Form guard state={refused?.form ?? { values: { audience: chosen, locks: keys, until }, errors: {} }}>
        <HiddenField name="revision" value={revision} />
        <Radios
          name="audience"
          label="Voor wie is dit stuk?"
          help="De TLP-aanduiding volgt uit uw antwoord."
          options={offered.map(({ value, label, help }) => ({ value, label, help }))}
        />
        <Locks legend="Soorten organisaties" options={options.kinds} note="Bij bepaalde organisaties of groepen." />
        <Locks legend="Deelgroepen" options={options.groups} note="Bij bepaalde organisaties of groepen." />
        <Locks legend="Organisaties" options={options.organisations} />
        <Locks legend="Werkgroepen en netwerken" options={options.workgroups} />
        {options.redAllowed ? (
          <Locks legend="Personen" options={options.people} note="Alleen bij genoemde personen." />
        ) : null}
        <DateField
          name="until"
          label="Te lezen tot en met"
          help="Daarna is het stuk voor deze lezers dicht."
          optional
        />
        {item.status !== 'draft' && !labelPolicy[item.label].confirmed ? (
          <NoCases help="Nodig als het stuk TLP:AMBER of strenger wordt." />
        ) : null}
        <Submit>Stel de lezers in</Submit>
      </Form>
    </DeskPage>
  )
}

function Locks(props: { legend: string; options: readonly AudienceOption[]; note?: string }) {
  if (props.options.length === 0) return null
  return (
    <details className="var-choices">
      <summary>{props.legend}</summary>
      <Checkboxes
        name="locks"
        part={props.legend}
        label={props.legend}
        optional
        {...(props.note ? { help: props.note } : {})}
        options={props.options.map((option) => ({ value: option.key, label: option.name }))}
      />
    </details>
  )
}
