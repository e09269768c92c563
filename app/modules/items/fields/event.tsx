import { eventTypeNames } from '#app/modules/events/texts.ts'
import { DateField, Select, TextField, type Option } from '#app/ui/fields.tsx'

/** When, where and for whom; the texts of a meeting come before these. */
export function EventFields({ hosts }: { hosts: readonly Option[] }) {
  return (
    <>
      <Select
        name="type"
        label="Wat voor bijeenkomst?"
        options={Object.entries(eventTypeNames).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name="startTime"
        type="time"
        label="Begint om"
        help="Voor het publiceren moet dit zijn ingevuld."
        short
        optional
      />
      <TextField name="endTime" type="time" label="Eindigt om" short optional />
      <DateField name="endDate" label="Laatste dag" help="Alleen bij een bijeenkomst van meer dagen." optional />
      <TextField name="place" label="Plaats" help="Bijvoorbeeld: Stadhuis, zaal 2." maxLength={200} optional />
      <TextField name="address" label="Adres" maxLength={300} optional />
      <TextField
        name="onlineUrl"
        type="url"
        label="Adres om online deel te nemen"
        help="Alleen wie zich heeft aangemeld en een plaats heeft, ziet dit."
        optional
      />
      <Select
        name="hostId"
        label="Waar bent u te gast?"
        help="De organisatie die de deelnemers ontvangt."
        empty="De eigen organisatie"
        options={hosts}
        optional
      />
      <TextField name="targetAudience" label="Voor wie" maxLength={300} optional />
    </>
  )
}
