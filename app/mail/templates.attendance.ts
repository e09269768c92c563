import type { Mail } from './mailer.server.ts'
import { signature } from './templates.ts'

type Letter = Omit<Mail, 'to'>

/**
 * The day before a meeting, to who comes.
 * @param values.event null for an AMBER meeting: no mail says what it is; of what is stricter nobody is reminded
 * @param values.pass where the code for the door is
 */
export function eventReminderMail(values: {
  name: string
  event: { title: string; when: string; where: string; onlineUrl: string } | null
  pass: string
  link: string
}): Letter {
  const { name, event, pass, link } = values
  const facts = event
    ? [
        event.title,
        `Wanneer: ${event.when}`,
        event.where ? `Waar: ${event.where}` : '',
        event.onlineUrl ? `Online deelnemen: ${event.onlineUrl}` : '',
      ]
        .filter(Boolean)
        .join('\n')
    : 'Log in op het portaal om te lezen waar en wanneer.'
  return {
    subject: event ? `Binnenkort: ${event.title}` : 'Binnenkort: een besloten bijeenkomst',
    text: `Beste ${name},

U hebt zich aangemeld voor ${event ? 'deze bijeenkomst' : 'een besloten bijeenkomst'}. Die is binnenkort.

${facts}

Uw code voor de ingang staat op deze pagina. Laat hem zien op uw telefoon of op papier.

${pass}

Kunt u toch niet komen? Meld u dan af via deze link. Dan kan iemand anders uw plaats krijgen.

${link}${signature}
`,
  }
}
