import { eventTypes } from '#db/kinds.ts'
import { Select, TextField } from '#app/ui/fields.tsx'

/** When, where and for whom; the texts of a meeting come before these. */
export function EventFields() {
  return (
    <>
      <Select
        name="type"
        label="Wat voor bijeenkomst?"
        options={eventTypes.map((type) => ({ value: type, label: type }))}
      />
      <TextField name="startTime" label="Begint om" help="Bijvoorbeeld 09:30." optional />
      <TextField name="endTime" label="Eindigt om" optional />
      <TextField name="place" label="Plaats" maxLength={200} optional />
      <TextField name="address" label="Adres" maxLength={300} optional />
      <TextField
        name="onlineUrl"
        label="Adres om online deel te nemen"
        help="Alleen wie zich heeft aangemeld ziet dit."
        optional
      />
      <TextField name="targetAudience" label="Voor wie" maxLength={300} optional />
    </>
  )
}
