import type { Mail } from './mailer.server.ts'
import { signature } from './templates.ts'

type Letter = Omit<Mail, 'to'>

const notYou = 'Hebt u dit niet aangevraagd? Dan hoeft u niets te doen. Wat is ingevuld, wordt na een dag verwijderd.'

/**
 * Nothing of what was typed stands in it: until the address is confirmed, it may have been typed by anybody, to have us
 * send their words to somebody.
 */
export function confirmRequestMail(values: { kind: 'account' | 'newsletter'; link: string }): Letter {
  const what =
    values.kind === 'account'
      ? 'een account voor het kennisportaal van de VeiligheidsAlliantie regio Rotterdam'
      : 'de nieuwsbrief van de VeiligheidsAlliantie regio Rotterdam'
  return {
    subject: values.kind === 'account' ? 'Bevestig uw aanvraag' : 'Bevestig uw aanmelding voor de nieuwsbrief',
    text: `Goedendag,

Met dit e-mailadres is ${what} aangevraagd. Klopt dat? Open dan deze link en bevestig uw e-mailadres. De link werkt een dag en
maar een keer.

${values.link}

${notYou}${signature}
`,
  }
}

/** To the address of an account: the same request, and what may have been meant. */
export function knownAddressMail(values: { link: string; signIn: string; forgotten: string }): Letter {
  return {
    subject: 'U hebt al een account',
    text: `Goedendag,

Met dit e-mailadres is een account aangevraagd voor het kennisportaal van de VeiligheidsAlliantie regio Rotterdam. U hebt al een
account. U kunt inloggen:

${values.signIn}

Weet u uw wachtwoord niet meer? Stel dan een nieuw in:

${values.forgotten}

Wilt u toegang via een andere organisatie? Bevestig dan uw aanvraag. Deze link werkt een dag en maar een keer.

${values.link}

${notYou}${signature}
`,
  }
}

export function requestReceivedMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Wij hebben uw aanvraag',
    text: `Beste ${values.name},

Uw e-mailadres is bevestigd en uw aanvraag ligt klaar voor wie erover beslist. Via deze link ziet u hoe het ermee staat. Geef de
link niet aan anderen.

${values.link}${signature}
`,
  }
}

export function requestAskedMail(values: { name: string; question: string; link: string }): Letter {
  return {
    subject: 'Een vraag over uw aanvraag',
    text: `Beste ${values.name},

Over uw aanvraag voor het kennisportaal is een vraag:

${values.question}

Geef uw antwoord op deze pagina:

${values.link}${signature}
`,
  }
}

export function requestDeniedMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Over uw aanvraag is beslist',
    text: `Beste ${values.name},

Uw aanvraag voor het kennisportaal is afgewezen. De reden leest u op deze pagina:

${values.link}${signature}
`,
  }
}

/** To somebody who can sign in already. */
export function accessAddedMail(values: { name: string; organisation: string; link: string }): Letter {
  return {
    subject: 'U hebt toegang gekregen',
    text: `Beste ${values.name},

Uw aanvraag is goedgekeurd. U hebt nu in het kennisportaal ook toegang via ${values.organisation}. Log in met het account dat u al
had.

${values.link}${signature}
`,
  }
}

/** To who decides: how many, and nobody's name. */
export function requestsWaitingMail(values: { name: string; count: number; at: string; link: string }): Letter {
  const waiting = values.count === 1 ? 'Er wacht 1 aanvraag' : `Er wachten ${values.count} aanvragen`
  return {
    subject: 'Er wacht een aanvraag op u',
    text: `Beste ${values.name},

${waiting} op een besluit van ${values.at}. U ziet in het portaal van wie en waarvoor.

${values.link}${signature}
`,
  }
}
