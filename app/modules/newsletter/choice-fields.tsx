import { Checkbox, Checkboxes, Radios } from '#app/ui/choices.tsx'
import { Select } from '#app/ui/fields.tsx'
import { meervoud } from '#app/ui/format.ts'
import { digestRhythms } from '#db/kinds.ts'
import { rhythmNames, weeklyMosts } from './rhythm.ts'

/** Which mails a subscriber gets: letters, a digest, about what, and how many. @param issues the name of the field for letters */
export function ChoiceFields({
  issues,
  themes,
  themesHelp = 'Kiest u niets, dan krijgt u nieuws over alle thema’s.',
}: {
  issues: string
  themes: ReadonlyArray<{ id: string; name: string }>
  themesHelp?: string
}) {
  return (
    <>
      <Checkbox name={issues} value="on" label="Stuur mij de nieuwsbrief" optional />
      <Radios
        name="digest"
        label="Overzicht van wat nieuw is"
        help="Een mail met wat er sinds de vorige keer bij is gekomen. Is er niets nieuws, dan komt er geen mail."
        options={digestRhythms.map((rhythm) => ({ value: rhythm, label: rhythmNames[rhythm] }))}
      />
      {themes.length > 0 ? (
        <Checkboxes
          name="themes"
          label="Thema’s die u volgt"
          optional
          help={themesHelp}
          options={themes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Select
        name="weeklyMost"
        label="Hoeveel mails per week, hoogstens"
        help="Wat er niet meer bij past, komt mee met de volgende mail."
        options={weeklyMosts.map((most) => ({ value: String(most), label: meervoud(most, 'mail', 'mails') }))}
      />
    </>
  )
}
