import { Checkbox } from '#app/ui/choices.tsx'
import { Select, TextField } from '#app/ui/fields.tsx'
import { organisationKinds } from './forms.ts'

/** What an organisation is, for making and changing one. */
export function OrganisationFields() {
  return (
    <>
      <TextField name="name" label="Naam" />
      <Select
        name="kind"
        label="Soort organisatie"
        empty="Kies een soort"
        options={Object.entries(organisationKinds).map(([value, label]) => ({ value, label }))}
      />
      <Checkbox
        name="corePartner"
        value="on"
        optional
        label="Kernpartner"
        help="Mensen van een kernpartner lezen alles met TLP:GREEN."
      />
      <Checkbox
        name="publishes"
        value="on"
        optional
        label="Publiceert openbaar"
        help="Redacteuren van deze organisatie mogen openbare berichten plaatsen."
      />
      <Checkbox
        name="namesHidden"
        value="on"
        optional
        label="Namen afschermen"
        help="Anderen zien alleen functie en nummer. Bij een nieuwe organisatie van politie of OM staat dit altijd aan."
      />
    </>
  )
}
