import type { ReactNode } from 'react'
import { accountUrls } from '#app/auth/urls.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { NewPasswordField } from './password-field.tsx'
import { useRefused } from './use-form.ts'

/** The form behind a mailed link. */
export function ChoosePassword(props: { title: string; email: string; children: ReactNode }) {
  return (
    <div className="var-stack">
      <h1>{props.title}</h1>
      {props.children}
      <Form state={useRefused()}>
        {/* For password managers: whose password this is. */}
        <input type="hidden" autoComplete="username" value={props.email} readOnly />
        <HiddenField name="intent" value="choose" />
        <NewPasswordField name="password" label="Nieuw wachtwoord" />
        <Submit>Wachtwoord opslaan</Submit>
      </Form>
    </div>
  )
}

/** A link that was used, is too old or never was. */
export function DeadLink(props: { invitation?: boolean }) {
  return (
    <div className="var-prose">
      <h1>Deze link werkt niet meer</h1>
      <p>
        Een link werkt één keer en niet langer dan in de mail staat.{' '}
        {props.invitation
          ? 'Vraag de beheerder van uw organisatie om een nieuwe uitnodiging.'
          : 'Vraag een nieuwe aan als u uw wachtwoord nog wilt wijzigen.'}
      </p>
      <p>
        {props.invitation ? (
          <ButtonLink href={accountUrls.signIn()}>Naar inloggen</ButtonLink>
        ) : (
          <ButtonLink href={accountUrls.forgotten}>Nieuwe link aanvragen</ButtonLink>
        )}
      </p>
    </div>
  )
}
