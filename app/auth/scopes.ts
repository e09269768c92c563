/** What a personal token may be used for, as code and as shown. A session may do all of it. */
export const tokenScopes = {
  search: 'Zoeken in wat u mag lezen',
  account: 'Opvragen wie u bent en bij welke organisaties u hoort',
} as const
export type TokenScope = keyof typeof tokenScopes
export const scopeCodes = Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]]
export const scopeName = (code: string): string =>
  Object.entries(tokenScopes).find(([scope]) => scope === code)?.[1] ?? code
