import { ave } from './ave.ts'
import { bestuurlijkeWeerbaarheid } from './bestuurlijke-weerbaarheid.ts'
import { buitengebied } from './buitengebied.ts'
import { communicatie } from './communicatie.ts'
import { cybercrime } from './cybercrime.ts'
import { evaluatie } from './evaluatie.ts'
import { haven } from './haven.ts'
import { informatieveiligheid } from './informatieveiligheid.ts'
import { invoering } from './invoering.ts'
import { jeugdEnVeiligheid } from './jeugd-en-veiligheid.ts'
import { maatschappelijkOngenoegen } from './maatschappelijk-ongenoegen.ts'
import { ondermijning } from './ondermijning.ts'
import { onlineOrdeverstoring } from './online-ordeverstoring.ts'
import { opschaling } from './opschaling.ts'
import { overleg } from './overleg.ts'
import { polarisatie } from './polarisatie.ts'
import { privacy } from './privacy.ts'
import { statelijkeDreigingen } from './statelijke-dreigingen.ts'
import { veiligOndernemen } from './veilig-ondernemen.ts'
import { wams } from './wams.ts'
import { zorgEnVeiligheid } from './zorg-en-veiligheid.ts'
import type { Prose } from '../types.ts'

const library: Prose[] = [
  ave,
  bestuurlijkeWeerbaarheid,
  buitengebied,
  communicatie,
  cybercrime,
  evaluatie,
  haven,
  informatieveiligheid,
  invoering,
  jeugdEnVeiligheid,
  maatschappelijkOngenoegen,
  ondermijning,
  onlineOrdeverstoring,
  opschaling,
  overleg,
  polarisatie,
  privacy,
  statelijkeDreigingen,
  veiligOndernemen,
  wams,
  zorgEnVeiligheid,
]

/** Topics whose text reads well after that of another, nearest first; general topics follow them. */
const neighbours: Record<string, string[]> = {
  'zorg-en-veiligheid': ['opschaling', 'ave', 'wams'],
  ave: ['opschaling', 'zorg-en-veiligheid', 'wams'],
  wams: ['privacy', 'zorg-en-veiligheid', 'ave'],
  opschaling: ['ave', 'zorg-en-veiligheid'],
  ondermijning: ['buitengebied', 'haven', 'bestuurlijke-weerbaarheid'],
  'bestuurlijke-weerbaarheid': ['ondermijning', 'communicatie'],
  cybercrime: ['informatieveiligheid', 'communicatie'],
  'maatschappelijk-ongenoegen': ['communicatie', 'polarisatie', 'online-ordeverstoring'],
  polarisatie: ['maatschappelijk-ongenoegen', 'online-ordeverstoring'],
  'online-ordeverstoring': ['jeugd-en-veiligheid', 'communicatie'],
  'statelijke-dreigingen': ['informatieveiligheid', 'bestuurlijke-weerbaarheid'],
  'jeugd-en-veiligheid': ['online-ordeverstoring', 'zorg-en-veiligheid'],
  'veilig-ondernemen': ['cybercrime', 'haven'],
  haven: ['ondermijning', 'veilig-ondernemen'],
  buitengebied: ['ondermijning', 'veilig-ondernemen'],
  informatieveiligheid: ['privacy', 'cybercrime'],
}

const general = ['overleg', 'evaluatie', 'invoering', 'communicatie', 'privacy']

export function proseOf(topic: string): Prose {
  const found = library.find((prose) => prose.topic === topic)
  if (!found) throw new Error(`no prose about ${topic}`)
  return found
}

export function fallbackTopics(topic: string): string[] {
  return [...(neighbours[topic] ?? []), ...general]
}

export function allProse(): Prose[] {
  return library
}
