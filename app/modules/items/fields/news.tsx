import { genres } from '#db/kinds.ts'
import { focusPoints } from '#app/modules/items/news-fields.ts'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { Select, TextField } from '#app/ui/fields.tsx'
import { genreNames } from '#app/modules/items/kinds.ts'

const across = ['Links', 'Midden', 'Rechts']
const down = ['boven', 'midden', 'onder']

/** "Links boven" and so on, in the order of reading. */
const focusOptions = focusPoints.map((value, i) => ({
  value,
  label: value === '50-50' ? 'Midden' : `${across[i % 3]} ${down[Math.floor(i / 3)]}`,
}))

export function NewsFields() {
  return (
    <>
      <Select
        name="genre"
        label="Wat voor bericht is het?"
        options={genres.map((value) => ({ value, label: genreNames[value].one }))}
      />
      <Checkbox name="pinned" value="on" label="Zet dit bericht bovenaan" optional />
      <TextField
        name="imageAlt"
        label="Beschrijving van de afbeelding"
        help="Voor wie de afbeelding niet ziet. De afbeelding zelf voegt u toe bij Bestanden."
        optional
      />
      <TextField name="imageCredit" label="Maker van de afbeelding" optional />
      <div className="var-focus">
        <Radios
          name="imageFocus"
          label="Wat moet in beeld blijven?"
          help="Op een telefoon of in een lijst past soms niet de hele afbeelding."
          options={focusOptions}
        />
      </div>
    </>
  )
}
