import type { CoverCount, CoverState } from './coverage.server.ts'

/** Kinds in the plural, for counts: "18 van 23 gemeenten". */
const plurals: Readonly<Record<string, string>> = {
  municipality: 'gemeenten',
  police: 'politieorganisaties',
  public_prosecution: 'OM-organisaties',
  care_and_safety_house: 'zorg- en veiligheidshuizen',
  riec: 'RIEC’s',
  safety_region: 'veiligheidsregio’s',
  alliance_office: 'bureaus van de alliantie',
  business_platform: 'platforms van ondernemers',
  knowledge_institute: 'kennisinstellingen',
  national_agency: 'landelijke diensten',
  other: 'overige organisaties',
}

export const kindPlural = (kind: string): string =>
  (Object.hasOwn(plurals, kind) ? plurals[kind] : undefined) ?? 'organisaties'
export const countText = ({ held, total, kind }: CoverCount): string => `${held} van ${total} ${kindPlural(kind)}`
export const stateTexts: Readonly<Record<CoverState, string>> = {
  holder: 'houder',
  vacant: 'zitplaats is vrij',
  none: 'geen zitplaats',
}
