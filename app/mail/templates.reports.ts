import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

const signature = '\n\nMet vriendelijke groet,\nVeiligheidsAlliantie regio Rotterdam'

/**
 * Tells who looks after an item that somebody reported it.
 * @param about how much may be said: its title, whose it is, or (null) nothing at all
 */
export function reportedMail(values: {
  name: string
  about: { title: string | null; organisation: string } | null
  hidden: boolean
  link: string
}): Letter {
  const { name, about, hidden, link } = values
  if (!about)
    return {
      subject: 'Er staat iets voor u klaar',
      text: `Beste ${name},\n\nEr staat iets voor u klaar in het kennisportaal.\n\n${link}${signature}\n`,
    }
  const what =
    about.title === null ? `een stuk van ${about.organisation}` : `“${about.title}” van ${about.organisation}`
  const state = hidden
    ? 'Het stuk is verborgen voor alle lezers. De redactie ziet het nog. Een beheerder of redacteur beslist of het terugkomt.'
    : 'De melding komt van een bezoeker. Het stuk staat er nog. Kijk of het zo kan blijven.'
  return {
    subject: about.title === null ? `Melding over een stuk van ${about.organisation}` : `Melding over: ${about.title}`,
    text: `Beste ${name},\n\nIemand heeft ${what} gemeld. ${state}\n\n${link}${signature}\n`,
  }
}

/** Tells a reporter what was decided. It says nothing of the item: they may no longer be able to read it. */
export function decidedMail(values: { name: string; date: string; decision: string }): Letter {
  return {
    subject: 'Er is over uw melding beslist',
    text: `Beste ${values.name},

Op ${values.date} meldde u een stuk in het kennisportaal. Daarover is nu beslist:

${values.decision}.

Dank u voor uw melding.${signature}
`,
  }
}
