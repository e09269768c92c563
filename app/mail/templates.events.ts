import type { Mail } from './mailer.server.ts'
import { signature } from './templates.ts'

type Letter = Omit<Mail, 'to'>

/** What a mail may say of a meeting: nothing of one from AMBER up, whose readers find it on the portal. */
export interface MailedEvent {
  title: string
  when: string
  /** '' where none is known. */
  where: string
  /** Only to who has a place. */
  onlineUrl?: string
  /** Chosen parts, as lines. */
  sessions: readonly string[]
}

interface Values {
  name: string
  event: MailedEvent | null
  /** To see, change and cancel it. */
  link: string
}

const nameOf = (event: MailedEvent | null): string => (event ? `‘${event.title}’` : 'een besloten bijeenkomst')

function factsOf(event: MailedEvent | null): string {
  if (!event) return 'Log in op het portaal om te lezen waar en wanneer.'
  const lines = [
    event.title,
    `Wanneer: ${event.when}`,
    event.where ? `Waar: ${event.where}` : '',
    event.onlineUrl ? `Online deelnemen: ${event.onlineUrl}` : '',
    ...(event.sessions.length > 0 ? ['Uw sessies:', ...event.sessions.map((line) => `- ${line}`)] : []),
  ]
  return lines.filter(Boolean).join('\n')
}

const subjectOf = (start: string, event: MailedEvent | null): string => (event ? `${start}: ${event.title}` : start)

const manage = (
  link: string,
): string => `Uw aanmelding bekijken, wijzigen of afmelden? Dat kan via deze link. Geef hem niet aan anderen.

${link}`

/** Before the address is confirmed: nothing of what was typed stands in it, since anybody may have typed it. */
export function confirmSignUpMail(values: { title: string; link: string }): Letter {
  return {
    subject: `Bevestig uw aanmelding: ${values.title}`,
    text: `Goedendag,

Met dit e-mailadres is iemand aangemeld voor de bijeenkomst ‘${values.title}’. Klopt dat? Open dan deze link en bevestig. Pas dan hebt u
een plaats. De link werkt een dag en maar een keer.

${values.link}

Hebt u zich niet aangemeld? Dan hoeft u niets te doen. Wat is ingevuld, wordt na een dag verwijderd.${signature}
`,
  }
}

/** To an address that is signed up already, in place of another confirmation. */
export function knownSignUpMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('U bent al aangemeld', event),
    text: `Beste ${name},

Met uw e-mailadres is opnieuw een aanmelding ingevuld voor ${nameOf(event)}. U bent al aangemeld of staat op de wachtlijst. Er is
niets gewijzigd.

${manage(link)}${signature}
`,
  }
}

export function signedUpMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('U bent aangemeld', event),
    text: `Beste ${name},

U bent aangemeld voor ${nameOf(event)}.

${factsOf(event)}

${manage(link)}

Op die pagina staat ook uw code voor de ingang.${signature}
`,
  }
}

export function onWaitingListMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('U staat op de wachtlijst', event),
    text: `Beste ${name},

Alle plaatsen voor ${nameOf(event)} zijn bezet. U staat op de wachtlijst. Komt er een plaats vrij, dan krijgt u die vanzelf en sturen
wij u een mail. Wilt u niet meer komen? Meld u dan af, dan kan iemand anders gaan.

${manage(link)}${signature}
`,
  }
}

export function movedUpMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('Er is een plaats voor u', event),
    text: `Beste ${name},

Er is een plaats vrijgekomen. U bent nu aangemeld voor ${nameOf(event)}.

${factsOf(event)}

Kunt u niet meer? Meld u dan af, dan krijgt iemand anders de plaats.

${manage(link)}

Op die pagina staat ook uw code voor de ingang.${signature}
`,
  }
}

export function signUpChangedMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('Uw aanmelding is gewijzigd', event),
    text: `Beste ${name},

Uw aanmelding voor ${nameOf(event)} is gewijzigd. Zo staat het nu.

${factsOf(event)}

${manage(link)}${signature}
`,
  }
}

export function signUpCancelledMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('U bent afgemeld', event),
    text: `Beste ${name},

U bent afgemeld voor ${nameOf(event)}. U hoeft niets meer te doen. Wilt u toch komen? Meld u dan opnieuw aan.

${link}${signature}
`,
  }
}

/** Of day, time or place, or that the programme is there. */
export function eventChangedMail({
  name,
  event,
  link,
  moved,
  programme,
  page,
}: Values & { moved: boolean; programme: boolean; page: string }): Letter {
  const told = [
    moved ? 'De dag, tijd of plaats is gewijzigd. Hieronder staat hoe het nu is.' : '',
    programme ? 'Het programma is bekend. U leest het op het portaal.' : '',
  ]
  return {
    subject: subjectOf(moved ? 'Gewijzigd' : 'Het programma is bekend', event),
    text: `Beste ${name},

U hebt zich aangemeld voor ${nameOf(event)}. ${told.filter(Boolean).join(' ')}

${factsOf(event)}

${page}

Kunt u niet meer? Meld u dan af.

${manage(link)}${signature}
`,
  }
}

export function eventCancelledMail({ name, event, link }: Values): Letter {
  return {
    subject: subjectOf('Gaat niet door', event),
    text: `Beste ${name},

U had zich aangemeld voor ${nameOf(event)}. Deze bijeenkomst gaat niet door. U hoeft niets te doen.

${link}${signature}
`,
  }
}

/** In place of any other letter about a meeting of AMBER+STRICT or RED: not even that there is one, or what happened. */
export function signUpNewsMail({ name, link }: Pick<Values, 'name' | 'link'>): Letter {
  return {
    subject: 'Bericht op het kennisportaal',
    text: `Beste ${name},

Op het kennisportaal staat een bericht voor u. Open deze link en log in om het te lezen. Geef de link niet aan anderen.

${link}${signature}
`,
  }
}

/** To who may no longer read it, or nobody may: not a word of what it was. */
export function signUpLostMail(values: { name: string }): Letter {
  return {
    subject: 'Een aanmelding is vervallen',
    text: `Beste ${values.name},

U had zich aangemeld voor een bijeenkomst op het kennisportaal. Die is weggehaald of is niet meer voor u bestemd. Daarom is uw aanmelding
vervallen. Hebt u vragen? Neem dan contact op met de organisatie die de bijeenkomst houdt.${signature}
`,
  }
}
