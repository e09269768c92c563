/** How somebody stands on the list, as on screen. */
export const stateNames = {
  confirmed: 'aangemeld',
  waiting: 'wachtlijst',
  sent: 'nog niet bevestigd',
  cancelled: 'afgemeld',
  'walk-in': 'niet aangemeld, wel gekomen',
} as const
