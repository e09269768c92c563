import { meervoud } from '#app/ui/format.ts'

/** What is taken back again in a restored portal, because it was taken back after the backup. */
const texts = {
  'membership-ended': ['lidmaatschap beëindigd', 'lidmaatschappen beëindigd'],
  'role-lowered': ['rol of einddatum beperkt', 'rollen of einddatums beperkt'],
  suspended: ['account geblokkeerd', 'accounts geblokkeerd'],
  'password-ended': [
    'wachtwoord vervallen: deze persoon kiest een nieuw',
    'wachtwoorden vervallen: deze mensen kiezen een nieuw',
  ],
  'factor-ended': [
    'tweede stap vervallen: deze persoon stelt hem opnieuw in',
    'tweede stappen vervallen: deze mensen stellen die opnieuw in',
  ],
  'codes-ended': ['account zonder herstelcodes', 'accounts zonder herstelcodes'],
  'account-deleted': ['account verwijderd', 'accounts verwijderd'],
  'passkey-removed': ['passkey verwijderd', 'passkeys verwijderd'],
  'identity-unlinked': [
    'account losgemaakt van dat van de organisatie',
    'accounts losgemaakt van die van de organisatie',
  ],
  'token-ended': ['token beëindigd', 'tokens beëindigd'],
  'calendar-ended': ['adres van een kalender ingetrokken', 'adressen van kalenders ingetrokken'],
  'check-in-ended': ['link van een helper ingetrokken', 'links van helpers ingetrokken'],
  'attendees-forgotten': ['deelnemerslijst opnieuw verwijderd', 'deelnemerslijsten opnieuw verwijderd'],
  'attendee-removed': ['deelnemer opnieuw afgemeld', 'deelnemers opnieuw afgemeld'],
  'seat-ended': ['zitplaats beëindigd', 'zitplaatsen beëindigd'],
  'seat-emptied': [
    'zitplaats leeggemaakt: wijs de houder opnieuw aan',
    'zitplaatsen leeggemaakt: wijs de houders opnieuw aan',
  ],
  'seat-ends': [
    'zitplaats die op een dag afloopt: wijs opnieuw aan wie er dan op zit',
    'zitplaatsen die op een dag aflopen: wijs opnieuw aan wie er dan op zitten',
  ],
  'coordinator-ended': ['coördinator teruggezet', 'coördinatoren teruggezet'],
  'group-left': ['organisatie uit een deelgroep gehaald', 'organisaties uit een deelgroep gehaald'],
  'organisation-narrowed': ['organisatie beperkt of anders ingedeeld', 'organisaties beperkt of anders ingedeeld'],
  'names-hidden': ['organisatie met verborgen namen', 'organisaties met verborgen namen'],
  'review-opened': [
    'organisatie die haar medewerkers opnieuw nakijkt',
    'organisaties die hun medewerkers opnieuw nakijken',
  ],
  'merge-undone': [
    'samenvoeging die nog niet gedaan was: voeg deze organisaties opnieuw samen',
    'samenvoegingen die nog niet gedaan waren: voeg deze organisaties opnieuw samen',
  ],
  'domains-removed': [
    'organisatie zonder maildomeinen: voeg toe wat nog klopt',
    'organisaties zonder maildomeinen: voeg toe wat nog klopt',
  ],
  'provider-off': [
    'organisatie waarbij inloggen via de organisatie is uitgezet',
    'organisaties waarbij inloggen via de organisatie is uitgezet',
  ],
  'provider-secret': [
    'oud geheim voor inloggen via de organisatie: vul het nieuwe in',
    'oude geheimen voor inloggen via de organisatie: vul de nieuwe in',
  ],
  'request-closed': ['aanvraag of verzoek gesloten', 'aanvragen of verzoeken gesloten'],
  'sign-up-cancelled': ['aanmelding voor een bijeenkomst vervallen', 'aanmeldingen voor bijeenkomsten vervallen'],
  unsubscribed: ['abonnement op de nieuwsbrief beëindigd', 'abonnementen op de nieuwsbrief beëindigd'],
  'mails-off': [
    'abonnement waarbij een soort mail weer is uitgezet',
    'abonnementen waarbij een soort mail weer is uitgezet',
  ],
  'letter-went': [
    'nieuwsbrief die al begonnen was: wie hem nog niet had, krijgt hem niet',
    'nieuwsbrieven die al begonnen waren: wie ze nog niet had, krijgt ze niet',
  ],
  'letter-hidden': ['nieuwsbrief uit het archief gehaald', 'nieuwsbrieven uit het archief gehaald'],
  'letter-stopped': [
    'nieuwsbrief teruggehaald, stilgezet of weggegooid',
    'nieuwsbrieven teruggehaald, stilgezet of weggegooid',
  ],
  'workgroup-hidden': ['werkgroep besloten gemaakt', 'werkgroepen besloten gemaakt'],
  'item-withdrawn': ['stuk ingetrokken of gearchiveerd', 'stukken ingetrokken of gearchiveerd'],
  'item-reported': [
    'gemeld stuk afgeschermd: beslis opnieuw over de melding',
    'gemelde stukken afgeschermd: beslis opnieuw over de meldingen',
  ],
  'maker-gone': ['stuk zonder maker: wijs opnieuw iemand aan', 'stukken zonder maker: wijs opnieuw iemand aan'],
  'file-removed': ['bestand verwijderd', 'bestanden verwijderd'],
  'original-forbidden': ['bestand alleen nog met stempel', 'bestanden alleen nog met stempel'],
  'proposal-closed': ['voorstel voor andere lezers vervallen', 'voorstellen voor andere lezers vervallen'],
  'red-off': ['keer TLP:RED uitgezet', 'keer TLP:RED uitgezet'],
  'item-hidden': [
    'stuk afgeschermd omdat de lezers na de reservekopie zijn gewijzigd: kijk wie het mag lezen',
    'stukken afgeschermd omdat de lezers na de reservekopie zijn gewijzigd: kijk wie ze mag lezen',
  ],
  unknown: [
    'handeling die deze versie niet kent: kijk die zelf na',
    'handelingen die deze versie niet kent: kijk die zelf na',
  ],
} as const satisfies Record<string, readonly [one: string, many: string]>

export type EffectKind = keyof typeof texts
export interface Effect {
  kind: EffectKind
  /** Of what was changed; of an unknown act its name and number. */
  id: string
}

/** What somebody must still look at themselves, so it is named one by one. */
const toReview: ReadonlySet<EffectKind> = new Set([
  'letter-went',
  'letter-stopped',
  'item-hidden',
  'item-reported',
  'maker-gone',
  'seat-emptied',
  'seat-ends',
  'merge-undone',
  'domains-removed',
  'provider-secret',
  'unknown',
])

/** Lines for whoever restores: how often each was done, and which ones need a look. */
export function effectLines(effects: readonly Effect[]): string[] {
  const lines: string[] = []
  for (const [kind, [one, many]] of Object.entries(texts) as Array<[EffectKind, readonly [string, string]]>) {
    const ids = [...new Set(effects.filter((effect) => effect.kind === kind).map(({ id }) => id))]
    if (ids.length === 0) continue
    lines.push(meervoud(ids.length, one, many))
    if (toReview.has(kind)) lines.push(...ids.map((id) => `  ${id}`))
  }
  return lines
}
