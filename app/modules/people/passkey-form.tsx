import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, TextField } from '#app/ui/fields.tsx'
import { Form, type FormProps } from '#app/ui/form.tsx'

/** The module that the page of a `PasskeyForm` names in its handle. */
export const passkeyScript = '/js/passkey.js'

/** A form that the device fills in: one button, a line for what the device says, and what to do without JavaScript. */
export function PasskeyForm(
  props: Pick<FormProps, 'id' | 'action' | 'state'> & {
    passkey: NonNullable<FormProps['passkey']>
    button: string
    secondary?: boolean
    children?: ReactNode
  },
) {
  const { passkey, button, secondary, children, ...form } = props
  return (
    <Form {...form} passkey={passkey}>
      {passkey.purpose ? <HiddenField name="purpose" value={passkey.purpose} /> : null}
      <HiddenField name="credential" value="" />
      {children}
      <p className="ams-error-message" role="alert" data-passkey-status="" hidden />
      <div className="var-buttons">
        <Button variant={secondary ? 'secondary' : 'primary'}>{button}</Button>
      </div>
      <noscript>
        <p>Een passkey werkt alleen als JavaScript aanstaat in uw browser. De andere manieren werken zonder.</p>
      </noscript>
    </Form>
  )
}

/** The same for a new passkey, with its name. */
export function NewPasskeyForm(
  props: Omit<Parameters<typeof PasskeyForm>[0], 'passkey' | 'button'> & { options: string },
) {
  const { options, children, ...form } = props
  return (
    <PasskeyForm {...form} passkey={{ kind: 'create', options }} button="Maak een passkey">
      {children}
      <TextField
        name="name"
        label="Naam van de passkey"
        help="Zo herkent u hem later, bijvoorbeeld: werktelefoon."
        maxLength={60}
      />
    </PasskeyForm>
  )
}
