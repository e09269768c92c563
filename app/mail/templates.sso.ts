import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

/** To somebody who came by their organisation's own sign-in, when a manager let them in. */
export function admittedMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'U hebt toegang tot het kennisportaal',
    text: `Beste ${values.name},

Een beheerder van uw organisatie heeft uw toegang tot het kennisportaal goedgekeurd. U logt in met het account van uw
eigen organisatie. Een wachtwoord voor het portaal hebt u niet nodig.

${values.link}

Met vriendelijke groet,
VeiligheidsAlliantie regio Rotterdam
`,
  }
}
