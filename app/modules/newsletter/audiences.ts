/** Those whom an editor can see a letter as; `self` is the editor. */
export const audiences = ['public', 'partner', 'self'] as const
export type Audience = (typeof audiences)[number]

export const audienceNames: Readonly<Record<Audience, string>> = {
  public: 'Iemand zonder account',
  partner: 'Een partner zonder verdere rechten',
  self: 'Uzelf',
}
