import type { Mail } from './mailer.server.ts'
import { signature } from './templates.ts'

type Letter = Omit<Mail, 'to'>

/** To somebody who has just confirmed the subscription: what comes, and how it ends. */
export function subscribedMail(values: { themes: readonly string[]; link: string }): Letter {
  const about =
    values.themes.length === 0 ? 'alle thema’s van de alliantie' : `deze thema’s: ${values.themes.join(', ')}`
  return {
    subject: 'U krijgt de nieuwsbrief',
    text: `Goedendag,

U hebt zich aangemeld voor de nieuwsbrief van de VeiligheidsAlliantie regio Rotterdam, over ${about}.

Wilt u de nieuwsbrief niet meer? Afmelden kan altijd, zonder in te loggen:

${values.link}${signature}
`,
    unsubscribeUrl: values.link,
  }
}
