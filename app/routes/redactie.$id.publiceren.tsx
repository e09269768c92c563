import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { labelPolicy, tlp } from '#app/access/label.ts'
import { authorize, may } from '#app/access/policy.ts'
import { deskUser, hasDesk, withdrawing } from '#app/auth/guards.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { audienceLine } from '#app/modules/items/audience-line.ts'
import { confirmProposal, refuseProposal } from '#app/modules/items/commands.audience.server.ts'
import { archiveItem, publishItem, withdrawItem } from '#app/modules/items/commands.server.ts'
import { findOpenProposal, getDeskItem } from '#app/modules/items/desk.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { isPublicNow } from '#app/modules/items/gone.server.ts'
import { statusForm } from '#app/modules/items/forms.ts'
import { latestVersion, partsOf } from '#app/modules/items/queries.server.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import { viewsOf } from '#app/modules/views/queries.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { AccessLine } from '#app/ui/audience.tsx'
import { Button } from '#app/ui/button.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { DateField, HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDateTime, meervoud } from '#app/ui/format.ts'
import { NoCases } from '#app/ui/no-cases.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

/** Days. */
const viewsPeriod = 30

export const loader = loaderFor(deskUser, async ({ viewer, services: { db }, params }) => {
  const found = await getDeskItem(db.read, viewer, params.id ?? '')
  // Who only reads the item has no business with its proposals; confirming and withdrawing are not only for its editors.
  const concerned = (['edit', 'confirm-widening', 'withdraw'] as const).some((what) => may(viewer, what, found))
  if (!concerned) throw new Forbidden('U bewerkt dit stuk niet.')
  const { id, title, label, status, revision, publishAt } = found
  const version = await latestVersion(db.read, id)
  const open = await findOpenProposal(db.read, viewer, id)
  const line = audienceLine(await audienceOf(db.read, found.readers, viewer.now, viewer))
  const { files } = await partsOf(db.read, id, viewer.now, true)
  const proposed = open
    ? audienceLine(
        await audienceOf(
          db.read,
          open.locks.map((lock) => lock.key),
          viewer.now,
          viewer,
        ),
      )
    : null
  return {
    item: { id, title, label, status, href: urls.item(found), kind: found.kind },
    revision,
    publishAt,
    shownAt: viewer.now,
    planned: publishAt !== null && publishAt > viewer.now,
    isDraft: version?.state === 'draft' || files.some((file) => !file.live),
    line,
    locked: found.readers.length > 0,
    views: isPublicNow({ ...found, locks: found.readers }, viewer.now)
      ? await viewsOf(db.read, id, viewsPeriod, viewer.now)
      : null,
    needsConfirmation: labelPolicy[label].confirmed,
    may: { publish: may(viewer, 'publish', found), withdraw: may(viewer, 'withdraw', found) },
    infected: files.filter((file) => file.scan === 'infected').map((file) => file.name),
    proposal:
      open && proposed
        ? {
            id: open.id,
            label: open.label,
            line: proposed,
            by: open.by,
            at: open.createdAt,
            mayConfirm: open.proposedBy !== viewer.userId && may(viewer, 'confirm-widening', found),
            mayRefuse: may(viewer, 'confirm-widening', found),
          }
        : null,
  }
})

