import { Checkbox } from '#app/ui/choices.tsx'
import { TextField } from '#app/ui/fields.tsx'

export function NewsFields() {
  return (
    <>
      <Checkbox name="pinned" value="on" label="Zet dit bericht bovenaan" optional />
      <TextField
        name="imageAlt"
        label="Beschrijving van de afbeelding"
        help="Voor wie de afbeelding niet ziet. De afbeelding zelf voegt u toe bij Bestanden."
        optional
      />
      <TextField name="imageCredit" label="Maker van de afbeelding" optional />
    </>
  )
}
