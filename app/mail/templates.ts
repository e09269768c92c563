import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

export const signature = '\n\nMet vriendelijke groet,\nVeiligheidsAlliantie regio Rotterdam'

export function passwordResetMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Nieuw wachtwoord instellen',
    text: `Beste ${values.name},

U vroeg om een nieuw wachtwoord voor het kennisportaal. Stel het in via deze link. De link werkt een uur en maar een keer.

${values.link}

Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. Uw wachtwoord blijft hetzelfde.${signature}
`,
  }
}

/** In place of a link, to who asks for a password and signs in at their organisation. */
export function ownSignInMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Inloggen bij het kennisportaal',
    text: `Beste ${values.name},

U vroeg om een nieuw wachtwoord voor het kennisportaal. U logt in met het account van uw werk en hebt hier geen wachtwoord. Log in
via deze pagina.

${values.link}${signature}
`,
  }
}

export function invitationMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Uw toegang tot het kennisportaal',
    text: `Beste ${values.name},

U bent toegevoegd aan het kennisportaal van de VeiligheidsAlliantie regio Rotterdam. Kies via deze link een wachtwoord,
of maak een passkey. De link werkt twee weken en maar een keer. Bij een wachtwoord hebt u ook uw telefoon nodig, om in twee
stappen in te loggen.

${values.link}

Kent u het portaal niet? Dan hoeft u niets te doen.${signature}
`,
  }
}

/** Reminds somebody who can sign in and came no further. */
export function factorReminderMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Nog één stap voor het kennisportaal',
    text: `Beste ${values.name},

U kunt inloggen bij het kennisportaal. Stel nu nog de tweede stap in, met uw telefoon of een passkey. Daarna kunt u lezen en
delen.

${values.link}${signature}
`,
  }
}

/** Tells an owner that more people may read, without a title or a name of what. */
export function openedMail(values: { name: string; organisation: string; count: number; link: string }): Letter {
  const pieces = values.count === 1 ? '1 stuk' : `${values.count} stukken`
  return {
    subject: 'Meer lezers voor stukken van uw organisatie',
    text: `Beste ${values.name},

Er is een organisatie, zitplaats of deelgroep gewijzigd. Daardoor kunnen meer mensen ${pieces} van ${values.organisation} lezen,
zodra de wijziging is bevestigd. Bij ieder stuk ziet u in het portaal wie het kan lezen.

${values.link}${signature}
`,
  }
}

/** Tells a manager that a grant waits for them. */
export function confirmationMail(values: { name: string; organisation: string; link: string }): Letter {
  return {
    subject: 'Er wacht een wijziging op uw bevestiging',
    text: `Beste ${values.name},

De beheerder van het portaal heeft een wijziging klaargezet voor ${values.organisation}. Die geldt pas als u haar bevestigt.

${values.link}${signature}
`,
  }
}
