import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

const signature = '\n\nMet vriendelijke groet,\nVeiligheidsAlliantie regio Rotterdam'
const notYou = (help: string) =>
  `Was u dit niet? Neem meteen contact op met de beheerder van uw organisatie. Wat u zelf kunt doen, leest u hier:\n\n${help}`

export function passkeyAddedMail(values: { name: string; link: string; help: string }): Letter {
  return {
    subject: 'Er is een passkey toegevoegd',
    text: `Beste ${values.name},

Er is een passkey toegevoegd aan uw account op het kennisportaal. Daarmee kunt u inloggen. Uw passkeys ziet u hier:

${values.link}

${notYou(values.help)}${signature}
`,
  }
}

export function passkeyRemovedMail(values: { name: string; link: string; help: string }): Letter {
  return {
    subject: 'Er is een passkey verwijderd',
    text: `Beste ${values.name},

Er is een passkey verwijderd van uw account op het kennisportaal. U bent overal elders uitgelogd. Uw passkeys ziet u hier:

${values.link}

${notYou(values.help)}${signature}
`,
  }
}

/** Tells somebody that a manager asked to take away their factors, and that a second one has to agree. */
export function resetAskedMail(values: { name: string; organisation: string; help: string }): Letter {
  return {
    subject: 'Er is gevraagd om uw inlogmiddelen te verwijderen',
    text: `Beste ${values.name},

Een beheerder van ${values.organisation} vraagt om uw telefoon, passkeys en herstelcodes van het kennisportaal te verwijderen. Een
tweede beheerder moet dit binnen 24 uur bevestigen. Tot dan verandert er niets.

${notYou(values.help)}${signature}
`,
  }
}

export function resetDoneMail(values: { name: string; organisation: string; link: string; help: string }): Letter {
  return {
    subject: 'Uw inlogmiddelen zijn verwijderd',
    text: `Beste ${values.name},

Uw telefoon, passkeys en herstelcodes van het kennisportaal zijn verwijderd door een beheerder van ${values.organisation}. U bent overal
uitgelogd. Log opnieuw in en stel een nieuwe passkey of telefoon in. Had u een wachtwoord, dan gebruikt u dat. Had u er geen,
dan krijgt u een aparte mail met een link.

${values.link}

${notYou(values.help)}${signature}
`,
  }
}

/** Tells a manager that a reset waits for a second one; without a name of whom it is about. */
export function resetWaitsMail(values: { name: string; organisation: string; link: string }): Letter {
  return {
    subject: 'Er wacht een aanvraag op uw bevestiging',
    text: `Beste ${values.name},

Een andere beheerder van ${values.organisation} wil de inlogmiddelen van een collega verwijderen. Dat gebeurt pas als u het binnen 24 uur
bevestigt. Overtuig u ervan dat uw collega er zelf om heeft gevraagd.

${values.link}${signature}
`,
  }
}
