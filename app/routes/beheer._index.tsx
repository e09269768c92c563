import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { administers } from '#app/access/policy.ts'
import { administrator, arranging, coordinatesSomewhere, freshly, managesSomewhere } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import type { Config } from '#app/config.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { backupWarning, lastGoodBackup } from '#app/modules/backup/queries.server.ts'
import { countFailingJobs } from '#app/modules/jobs/queries.server.ts'
import { countOverdue } from '#app/modules/organisations/queries.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { seesQuarter } from '#app/modules/region/quarter.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { settingsForm } from '#app/modules/people/forms.ts'
import { listPending } from '#app/modules/people/pending.server.ts'
import { allowsRed, setRedAllowed } from '#app/modules/people/settings.server.ts'
import { countRequests } from '#app/modules/requests/queries.server.ts'
import { listRequests } from '#app/modules/seats/requests.server.ts'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { enumerate, formatDate, formatDateTime, meervoud } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(arranging, async ({ viewer, services: { db, config } }) => ({
  administrator: administers(viewer),
  waiver: administers(viewer) && !config.scanner.url ? config.scanner.waiver : undefined,
  manager: managesSomewhere(viewer),
  bureau: seesQuarter(viewer),
  requests: await countRequests(db.read, viewer),
  coordinator: coordinatesSomewhere(viewer),
  failing: administers(viewer) ? await countFailingJobs(db.read) : null,
  waiting:
    (await listPending(db.read, viewer)).filter((grant) => grant.mayConfirm).length +
    (await listRequests(db.read, viewer)).length,
  backup: administers(viewer) ? await backupState(db.read, config, viewer.now) : null,
  redAllowed: administers(viewer) ? await allowsRed(db.read) : null,
  overdue: administers(viewer) ? await countOverdue(db.read, viewer.now) : null,
}))

export const action = actionFor(freshly(administrator), settingsForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) => setRedAllowed(tx, viewer, input.on))
  return done(accountUrls.admin, input.on ? 'rood-aan' : 'rood-uit')
})

export const meta = () => pageTitle('Beheer')

const texts = {
  'rood-aan': 'Redacties kunnen nu TLP:RED kiezen',
  'rood-uit': 'Redacties kunnen TLP:RED niet meer kiezen. Bestaande stukken blijven zoals ze zijn.',
}

export default function Admin() {
  const {
    administrator: all,
    manager,
    bureau,
    coordinator,
    waiting,
    failing,
    waiver,
    redAllowed,
    requests,
    overdue,
    backup,
  } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Beheer</h1>
      <Done texts={texts} />
      {waiver ? (
        <Alert severity="warning" heading="Bestanden worden niet op virussen gecontroleerd">
          <p>
            {waiver.name} heeft dit op {formatDate(waiver.date)} besloten. De reden: {waiver.reason}
          </p>
        </Alert>
      ) : null}
      <ul className="var-items">
        {all || manager ? (
          <Entry href={accountUrls.organisations} title="Organisaties">
            Wie er bij een organisatie hoort, met welke rol en tot wanneer.
          </Entry>
        ) : null}
        {overdue ? (
          <Entry href={`${accountUrls.organisations}?te-laat=ja`} title="Te laat met nakijken">
            {meervoud(overdue, 'organisatie heeft', 'organisaties hebben')} de mensen niet op tijd nagekeken.
          </Entry>
        ) : null}
        <Entry href={accountUrls.confirmations} title="Te bevestigen">
          {waiting === 0
            ? 'Er wacht niets op u.'
            : `${meervoud(waiting, 'wijziging wacht', 'wijzigingen wachten')} op u.`}
        </Entry>
        {requests.organisations.map(({ slug, name, waiting: open }) => (
          <Entry key={slug} href={accountUrls.organisationRequests(slug)} title={`Aanvragen bij ${name}`}>
            {waitingText(open)}
          </Entry>
        ))}
        {requests.office === null ? null : (
          <Entry href={accountUrls.officeRequests} title="Aanvragen bij het bureau">
            {waitingText(requests.office)}
          </Entry>
        )}
        <Entry href={accountUrls.workgroups} title="Werkgroepen">
          Werkgroepen en netwerken, hun zitplaatsen en coördinatoren.
        </Entry>
        {all || coordinator ? (
          <Entry href={seatUrls.allCoverage} title="Dekking van de werkgroepen">
            Welke soorten organisaties aan welke tafel zitten.
          </Entry>
        ) : null}
        {all ? (
          <>
            <Entry href={accountUrls.region} title="Regio inrichten">
              De eerste beheerders van organisaties uitnodigen, en zien wie er begonnen is.
            </Entry>
            <Entry href={accountUrls.groups} title="Deelgroepen">
              Vaste groepen van organisaties waarmee stukken worden gedeeld.
            </Entry>
            <Entry href={accountUrls.themes} title="Thema’s">
              De onderwerpen waaruit redacties bij een stuk kiezen.
            </Entry>
            <Entry href={accountUrls.redirects} title="Verwijzingen">
              Oude adressen die bezoekers doorsturen naar dit portaal.
            </Entry>
            <Entry href={accountUrls.views} title="Bezoek">
              Hoe vaak openbare pagina’s zijn geopend, zonder cookies en zonder adressen.
            </Entry>
            <Entry href={accountUrls.trail} title="Logboek">
              Wie wat deed, wanneer en vanaf waar, en hoe lang dat wordt bewaard.
            </Entry>
          </>
        ) : null}
        {bureau ? (
          <Entry href={accountUrls.quarter} title="Kwartaaloverzicht">
            Wat iedere organisatie in een kwartaal deed, voor het bestuur.
          </Entry>
        ) : null}
        {backup ? (
          <Entry href={accountUrls.backups} title="Reservekopieën">
            {backup}
          </Entry>
        ) : null}
        {failing ? (
          <Entry href={accountUrls.jobs} title="Taken die mislukken">
            {failingText(failing)}
          </Entry>
        ) : null}
      </ul>
      {redAllowed === null ? null : <RedSwitch on={redAllowed} />}
    </div>
  )
}

