/** What people do where they work, as code and as shown. */
export const jobFunctions = {
  burgemeester: 'Burgemeester',
  wethouder: 'Wethouder',
  raadslid: 'Raadslid',
  gemeentesecretaris: 'Gemeentesecretaris',
  'adviseur-oov': 'Beleidsadviseur openbare orde en veiligheid',
  'adviseur-jeugd': 'Beleidsadviseur jeugd',
  'adviseur-zorg': 'Beleidsadviseur zorg',
  procesregisseur: 'Procesregisseur zorg en veiligheid',
  wijkagent: 'Wijkagent',
  politie: 'Andere functie bij de politie',
  officier: 'Officier van justitie',
  om: 'Andere functie bij het OM',
  toezichthouder: 'Toezichthouder of boa',
  communicatie: 'Communicatieadviseur',
  onderzoeker: 'Onderzoeker of docent',
  extern: 'Extern adviseur of ingehuurd',
  anders: 'Andere functie',
} as const
export type JobFunction = keyof typeof jobFunctions
export const functionCodes = Object.keys(jobFunctions) as [JobFunction, ...JobFunction[]]

export const functionName = (code: string): string =>
  Object.entries(jobFunctions).find(([known]) => known === code)?.[1] ?? 'Andere functie'

/** Not of the organisation's own staff: they come in as a guest, whoever approves. */
export const isGuestFunction = (code: string): boolean => code === 'raadslid' || code === 'extern'
