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
} as const

/** The name as browsers get it: `__Host-` demands https; without it they would drop the cookie. */
export const cookieNameOf = (which: keyof typeof cookies, config: Pick<Config, 'server'>): string =>
  `${config.server.https ? '__Host-' : ''}${cookies[which].name}`
