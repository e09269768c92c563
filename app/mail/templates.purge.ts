import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

const signature = '\n\nMet vriendelijke groet,\nVeiligheidsAlliantie regio Rotterdam'

/** Asks a second manager to look at a request to remove an item everywhere; it says nothing of the item. */
export function purgeAskedMail(values: { name: string; link: string }): Letter {
  return {
    subject: 'Er wacht een vernietiging op uw bevestiging',
    text: `Beste ${values.name},

Een beheerder vraagt om een stuk overal te vernietigen. Dat gebeurt pas als u het ook bevestigt.

${values.link}${signature}
`,
  }
}

/** Tells a manager that items of their organisation have lost their maker; how many, and nothing else. */
export function makerlessMail(values: { name: string; organisation: string; count: number; link: string }): Letter {
  const items = values.count === 1 ? 'is 1 stuk' : `zijn ${values.count} stukken`
  return {
    subject: 'Stukken van uw organisatie zonder maker',
    text: `Beste ${values.name},

Iemand die stukken maakte, is weg bij ${values.organisation} of heeft daar geen zitplaats meer. Er ${items} zonder maker.
Wijs iemand aan die ze overneemt.

${values.link}${signature}
`,
  }
}