export const action = actionFor(withdrawing, statusForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  await db.write(async (tx) => {
    const found = await getStoredItem(tx, id, viewer.now)
    switch (input.intent) {
      case 'publish': {
        const publishAt = input.publishDate ? amsterdamInstant(input.publishDate, input.publishTime ?? '00:00') : null
        const { revision, confirmed, shownAt } = input
        return publishItem(tx, viewer, authorize(viewer, 'publish', found), { revision, confirmed, shownAt, publishAt })
      }
      case 'withdraw':
        return withdrawItem(tx, viewer, authorize(viewer, 'withdraw', found))
      case 'archive':
        return archiveItem(tx, viewer, authorize(viewer, 'publish', found))
      case 'confirm':
        return confirmProposal(tx, viewer, authorize(viewer, 'confirm-widening', found), input.proposal)
      case 'refuse':
        return refuseProposal(tx, viewer, authorize(viewer, 'confirm-widening', found), input.proposal)
    }
  })
  if (input.intent !== 'withdraw') return redirect(urls.desk.publish(id))
  return redirect(hasDesk(viewer) ? urls.desk.list : urls.admin)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Publiceer ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function PublishItem() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { item, line, revision } = data
  const people = line.public ? 'iedereen' : meervoud(line.total, 'persoon', 'personen')
  const live = item.status === 'published'
  return (
    <DeskPage item={item} current="publish">
      {data.proposal ? <ProposalBox proposal={data.proposal} /> : null}
      {live && !data.isDraft ? (
        <Alert severity="success" heading={data.planned ? 'Staat gepland' : 'Staat gepubliceerd'}>
          <p>
            {data.planned && data.publishAt
              ? `Lezers zien dit stuk vanaf ${formatDateTime(data.publishAt)}.`
              : 'Lezers zien de nieuwste versie.'}{' '}
            <a href={item.href}>Bekijk het stuk</a>
          </p>
          {data.views === null ? null : (
            <p>
              In de laatste {viewsPeriod} dagen is het {meervoud(data.views, 'keer', 'keer')} geopend.
            </p>
          )}
        </Alert>
      ) : null}
      {data.infected.length > 0 ? (
        <Alert severity="warning" heading="Een bestand is geweigerd">
          <p>Lezers zien dit niet: {data.infected.join(', ')}. Het bevat een virus.</p>
        </Alert>
      ) : null}
      <section aria-labelledby="lezers">
        <h2 id="lezers">Wie kan dit zien?</h2>
        <AccessLine label={item.label} {...line} />
        <p>
          <a href={urls.desk.audience(item.id)}>Wijzig voor wie dit stuk is</a>
        </p>
      </section>
      {data.may.publish && (!live || data.isDraft || data.planned) ? (
        <Form {...(refused ? { state: refused.form } : {})}>
          <HiddenField name="intent" value="publish" />
          <HiddenField name="revision" value={revision} />
          <HiddenField name="shownAt" value={data.shownAt} />
          {data.needsConfirmation ? <NoCases /> : null}
          {live && !data.planned ? null : (
            <details className="var-choices">
              <summary>Later publiceren</summary>
              <DateField name="publishDate" label="Vanaf datum" optional />
              <TextField name="publishTime" type="time" label="Tijd" short optional />
            </details>
          )}
          <Submit>{`${live ? 'Publiceer de nieuwe versie' : 'Publiceren'} voor ${people}`}</Submit>
        </Form>
      ) : null}
      {item.status === 'reported' ? (
        <Alert severity="warning" heading="Dit stuk is gemeld en verborgen">
          <p>
            U kunt de tekst verbeteren. Daarna beslist een collega over de melding.{' '}
            <a href={urls.report(item.id)}>Bekijk de melding</a>
          </p>
        </Alert>
      ) : data.may.publish ? null : (
        <Alert heading="Een redacteur publiceert">
          <p>
            U kunt dit stuk schrijven. Een redacteur of beheerder van uw organisatie, of de coördinator van de
            werkgroep, publiceert het.
          </p>
        </Alert>
      )}
      {item.status === 'draft' ? null : (
        <section aria-labelledby="weghalen">
          <h2 id="weghalen">Weghalen</h2>
          <div className="var-buttons">
            {data.may.publish && live ? (
              <IntentForm intent="archive" label="Archiveer" help="Alleen de redactie ziet het nog." />
            ) : null}
            {data.may.withdraw && item.status !== 'withdrawn' ? (
              <IntentForm
                intent="withdraw"
                label="Trek in"
                danger
                help="Het stuk verdwijnt meteen voor alle lezers. Dit kan niet ongedaan worden gemaakt."
              />
            ) : null}
          </div>
        </section>
      )}
    </DeskPage>
  )
}

function IntentForm(props: { intent: string; label: string; help: string; danger?: boolean }) {
  return (
    <details className="var-choices">
      <summary>{props.label}</summary>
      <form method="post">
        <p>{props.help}</p>
        <Button variant={props.danger ? 'danger' : 'secondary'} name="intent" value={props.intent}>
          {props.label} nu
        </Button>
      </form>
    </details>
  )
}

type Proposal = NonNullable<Awaited<ReturnType<typeof loader>>['proposal']>

function ProposalBox({ proposal }: { proposal: Proposal }) {
  return (
    <Alert severity="warning" heading={`Voorstel: naar ${tlp(proposal.label)}`}>
      <p>
        {proposal.by} stelde dit voor op {formatDateTime(proposal.at)}. Na bevestiging kan dit stuk worden gelezen door:
      </p>
      <AccessLine label={proposal.label} {...proposal.line} />
      <form method="post" className="var-buttons">
        <HiddenField name="proposal" value={proposal.id} />
        {proposal.mayConfirm ? (
          <Button name="intent" value="confirm">
            Bevestig
          </Button>
        ) : (
          <p>Iemand anders van de organisatie moet dit bevestigen.</p>
        )}
        {proposal.mayRefuse ? (
          <Button variant="secondary" name="intent" value="refuse">
            Wijs af
          </Button>
        ) : null}
      </form>
    </Alert>
  )
}
