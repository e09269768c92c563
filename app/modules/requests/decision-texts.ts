/** What the page says after a decision. */
export const decisionTexts = {
  approve: 'De aanvraag is goedgekeurd',
  agree: 'Uw goedkeuring is opgeslagen. Er is nog één goedkeuring nodig.',
  deny: 'De aanvraag is afgewezen',
  ask: 'De vraag is verstuurd',
  route: 'De aanvraag is doorgezet',
} as const
