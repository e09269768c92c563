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

/** How often a reader gets what is new in their themes. */
export const digestRhythms = ['never', 'daily', 'weekly', 'monthly'] as const
