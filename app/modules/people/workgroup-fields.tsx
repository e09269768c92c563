import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { TextArea, TextField } from '#app/ui/fields.tsx'

/** What a workgroup is, for making and changing one. */
export function WorkgroupFields() {
  return (
    <>
      <TextField name="name" label="Naam" />
      <Radios
        name="kind"
        label="Vorm"
        options={[
          { value: 'workgroup', label: 'werkgroep' },
          { value: 'network', label: 'netwerk' },
        ]}
      />
      <TextArea name="description" label="Waar het over gaat" optional rows={4} />
      <Radios
        name="joining"
        label="Hoe organisaties meedoen"
        help="Bij een afgeschermde werkgroep gaat het altijd op uitnodiging."
        options={[
          { value: 'open', label: 'open', help: 'Wie mee wil doen, vraagt het zijn eigen organisatie.' },
          { value: 'request', label: 'op verzoek', help: 'De coördinator en de eigen organisatie beslissen.' },
          { value: 'invited', label: 'op uitnodiging', help: 'De coördinator biedt een zitplaats aan.' },
        ]}
      />
      <Checkbox
        name="hidden"
        value="on"
        optional
        label="Afgeschermd"
        help="Niemand buiten de werkgroep ziet de naam, ook de beheerder niet."
      />
    </>
  )
}
