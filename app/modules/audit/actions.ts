import type { Label } from '#app/access/label.ts'
import { roleNames } from '#app/modules/people/forms.ts'
import { formatNumber, meervoud } from '#app/ui/format.ts'

/**
 * What was done, per action of the trail, as a sentence after somebody's name. One table: an action without a sentence fails
 * a test.
 */
export const sentences = {
  reading: {
    read: 'opende het stuk',
    'read-page': 'las een bladzijde van een bestand',
    download: 'haalde een bestand op',
  },
  items: {
    create: 'begon een stuk',
    save: 'bewaarde de tekst',
    publish: 'publiceerde het stuk',
    withdraw: 'trok het stuk in',
    archive: 'legde het stuk in het archief',
    import: 'voerde het stuk in vanuit een map',
    'set-audience': 'koos wie het stuk mag lezen',
    'propose-audience': 'stelde meer lezers voor',
    'confirm-audience': 'bevestigde meer lezers',
    'refuse-audience': 'wees meer lezers af',
    'name-co-editor': 'wees een medebewerker aan',
    'attach-file': 'voegde een bestand toe',
    'replace-file': 'verving een bestand',
    'remove-file': 'verwijderde een bestand',
    'allow-original': 'stond het origineel van een bestand toe',
    'forbid-original': 'stond het origineel van een bestand niet langer toe',
    'set-image': 'koos de foto',
    'record-uptake': 'legde vast of de gemeente meedoet aan de campagne',
    'name-maker': 'wees een nieuwe maker aan',
    report: 'meldde het stuk',
    'put-back': 'zette het gemelde stuk terug',
    'ask-purge': 'vroeg om het stuk te vernietigen',
    'confirm-purge': 'bevestigde dat het stuk wordt vernietigd',
    'refuse-purge': 'hield de vernietiging van het stuk tegen',
    purge: 'vernietigde het stuk',
    'check-in': 'meldde een deelnemer aanwezig',
    'undo-check-in': 'meldde een deelnemer toch niet aanwezig',
    'add-walk-in': 'zette iemand bij de deur op de lijst',
    'remove-walk-in': 'haalde iemand van de lijst bij de deur',
    'add-attendee': 'meldde een deelnemer aan',
    'remove-attendee': 'meldde een deelnemer af',
    'make-check-in-link': 'maakte een link voor een helper bij de deur',
    'revoke-check-in-link': 'trok de link van een helper bij de deur in',
    'export-attendees': 'haalde de deelnemerslijst op',
    'forget-attendees': 'verwijderde de namen van deelnemers',
    'link-material': 'zette een stuk in het dossier van de bijeenkomst',
    'unlink-material': 'haalde een stuk uit het dossier van de bijeenkomst',
    'order-materials': 'wijzigde de volgorde van het dossier',
    'make-series': 'maakte een reeks van de bijeenkomst',
    'change-series': 'wijzigde deze en volgende bijeenkomsten van de reeks',
    'cancel-event': 'annuleerde de bijeenkomst',
    'set-registration': 'wijzigde hoe mensen zich aanmelden',
    'sign-up': 'meldde zich aan voor de bijeenkomst',
    'change-sign-up': 'wijzigde een aanmelding',
    'cancel-sign-up': 'meldde zich af voor de bijeenkomst',
  },
  people: {
    'add-member': 'voegde iemand toe aan de organisatie',
    'change-member': 'wijzigde iemands rol of einddatum',
    'end-member': 'beëindigde iemands lidmaatschap',
    invite: 'stuurde een uitnodiging',
    suspend: 'blokkeerde een account',
    unsuspend: 'deblokkeerde een account',
    'confirm-grant': 'bevestigde een recht',
    'refuse-grant': 'wees een recht af',
    'make-organisation': 'maakte een organisatie',
    'edit-organisation': 'wijzigde de organisatie',
    'set-names-hidden': 'koos of namen verborgen zijn',
    'make-group': 'maakte een deelgroep',
    'add-to-group': 'voegde een organisatie toe aan een deelgroep',
    'remove-from-group': 'haalde een organisatie uit een deelgroep',
    'make-workgroup': 'maakte een werkgroep',
    'edit-workgroup': 'wijzigde de werkgroep',
    'offer-seat': 'bood een zitplaats aan',
    'name-holder': 'noemde de houder van een zitplaats',
    'set-coordinator': 'koos of iemand coördinator is',
    'end-seat': 'hief een zitplaats op',
    'hand-over': 'droeg een zitplaats over',
    'cancel-hand-over': 'trok de overdracht van een zitplaats in',
    'ask-seat': 'vroeg een zitplaats aan',
    'invite-to-seat': 'nodigde iemand uit voor een zitplaats',
    'agree-seat-request': 'ging akkoord met een aanvraag voor een zitplaats',
    'grant-seat-request': 'gaf de gevraagde zitplaats',
    'refuse-seat-request': 'wees een aanvraag voor een zitplaats af',
    'withdraw-seat-request': 'trok de aanvraag voor een zitplaats in',
    'request-account': 'vroeg een account aan',
    'approve-request': 'keurde een aanvraag voor een account goed',
    'deny-request': 'wees een aanvraag voor een account af',
    'ask-applicant': 'stelde de aanvrager een vraag',
    'answer-request': 'beantwoordde een vraag over de aanvraag',
    'withdraw-request': 'trok de aanvraag voor een account in',
    'route-request': 'zette een aanvraag door naar een organisatie',
    'ask-still-used': 'vroeg iemand of het account nog nodig is',
    'open-review': 'begon met het nakijken van de medewerkers',
    'review-keep': 'bevestigde iemands rol bij het nakijken',
    'review-end': 'beëindigde iemands rol bij het nakijken',
    'close-review': 'rondde het nakijken van de medewerkers af',
    'add-domain': 'voegde een maildomein toe',
    'remove-domain': 'haalde een maildomein weg',
    'prepare-merge': 'zette een samenvoeging van organisaties klaar',
    'agree-to-merge': 'ging akkoord met een samenvoeging',
    'refuse-merge': 'wees een samenvoeging af',
    'merge-organisation': 'voegde twee organisaties samen',
    'ask-factor-reset': 'vroeg om iemands inlogmiddelen te verwijderen',
    'reset-factors': 'verwijderde iemands inlogmiddelen',
    'end-factor-reset': 'trok het verzoek in om iemands inlogmiddelen te verwijderen',
    'prepare-provider': 'zette inloggen via de organisatie klaar',
    'confirm-provider': 'bevestigde inloggen via de organisatie',
    'refuse-provider': 'wees inloggen via de organisatie af',
    'turn-off-provider': 'zette inloggen via de organisatie uit',
    'renew-provider-secret': 'wijzigde het geheim voor inloggen via de organisatie',
    'configure-provider': 'nam de instellingen voor inloggen via de organisatie over',
    'test-provider': 'testte inloggen via de organisatie',
  },
  account: {
    'sign-in': 'logde in',
    'sign-in-refused': 'kon niet inloggen via de organisatie',
    'sign-out': 'logde uit bij de eigen organisatie',
    'attempt-too-often': 'deed te veel pogingen',
    'enrol-factor': 'stelde de tweede stap in',
    'renew-recovery': 'maakte nieuwe herstelcodes',
    'add-passkey': 'voegde een passkey toe',
    'rename-passkey': 'gaf een passkey een andere naam',
    'remove-passkey': 'verwijderde een passkey',
    'refuse-passkey': 'gebruikte een passkey die misschien is gekopieerd',
    'link-identity': 'koppelde het account aan dat van de organisatie',
    'unlink-identity': 'maakte het account los van dat van de organisatie',
    'set-password': 'koos een wachtwoord',
    'change-details': 'wijzigde de eigen gegevens',
    'change-expertise': 'wijzigde de eigen expertise',
    'delete-account': 'verwijderde het eigen account',
    subscribe: 'meldde zich aan voor de nieuwsbrief',
    'change-subscription': 'wijzigde de nieuwsbrief',
    unsubscribe: 'meldde zich af voor de nieuwsbrief',
    'end-subscription': 'zette de nieuwsbrief stop omdat mails steeds terugkwamen',
    'end-session': 'beëindigde een sessie',
    'end-other-sessions': 'logde overal elders uit',
    'make-token': 'maakte een token',
    'make-calendar-address': 'maakte een adres voor de eigen kalender',
    'revoke-calendar-address': 'trok een adres voor de eigen kalender in',
    'end-token': 'beëindigde een token',
  },
  portal: {
    act: 'deed iets in het portaal',
    'first-administrator': 'nam het portaal in gebruik',
    'make-administrator': 'maakte iemand beheerder van het portaal',
    'make-theme': 'maakte een thema',
    'edit-theme': 'wijzigde een thema',
    'add-redirects': 'voegde verwijzingen van oude adressen toe',
    'remove-redirect': 'verwijderde een verwijzing van een oud adres',
    'edit-introduction': 'wijzigde de inleiding van een thema',
    'make-agenda': 'begon een strategische agenda',
    'edit-agenda': 'wijzigde een strategische agenda',
    'make-law': 'voegde een wet toe om te volgen',
    'edit-law': 'wijzigde een wet of de stand van zaken ervan',
    'make-issue': 'begon een nieuwsbrief',
    'edit-issue': 'wijzigde een nieuwsbrief',
    'discard-issue': 'gooide een nieuwsbrief weg',
    'schedule-issue': 'zette een nieuwsbrief klaar om te versturen',
    'stop-issue': 'haalde een nieuwsbrief terug die klaarstond',
    'begin-issue': 'begon een nieuwsbrief te versturen',
    'pause-issue': 'zette het versturen van een nieuwsbrief stil',
    'resume-issue': 'ging verder met versturen van een nieuwsbrief',
    'hide-issue': 'haalde een nieuwsbrief uit het archief',
    'set-red-label': 'koos of TLP:RED mag',
    'retry-job': 'liet een taak opnieuw proberen',
    'retry-jobs': 'liet alle taken opnieuw proberen',
    remind: 'herinnerde iemand aan de tweede stap',
    'ask-backup': 'vroeg om een reservekopie',
    'make-backup': 'maakte een reservekopie',
    restore: 'zette een reservekopie terug',
    reapply: 'trok na het terugzetten opnieuw in wat was ingetrokken',
    'set-trail-term': 'koos hoe lang het logboek wordt bewaard',
    'export-trail': 'haalde het logboek op',
    'prune-trail': 'verwijderde oude regels van het logboek',
    'too-many-refusals': 'noteerde niet meer alle weigeringen: het waren er te veel',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

/** The same where it was refused, or went wrong. */
const refusedSentences: Readonly<Record<string, string>> = {
  'sign-in': 'gaf bij het inloggen een verkeerd wachtwoord of een verkeerde code',
  act: 'wilde iets doen dat niet mag',
}
const failedSentences: Readonly<Record<string, string>> = { act: 'wilde iets doen dat mislukte' }

export const groupNames: Readonly<Record<keyof typeof sentences, string>> = {
  reading: 'Lezen',
  items: 'Stukken maken',
  people: 'Mensen en rechten',
  account: 'Inloggen en account',
  portal: 'Portaal',
}

export const allActions: ReadonlyMap<string, string> = new Map(
  Object.values(sentences).flatMap((group) => Object.entries(group)),
)

export type AuditOutcome = 'ok' | 'refused' | 'failed'
export const outcomeNames: Readonly<Record<AuditOutcome, string>> = {
  ok: 'gelukt',
  refused: 'geweigerd',
  failed: 'mislukt',
}

export function sentenceOf(action: string, result: AuditOutcome): string {
  const other = { ok: undefined, refused: refusedSentences[action], failed: failedSentences[action] }[result]
  return other ?? allActions.get(action) ?? 'deed iets dat dit scherm nog niet kent'
}

/** From where: the network, or by what part of the portal. */
export function originText(origin: string | null): string {
  if (origin === 'job') return 'taak van het portaal'
  if (origin === 'command') return 'opdracht op de server'
  return origin ?? 'niet vastgelegd'
}

type Detail = Readonly<Record<string, string | number | boolean | null>>

/** What the details of a row tell, without a word of the item; '' where that is nothing. */
export function detailText(action: string, detail: Detail): string {
  const parts: string[] = []
  const { page, from, to, label, role, rows, months, stamped, on, with: how } = detail
  if (typeof page === 'number') parts.push(`bladzijde ${formatNumber(page)}`)
  if (action === 'set-audience' && from !== to) parts.push(`van TLP:${from} naar TLP:${to}`)
  if (action === 'change-member') parts.push(`van ${roleText(from)} naar ${roleText(to)}`)
  if (typeof label === 'string') parts.push(`TLP:${label satisfies string as Label}`)
  if (role) parts.push(`als ${roleText(role)}`)
  if (typeof rows === 'number') parts.push(meervoud(rows, 'regel', 'regels'))
  if (typeof months === 'number') parts.push(meervoud(months, 'maand', 'maanden'))
  if (stamped === true) parts.push('met naam en tijd erop')
  if (typeof on === 'boolean') parts.push(on ? 'aan' : 'uit')
  if (how === 'recovery-code') parts.push('met een herstelcode')
  if (how === 'demo') parts.push('met de knop van de demonstratie')
  return parts.join(', ')
}

const roleText = (role: unknown): string =>
  Object.entries(roleNames).find(([code]) => code === role)?.[1] ?? String(role)
