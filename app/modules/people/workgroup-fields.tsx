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
