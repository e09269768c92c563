import { Checkbox } from './choices.tsx'

/** The sentence that an editor confirms before an item of AMBER or stricter comes before readers. */
export function NoCases(props: { help?: string }) {
  return (
    <Checkbox
      name="confirmed"
      value="on"
      label="Dit stuk bevat geen politiegegevens (Wpg), strafvorderlijke persoonsgegevens, gerubriceerde informatie of casuïstiek."
      {...props}
    />
  )
}
