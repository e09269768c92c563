import { meervoud } from '#app/ui/format.ts'
import type { Asked } from './asked.server.ts'

const words: Readonly<Record<Asked['what'], readonly [one: string, many: string]>> = {
  proposal: ['voorstel voor meer lezers wacht', 'voorstellen voor meer lezers wachten'],
  request: ['aanvraag voor een account wacht', 'aanvragen voor een account wachten'],
  report: ['gemeld stuk wacht', 'gemelde stukken wachten'],
  grant: ['recht of zitplaats wacht', 'rechten of zitplaatsen wachten'],
  review: ['medewerker moet nog nagekeken worden', 'medewerkers moeten nog nagekeken worden'],
}

/** "2 aanvragen voor een account wachten op u", "1 medewerker moet nog nagekeken worden" */
export function askedText({ what, count }: Pick<Asked, 'what' | 'count'>): string {
  const [one, many] = words[what]
  return meervoud(count, one, many) + (what === 'review' ? '' : ' op u')
}
