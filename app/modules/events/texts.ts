import type { EventType } from './queries.server.ts'

/** What the alliance calls a type of meeting. */
export const eventTypeNames: Readonly<Record<EventType, string>> = {
  carrousel: 'Carrousel',
  leerhuis: 'Leerhuis',
  netwerkbijeenkomst: 'Netwerkbijeenkomst',
  kennissessie: 'Kennissessie',
  oefening: 'Oefening',
  werkgroepoverleg: 'Werkgroepoverleg',
}

/** How somebody stands, as they read it of themselves. */
export const ownStateTexts = {
  sent: 'nog niet bevestigd',
  confirmed: 'u bent aangemeld',
  waiting: 'u staat op de wachtlijst',
  cancelled: null,
} as const
