/**
 * The mails that somebody may turn off, as code and as shown. Mails about one's own account, sign-in and access are not
 * here: they are always sent.
 */
export const notices = {
  opened: {
    label: 'Meer mensen kunnen stukken van uw organisatie lezen',
    help: 'Als een wijziging stukken opent voor een organisatie, zitplaats of deelgroep.',
  },
  confirmation: {
    label: 'Er wacht een wijziging op uw bevestiging',
    help: 'U ziet in het portaal ook zonder mail wat er op u wacht.',
  },
} as const satisfies Record<string, { label: string; help: string }>
export type Notice = keyof typeof notices
export const noticeCodes = Object.keys(notices) as [Notice, ...Notice[]]
