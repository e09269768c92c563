import { accountUrls } from '#app/auth/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { usualAmr } from './forms.ts'
import type { listProviders } from './queries.server.ts'

type Page = Awaited<ReturnType<typeof listProviders>>
type Provider = Page['providers'][number]

const states: Readonly<Record<Provider['state'], string>> = {
  live: 'Aan, sinds',
  pending: 'Wacht op bevestiging, sinds',
  off: 'Uit, sinds',
}
const methods: Readonly<Record<Provider['method'], string>> = {
  secret: 'Met een geheim',
  key: 'Met een sleutel van het portaal',
  environment: 'Met een geheim uit de instellingen van de server',
}

export function Providers({ page }: { page: Page }) {
  if (page.providers.length === 0)
    return (
      <EmptyState title="Er is nog geen aanmeldserver">
        <p>
          Mensen van deze organisatie loggen in met een wachtwoord en een code. De beheerder van het portaal kan hier
          een aanmeldserver klaarzetten.
        </p>
      </EmptyState>
    )
  return (
    <>
      {page.providers.map((provider) => (
        <section key={provider.id} className="var-section var-stack" aria-labelledby={`server-${provider.id}`}>
          <h2 id={`server-${provider.id}`}>{provider.name}</h2>
          <Facts provider={provider} />
          <Decisions provider={provider} page={page} />
          {page.administrator && provider.method === 'secret' && provider.state !== 'off' ? (
            <RenewSecret provider={provider} />
          ) : null}
        </section>
      ))}
    </>
  )
}

function Facts({ provider }: { provider: Provider }) {
  const proofs = [
    ...(provider.acrValues ? [`acr: ${provider.acrValues}`] : []),
    ...(provider.amrValues ? [`amr: ${provider.amrValues}`] : []),
  ].join('; ')
  return (
    <>
      <MetaList
        facts={[
          { term: 'Stand', value: `${states[provider.state]} ${formatDate(provider.since)}` },
          { term: 'Adres', value: provider.issuer },
          { term: 'Bekend als', value: provider.clientId },
          { term: 'Het portaal bewijst zich', value: methods[provider.method] },
          { term: 'Vraagt om', value: provider.scopes },
          { term: 'Bewijst de tweede stap', value: proofs || 'Nooit: het portaal vraagt altijd zelf om een code' },
          { term: 'Uitloggen', value: provider.endSession ? 'Ook bij de organisatie' : 'Alleen bij het portaal' },
        ]}
      />
      {provider.publicKey ? (
        <details>
          <summary>Openbare sleutel voor de organisatie</summary>
          <p className="var-code">
            <code>{provider.publicKey}</code>
          </p>
        </details>
      ) : null}
    </>
  )
}

function Decisions({ provider, page }: { provider: Provider; page: Page }) {
  const { state, mayConfirm } = provider
  return (
    <form method="post" className="var-buttons">
      <HiddenField name="provider" value={provider.id} />
      {mayConfirm ? (
        <Button name="intent" value="confirm" variant="secondary">
          Bevestig
        </Button>
      ) : null}
      {state === 'pending' && (mayConfirm || page.manager || page.administrator) ? (
        <Button name="intent" value="refuse" variant="tertiary">
          Weiger
        </Button>
      ) : null}
      {state === 'live' ? (
        <Button name="intent" value="off" variant="danger">
          Zet uit
        </Button>
      ) : null}
      {state === 'off' && page.administrator && provider.method !== 'environment' ? (
        <Button name="intent" value="again" variant="secondary">
          Zet opnieuw klaar
        </Button>
      ) : null}
      <Button name="intent" value="test" variant="tertiary">
        Test deze verbinding
      </Button>
    </form>
  )
}

function RenewSecret({ provider }: { provider: Provider }) {
  return (
    <details>
      <summary>Nieuw geheim</summary>
      <Form id={`geheim-${provider.id}`}>
        <HiddenField name="intent" value="secret" />
        <HiddenField name="provider" value={provider.id} />
        <TextField name="clientSecret" label="Nieuw geheim" type="password" autoComplete="off" maxLength={500} />
        <Submit>Geheim opslaan</Submit>
      </Form>
    </details>
  )
}

/** What the organisation enters on its own side. */
export function Addresses({ baseUrl, domains }: { baseUrl: string; domains: readonly string[] }) {
  return (
    <section className="var-section var-stack" aria-labelledby="adressen">
      <h2 id="adressen">Gegevens voor de organisatie</h2>
      <p>De beheerder van de aanmeldserver neemt deze adressen precies zo over.</p>
      <MetaList
        facts={[
          { term: 'Terug na inloggen', value: baseUrl + accountUrls.ssoCallback },
          { term: 'Terug na uitloggen', value: `${baseUrl}/` },
          { term: 'Melding van uitloggen', value: baseUrl + accountUrls.ssoLogout },
          { term: 'Openbare sleutels', value: baseUrl + accountUrls.jwks },
          {
            term: 'Voor e-mailadressen van',
            value: domains.length > 0 ? domains.join(', ') : 'Nog geen: voeg eerst een domein toe aan de organisatie',
          },
        ]}
      />
    </section>
  )
}

export function MakeProvider() {
  const state = useRefused('make')
  const kept = state ?? {
    values: { scopes: 'openid email profile', amrValues: usualAmr, method: 'secret', endSession: 'on' },
    errors: {},
  }
  return (
    <section className="var-section var-stack" aria-labelledby="nieuw">
      <h2 id="nieuw">Aanmeldserver klaarzetten</h2>
      <p>De aanmeldserver geldt pas als een beheerder van de organisatie hem bevestigt.</p>
      <Form id="nieuw-formulier" state={kept}>
        <HiddenField name="intent" value="make" />
        <TextField
          name="name"
          label="Naam"
          help="Zoals mensen hem herkennen, bijvoorbeeld Werkaccount Schiedam."
          maxLength={80}
        />
        <TextField
          name="issuer"
          label="Adres van de aanmeldserver"
          help="Precies zoals de server zichzelf noemt (issuer), beginnend met https://."
          type="url"
          maxLength={300}
        />
        <TextField name="clientId" label="Nummer of naam van het portaal daar" help="De client-id." maxLength={200} />
        <Radios
          name="method"
          label="Hoe bewijst het portaal zich?"
          options={[
            { value: 'secret', label: 'Met een geheim', help: 'De organisatie geeft een geheim (client secret).' },
            {
              value: 'key',
              label: 'Met een sleutel',
              help: 'Het portaal maakt een sleutel (private_key_jwt). De organisatie neemt de openbare helft over.',
            },
          ]}
        />
        <TextField
          name="clientSecret"
          label="Geheim"
          help="Alleen als u voor een geheim koos."
          type="password"
          autoComplete="off"
          maxLength={500}
          optional
        />
        <TextField
          name="scopes"
          label="Waar het portaal om vraagt"
          help="De scopes, met spaties ertussen."
          maxLength={300}
        />
        <TextField
          name="amrValues"
          label="Woorden in amr die de tweede stap bewijzen"
          help="Met spaties ertussen. Staat geen van deze woorden in het antwoord, dan vraagt het portaal zelf om een code."
          maxLength={300}
          optional
        />
        <TextField
          name="acrValues"
          label="Waarden van acr die de tweede stap bewijzen"
          help="Het portaal vraagt de server om een van deze waarden."
          maxLength={300}
          optional
        />
        <Checkbox name="endSession" label="Wie hier uitlogt, logt ook uit bij de organisatie" value="on" />
        <Submit>Aanmeldserver klaarzetten</Submit>
      </Form>
    </section>
  )
}