const waitingText = (count: number): string =>
  count === 0
    ? 'Er wachten geen aanvragen.'
    : `${meervoud(count, 'aanvraag wacht', 'aanvragen wachten')} op een besluit.`

async function backupState(read: Reader, { backup: { folder } }: Config, now: number): Promise<string> {
  const good = await lastGoodBackup(read)
  const warning = backupWarning(folder !== undefined, good, now)
  if (warning === 'not-configured') return 'Let op: er worden ’s nachts geen reservekopieën gemaakt.'
  if (!good) return 'Let op: er is nog geen goede reservekopie.'
  return `${warning === 'late' ? 'Let op: de laatste goede is te oud, van' : 'De laatste goede is van'} ${formatDateTime(good.at)}.`
}

function failingText({ parked, tried }: { parked: number; tried: number }): string {
  const parts = [
    ...(parked > 0
      ? [`${meervoud(parked, 'taak is', 'taken zijn')} gestopt en ${parked === 1 ? 'wacht' : 'wachten'} op u`]
      : []),
    ...(tried > 0 ? [`${meervoud(tried, 'taak wordt', 'taken worden')} opnieuw geprobeerd`] : []),
  ]
  return parts.length === 0 ? 'Alles wat na een wijziging moet gebeuren, lukt.' : `${enumerate(parts)}.`
}

function RedSwitch({ on }: { on: boolean }) {
  return (
    <section aria-labelledby="rood" className="var-section var-stack">
      <h2 id="rood">TLP:RED toestaan</h2>
      <p>
        {on
          ? 'Redacties kunnen stukken maken die alleen voor personen op naam zijn. Zet u dit uit, dan kan niemand deze aanduiding nog kiezen. Gepubliceerde stukken met TLP:RED blijven zoals ze zijn; concepten worden niet meer gepubliceerd.'
          : 'Redacties kunnen TLP:RED nu niet kiezen. Zet u dit aan, dan kunnen zij stukken maken die alleen voor personen op naam zijn. Bestaande stukken veranderen niet.'}
      </p>
      <form method="post">
        <HiddenField name="intent" value="red" />
        {on ? null : <HiddenField name="on" value="on" />}
        <Button variant="secondary">{on ? 'Zet TLP:RED uit' : 'Sta TLP:RED toe'}</Button>
      </form>
    </section>
  )
}

function Entry(props: { href: string; title: string; children: ReactNode }) {
  return (
    <li className="var-item">
      <h2 className="var-item__title">
        <a href={props.href}>{props.title}</a>
      </h2>
      <p className="var-item__summary">{props.children}</p>
    </li>
  )
}
