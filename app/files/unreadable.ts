/** Why a file cannot be read, as the Dutch half-sentence that a person sees after the file's name. */
export const unreadableReasons = {
  encrypted: 'het bestand is versleuteld',
  damaged: 'het bestand is beschadigd',
  tooSlow: 'lezen duurde te lang',
  tooLarge: 'het bestand is te groot om te lezen',
  noSuchPage: 'deze pagina bestaat niet',
  otherType: 'dit soort bestand kan niet zo worden getoond',
} as const

export type UnreadableCode = keyof typeof unreadableReasons

/** A file that cannot be read; `message` is the Dutch reason. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly code: UnreadableCode
  constructor(code: UnreadableCode, options?: ErrorOptions) {
    super(unreadableReasons[code], options)
    this.code = code
  }
}
