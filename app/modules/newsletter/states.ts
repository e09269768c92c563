import type { IssueState } from './issues.server.ts'

export const stateNames: Readonly<Record<IssueState, string>> = {
  draft: 'In de maak',
  scheduled: 'Staat klaar',
  sending: 'Wordt verstuurd',
  paused: 'Staat stil',
  sent: 'Verstuurd',
  discarded: 'Weggegooid',
}
