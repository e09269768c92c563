import { useRefused } from '#app/modules/people/use-form.ts'
import { Checkboxes } from '#app/ui/choices.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'

/** For who signed up by telephone or in the corridor. */
export function AddAttendee(props: {
  sessions: ReadonlyArray<{ id: string; title: string }>
  organisations: readonly string[]
}) {
  const refused = useRefused()
  // Whoever added too many is told without saying by which form.
  const state = refused?.intent === undefined || refused.intent === 'add' ? refused : undefined
  return (
    <section aria-labelledby="toevoegen" className="var-section var-stack var-screen-only">
      <h2 id="toevoegen">Iemand aanmelden</h2>
      <p>
        De persoon krijgt een mail met de bevestiging en een link om zich af te melden. Is het vol, dan komt die op de
        wachtlijst.
      </p>
      <Form id="aanmelden" state={state}>
        <HiddenField name="intent" value="add" />
        <TextField name="name" label="Naam" maxLength={100} autoComplete="off" />
        <TextField name="email" label="Mailadres" type="email" autoComplete="off" />
        <TextField
          name="organisationName"
          label="Organisatie"
          maxLength={100}
          autoComplete="off"
          suggestions={props.organisations}
          optional
        />
        {props.sessions.length > 0 ? (
          <Checkboxes
            name="sessions"
            label="Onderdelen"
            optional
            options={props.sessions.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
        <Submit>Meld aan</Submit>
      </Form>
    </section>
  )
}
