import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

const signature = '\n\nMet vriendelijke groet,\nVeiligheidsAlliantie regio Rotterdam'

/** Asks a manager to look through who belongs to the organisation. @param dates as people read them */
export function reviewMail(values: {
  name: string
  organisation: string
  due: string
  stops: string
  people: number
  overdue: boolean
  link: string
}): Letter {
  const people = values.people === 1 ? '1 persoon' : `${values.people} mensen`
  return {
    subject: values.overdue
      ? 'Het nakijken van uw mensen is te laat'
      : 'Klopt dit nog? Kijk de mensen van uw organisatie na',
    text: `Beste ${values.name},

Twee keer per jaar kijkt u na wie via ${values.organisation} toegang heeft tot het kennisportaal. Nu is er nog ${people} na te kijken.

${values.overdue ? `Dat had op ${values.due} klaar moeten zijn.` : `Doe dat uiterlijk op ${values.due}.`} Wie op ${values.stops} nog niet is nagekeken, kan vanaf dan niets meer lezen. U kunt dat zelf herstellen.

${values.link}${signature}
`,
  }
}

/** Asks somebody who was not seen for long whether they still use their account. */
export function stillUsedMail(values: { name: string; organisation: string; link: string }): Letter {
  return {
    subject: 'Gebruikt u het kennisportaal nog?',
    text: `Beste ${values.name},

U hebt via ${values.organisation} toegang tot het kennisportaal. U was er al drie maanden niet. Gebruikt u het nog? Log dan een
keer in; meer hoeft u niet te doen. Gebruikt u het niet meer, dan kan de beheerder van uw organisatie uw toegang beëindigen.

${values.link}${signature}
`,
  }
}

/** Tells a manager how a merge of their organisation stands. */
export function mergeMail(values: { name: string; from: string; into: string; merged: boolean; link: string }): Letter {
  const body = values.merged
    ? `${values.from} hoort nu bij ${values.into}. Mensen, stukken, zitplaatsen en deelgroepen zijn meegegaan. Op de pagina hieronder ziet u
wie bij beide hoorde en welke rol die nu heeft. Kijk binnen een maand na of alles klopt.`
    : `De beheerder van het portaal heeft klaargezet dat ${values.from} opgaat in ${values.into}. Dat gebeurt pas als een beheerder van ieder van
beide akkoord is. Op de pagina hieronder ziet u wat er meegaat en welke stukken voor wie opengaan.`
  return {
    subject: values.merged ? 'De organisaties zijn samengevoegd' : 'Twee organisaties samenvoegen: bent u akkoord?',
    text: `Beste ${values.name},

${body}

${values.link}${signature}
`,
  }
}
