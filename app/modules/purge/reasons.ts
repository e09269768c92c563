/** Why an item is removed everywhere. No free text: what is said here outlives the item. */
export const purgeReasons = {
  'personal-data': 'Er staan persoonsgegevens in die er niet in mogen staan',
  casework: 'Er staan politiegegevens, strafvorderlijke gegevens of casuïstiek in',
  request: 'De betrokkene of een toezichthouder vraagt erom',
  mistake: 'Het had nooit geplaatst mogen worden',
  operator: 'Door de beheerder van de server verwijderd',
} as const
export type PurgeReason = keyof typeof purgeReasons
/** What a manager chooses from. */
export const askedReasons = ['personal-data', 'casework', 'request', 'mistake'] as const
