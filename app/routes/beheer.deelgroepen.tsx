import { useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { askFirst, done } from '#app/modules/people/ask-first.server.ts'
import { addToGroup, makeGroup, removeFromGroup } from '#app/modules/people/commands.organisations.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { groupsForm } from '#app/modules/people/forms.ts'
import { Seen } from '#app/modules/people/organisation-sections.tsx'
import { listGroups, organisationOptions } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(administrator, async ({ services: { db } }) => ({
  groups: await listGroups(db.read),
  organisations: await organisationOptions(db.read),
}))

export const action = actionFor(freshly(administrator), groupsForm, async ({ viewer, input, services: { db } }) => {
  switch (input.intent) {
    case 'make':
      await db.write((tx) => makeGroup(tx, viewer, input))
      return done(accountUrls.groups, 'make')
    case 'add':
      return askFirst('add', { group: input.group, organisation: input.organisation }, async () => {
        const { group: groupId, organisation: organisationId, seen } = input
        await db.write((tx) => addToGroup(tx, viewer, { groupId, organisationId, seen }))
        return done(accountUrls.groups, 'add')
      })
    case 'remove':
      await db.write((tx) => removeFromGroup(tx, viewer, { groupId: input.group, organisationId: input.organisation }))
      return done(accountUrls.groups, 'remove')
  }
})

export const meta = () => pageTitle('Deelgroepen')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = {
  make: 'De deelgroep is gemaakt',
  add: 'De organisatie is toegevoegd. Een beheerder van die organisatie bevestigt het nog.',
  remove: 'De organisatie is uit de deelgroep gehaald',
}

type Group = Awaited<ReturnType<typeof listGroups>>[number]
type Options = Awaited<ReturnType<typeof organisationOptions>>

export default function Groups() {
  const { groups, organisations } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Deelgroepen</h1>
      <p className="var-lead">
        Een deelgroep is een vaste groep organisaties waarmee een stuk in één keer wordt gedeeld.
      </p>
      <Done texts={texts} />
      {groups.map((group) => (
        <GroupSection key={group.id} group={group} organisations={organisations} />
      ))}
      <section aria-labelledby="nieuw" className="var-section var-stack">
        <h2 id="nieuw">Deelgroep toevoegen</h2>
        <Form id="nieuwe-deelgroep" state={useRefused('make')}>
          <HiddenField name="intent" value="make" />
          <TextField name="name" label="Naam" />
          <Select name="owner" label="Eigenaar" empty="Kies een organisatie" options={toOptions(organisations)} />
          <Submit>Deelgroep toevoegen</Submit>
        </Form>
      </section>
    </div>
  )
}

function GroupSection({ group, organisations }: { group: Group; organisations: Options }) {
  const refused = useRefused('add')
  const mine = refused?.values.group === group.id ? refused : undefined
  const others = organisations.filter(({ id }) => !group.organisations.some((held) => held.id === id))
  return (
    <section aria-labelledby={`groep-${group.id}`} className="var-section var-stack">
      <h2 id={`groep-${group.id}`}>{group.name}</h2>
      <p>Eigenaar: {group.owner}</p>
      <ul>
        {group.organisations.map((held) => (
          <li key={held.id}>
            <form method="post">
              {held.name}
              {held.pending ? ' (wacht op bevestiging)' : ''} <HiddenField name="intent" value="remove" />
              <HiddenField name="group" value={group.id} />
              <HiddenField name="organisation" value={held.id} />
              <Button variant="tertiary">Haal {held.name} eruit</Button>
            </form>
          </li>
        ))}
      </ul>
      <Form id={`toevoegen-${group.id}`} state={mine}>
        <HiddenField name="intent" value="add" />
        <HiddenField name="group" value={group.id} />
        <Seen values={mine?.values} />
        <Select
          name="organisation"
          label="Organisatie toevoegen"
          empty="Kies een organisatie"
          options={toOptions(others)}
        />
        <Submit>Toevoegen aan {group.name}</Submit>
      </Form>
    </section>
  )
}

const toOptions = (organisations: Options) => organisations.map(({ id, name }) => ({ value: id, label: name }))
