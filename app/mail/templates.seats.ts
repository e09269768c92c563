import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

const signature = '\n\nMet vriendelijke groet,\nVeiligheidsAlliantie regio Rotterdam\n'

/** No text of these says who else is meant: what is asked, and by whom, stands in the portal. */
export const seatMails = {
  held: (v: { name: string; workgroup: string; organisation: string; link: string }): Letter => ({
    subject: 'U hebt een zitplaats in een werkgroep',
    text: `Beste ${v.name},

U houdt nu de zitplaats van ${v.organisation} in ${v.workgroup}. U leest daar wat de werkgroep deelt.

${v.link}${signature}`,
  }),
  ended: (v: { name: string; workgroup: string; organisation: string }): Letter => ({
    subject: 'Uw zitplaats in een werkgroep is afgelopen',
    text: `Beste ${v.name},

U houdt de zitplaats van ${v.organisation} in ${v.workgroup} niet meer. Wat u daar maakte, blijft bij de werkgroep. Vragen? De
beheerder van uw organisatie helpt u verder.${signature}`,
  }),
  waiting: (v: { name: string; link: string }): Letter => ({
    subject: 'Er wacht een zitplaats op uw bevestiging',
    text: `Beste ${v.name},

Voor een werkgroep die u coördineert, is een zitplaats klaargezet. Die geldt pas als u haar bevestigt.

${v.link}${signature}`,
  }),
  request: (v: { name: string; link: string }): Letter => ({
    subject: 'Er wacht een aanvraag voor een zitplaats op u',
    text: `Beste ${v.name},

Iemand vraagt om een zitplaats in een werkgroep, of is daarvoor uitgenodigd. U beslist daarover mee. In het portaal ziet u om wie
en om welke werkgroep het gaat.

${v.link}${signature}`,
  }),
  decided: (v: { name: string; agreed: boolean; answer: string; link: string }): Letter => ({
    subject: v.agreed ? 'Uw aanvraag voor een zitplaats is goedgekeurd' : 'Uw aanvraag voor een zitplaats is geweigerd',
    text: `Beste ${v.name},

Over uw aanvraag voor een zitplaats is beslist: ${v.agreed ? 'goedgekeurd' : 'geweigerd'}.${v.answer === '' ? '' : `\n\nDe uitleg daarbij:\n${v.answer}`}

${v.link}${signature}`,
  }),
  noCoordinator: (v: { name: string; workgroup: string; link: string }): Letter => ({
    subject: 'Een werkgroep heeft geen coördinator meer',
    text: `Beste ${v.name},

${v.workgroup} heeft geen coördinator meer. Benoem een van de houders van een zitplaats.

${v.link}${signature}`,
  }),
} as const
