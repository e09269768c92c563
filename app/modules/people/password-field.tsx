import { TextField } from '#app/ui/fields.tsx'

/** A new password, with what is asked of it. */
export function NewPasswordField(props: { name: string; label: string }) {
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="new-password"
      help="Minstens 12 tekens. Alle tekens mogen, ook spaties. Een zin van vier losse woorden is sterk en goed te onthouden."
    />
  )
}
