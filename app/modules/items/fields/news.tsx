import { genres } from '#db/kinds.ts'
import { focusPoints, stepNumbers } from '#app/modules/items/news-fields.ts'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { DateField, Select, TextArea, TextField } from '#app/ui/fields.tsx'
import { useField } from '#app/ui/form.tsx'
import { genreNames } from '#app/modules/items/kinds.ts'

const momentHelp = 'Een maand of een datum, bijvoorbeeld oktober 2026 of 15 oktober 2026.'
const across = ['Links', 'Midden', 'Rechts']
const down = ['boven', 'midden', 'onder']

/** "Links boven" and so on, in the order of reading. */
const focusOptions = focusPoints.map((value, i) => ({
  value,
  label: value === '50-50' ? 'Midden' : `${across[i % 3]} ${down[Math.floor(i / 3)]}`,
}))

export function NewsFields({ series = [] }: { series?: readonly string[] }) {
  const { value: genre } = useField({ name: 'genre' })
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
      <TextField
        name="series"
        label="Hoort bij een reeks"
        help="Berichten van uw organisatie met dezelfde naam verwijzen naar elkaar. Kies een reeks, of typ een nieuwe naam."
        suggestions={series}
        maxLength={120}
        optional
      />
      <TextArea
        name="related"
        label="Lees ook"
        help="Op elke regel het adres van een stuk in dit portaal, hoogstens tien. Lezers zien alleen wat zij mogen lezen. Zonder keuze kiest het portaal zelf, op thema."
        rows={3}
        optional
      />
      <details className="var-campaign-fields" open={genre === 'campagne'}>
        <summary>Campagne: periode en wat u vraagt</summary>
        <DateField name="campaignFrom" label="Loopt vanaf" optional />
        <DateField name="campaignUntil" label="Loopt tot en met" optional />
        <p>Wat vraagt u van wie, en wanneer? Zonder moment geldt het de hele campagne.</p>
        {stepNumbers.map((n) => (
          <fieldset key={n} className="var-campaign-fields__step">
            <legend>{`Stap ${n}`}</legend>
            <TextField name={`step${n}From`} label="Vanaf" help={n === 1 ? momentHelp : undefined} optional />
            <TextField name={`step${n}For`} label="Voor wie" maxLength={120} optional />
            <TextField name={`step${n}Task`} label="Wat" maxLength={300} optional />
          </fieldset>
        ))}
      </details>
    </>
  )
}
