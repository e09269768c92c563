import { TextField } from '#app/ui/fields.tsx'

export function LinkFields() {
  return (
    <>
      <TextField name="url" label="Webadres" help="Het hele adres, bijvoorbeeld https://www.voorbeeld.nl/document." />
      <TextField
        name="source"
        label="Van wie"
        help="De organisatie die het daar publiceert."
        maxLength={200}
        optional
      />
    </>
  )
}
