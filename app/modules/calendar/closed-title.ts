/** What stands in a calendar for a meeting whose title may not leave the portal. */
export const closedTitle = 'Bijeenkomst (besloten)'
