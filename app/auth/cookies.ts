import type { Config } from '#app/config.server.ts'

/**
 * Every cookie that the portal sets, with what visitors are told of it: the page /cookies shows this list, and no cookie is
 * made with another name.
 */
export const cookies = {
  session: {
    name: 'sessie',
    purpose: 'Onthoudt dat u bent ingelogd.',
    when: 'Als u inlogt.',
    until: 'Tot u uitlogt of de browser sluit, hoogstens acht uur.',
  },
  arrival: {
    name: 'aanmelding',
    purpose: 'Zorgt dat alleen deze browser verder kan als u via uw eigen organisatie inlogt.',
    when: 'Als u kiest voor inloggen via uw organisatie.',
    until: 'Tot u bent ingelogd, hoogstens tien minuten.',
  },
  passkey: {
    name: 'passkey',
    purpose: 'Zorgt dat alleen deze browser het antwoord op de vraag om uw passkey kan geven.',
    when: 'Als u met een passkey inlogt.',
    until: 'Hoogstens vijf minuten.',
  },
  checkIn: {
    name: 'inchecken',
    purpose: 'Onthoudt dat deze telefoon helpt om mensen bij een bijeenkomst in te checken.',
    when: 'Als u de link opent die de organisator u gaf, en bevestigt.',
    until: 'Tot de link van de organisator verloopt.',
  },
} as const

/** The name as browsers get it: `__Host-` demands https; without it they would drop the cookie. */
export const cookieNameOf = (
  which: keyof typeof cookies,
  config: { server: Pick<Config['server'], 'https'> },
): string => `${config.server.https ? '__Host-' : ''}${cookies[which].name}`
