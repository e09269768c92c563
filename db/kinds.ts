/** Everything readable is an item of one of these kinds. */
export const itemKinds = ['news', 'event', 'practice', 'document', 'link'] as const

/** Under whose name an item is made public: the alliance, the RIEC or the Platform Veilig Ondernemen. */
export const publishers = ['var', 'riec', 'pvo'] as const

/** What a meeting can be, by the words of the alliance itself. */
export const eventTypes = [
  'carrousel',
  'leerhuis',
  'netwerkbijeenkomst',
  'kennissessie',
  'oefening',
  'werkgroepoverleg',
] as const

/** What a news item can be. */
export const genres = ['bericht', 'terugblik', 'interview', 'campagne'] as const

/** What a municipality says of a campaign. */
export const uptakeStates = ['joins', 'not_yet', 'declines'] as const

/** Something asked in a campaign: from when on (`YYYY-MM` or `YYYY-MM-DD`), of whom, and what. */
export interface CampaignStep {
  from: string
  audience: string
  task: string
}

/** How often a reader gets what is new in their themes. */
export const digestRhythms = ['never', 'daily', 'weekly', 'monthly'] as const
