/**
 * The mails that somebody may turn off, as code and as shown. Mails about one's own account, sign-in, access and requests are
 * not here, nor those without which others lose their access: they are always sent.
 */
export const notices = {
  opened: {
    label: 'Meer mensen kunnen stukken van uw organisatie lezen',
    help: 'Als een wijziging stukken opent voor een organisatie, zitplaats of deelgroep.',
  },
  confirmation: {
    label: 'Er wacht een wijziging op uw bevestiging',
    help: 'Ook als het om het vernietigen van een stuk gaat. U ziet in het portaal ook zonder mail wat er op u wacht.',
  },
  requests: {
    label: 'Er wacht een aanvraag voor een account op u',
    help: 'Voor beheerders van een organisatie en voor het bureau.',
  },
  seats: {
    label: 'Er wacht een zitplaats of een aanvraag daarvoor op u',
    help: 'Voor coördinatoren van een werkgroep en beheerders van een organisatie.',
  },
  coordinator: {
    label: 'Een werkgroep heeft geen coördinator meer',
    help: 'Voor beheerders van het portaal.',
  },
  review: {
    label: 'Het is tijd om de mensen van uw organisatie na te kijken',
    help: 'Voor beheerders van een organisatie. Is het te laat, dan krijgt u wel een mail.',
  },
  reported: {
    label: 'Iemand meldt een stuk dat u beheert',
    help: 'Voor beheerders en de redactie van dat stuk.',
  },
  decided: { label: 'Er is beslist over een melding die u deed', help: '' },
  makerless: {
    label: 'Er zijn stukken van uw organisatie zonder maker',
    help: 'Voor beheerders van een organisatie.',
  },
} as const satisfies Record<string, { label: string; help: string }>
export type Notice = keyof typeof notices
export const noticeCodes = Object.keys(notices) as [Notice, ...Notice[]]
