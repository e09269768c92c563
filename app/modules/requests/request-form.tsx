import { accountUrls } from '#app/auth/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Checkbox, Checkboxes, Radios } from '#app/ui/choices.tsx'
import { HiddenField, Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { jobFunctions } from './functions.ts'

const functionOptions = Object.entries(jobFunctions).map(([value, label]) => ({ value, label }))

/** One form for an account and for the newsletter; what only an account needs is hidden by the style sheet. */
export function RequestForm({ themes }: { themes: ReadonlyArray<{ id: string; name: string }> }) {
  const refused = useRefused()
  const started = refused?.values.kind === 'start'
  const first = { values: { kind: 'account', email: started ? refused.values.email : undefined }, errors: {} }
  return (
    <Form state={refused && !started ? refused : first}>
      <Radios
        name="kind"
        label="Wat wilt u?"
        options={[
          {
            value: 'account',
            label: 'Een account voor het kennisportaal',
            help: 'Voor mensen die bij een partner van de alliantie werken. Uw eigen organisatie beslist.',
          },
          { value: 'newsletter', label: 'Alleen de nieuwsbrief', help: 'Voor iedereen, zonder account.' },
        ]}
      />
      <TextField
        name="email"
        label="E-mailadres"
        type="email"
        autoComplete="email"
        help="Wij sturen u een mail om dit adres te bevestigen. Gebruik voor een account het adres van uw werk."
      />
      <div className="var-form__part var-only-account">
        <TextField name="name" label="Naam" autoComplete="name" />
        <TextField name="organisation" label="Organisatie" autoComplete="organization" />
        <Select
          name="jobFunction"
          label="Functie"
          empty="Kies uw functie"
          options={functionOptions}
          help="Raadsleden en externen krijgen toegang als gast."
        />
        <TextField name="jobTitle" label="Uw functie in uw eigen woorden" optional autoComplete="organization-title" />
      </div>
      {themes.length > 0 ? (
        <Checkboxes
          name="themes"
          label="Thema’s die u volgt"
          optional
          help="Kiest u niets, dan krijgt u nieuws over alle thema’s."
          options={themes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <div className="var-form__part var-only-account">
        <Checkbox name="newsletter" value="on" label="Stuur mij ook de nieuwsbrief" optional />
      </div>
      <Checkbox
        name="consent"
        value="on"
        label="Ik heb de privacytekst gelezen en ga ermee akkoord dat u mijn gegevens hiervoor gebruikt"
      />
      <p>
        <a href="/privacy#aanvragen">Wat wij met uw gegevens doen</a>
      </p>
      <Submit>Verstuur</Submit>
    </Form>
  )
}

/** The first step of it, below the news. The address is posted: it is to stand in no address bar and no log. */
export function RequestStart() {
  return (
    <section aria-labelledby="nieuwsbrief" className="var-section var-stack">
      <h2 id="nieuwsbrief">Nieuwsbrief of account</h2>
      <p>Krijg het nieuws van de alliantie in uw mail, of vraag een account aan voor het kennisportaal.</p>
      <Form id="nieuwsbrief-start" action={accountUrls.request}>
        <HiddenField name="kind" value="start" />
        <TextField name="email" label="E-mailadres" type="email" autoComplete="email" />
        <Submit>Ga verder</Submit>
      </Form>
    </section>
  )
}

/** The same in one line, for a front page or a side column. */
export function SignUpLine() {
  return (
    <section className="var-signup" aria-labelledby="nieuwsbrief">
      <h2 id="nieuwsbrief">Nieuwsbrief</h2>
      <p>Het nieuws van de alliantie in uw mail. U kiest zelf over welke thema’s.</p>
      <form method="post" action={accountUrls.request}>
        <input type="hidden" name="kind" value="start" />
        <label className="ams-label" htmlFor="nieuwsbrief-adres">
          E-mailadres
        </label>
        <div className="var-signup__row">
          <input className="ams-text-input" id="nieuwsbrief-adres" name="email" type="email" autoComplete="email" />
          <button className="ams-button ams-button--primary" type="submit">
            Aanmelden
          </button>
        </div>
      </form>
    </section>
  )
}
