/** What a topic of the outbox does, as administrators read it. */
export const topicNames: Readonly<Record<string, string>> = {
  'factor-mail': 'Een mail over inlogmiddelen versturen',
  'close-reports': 'Meldingen over een stuk afsluiten',
  'event-change': 'Nagaan wie een mail over een bijeenkomst krijgt',
  'index-item': 'Een stuk vindbaar maken',
  'makerless-mail': 'Een mail over stukken zonder maker versturen',
  'make-backup': 'Een reservekopie maken',
  nightly: 'Nachtelijk opruimen',
  'newsletter-mail': 'Een aanmelding voor de nieuwsbrief bevestigen',
  'registration-mail': 'Een mail over een aanmelding versturen',
  'request-mail': 'Een mail over een aanvraag versturen',
  'organisation-mail': 'Een mail aan een organisatie versturen',
  'event-reminder': 'Deelnemers aan een bijeenkomst herinneren',
  'reminder-mail': 'Een herinnering aan een bijeenkomst versturen',
  review: 'Bijhouden of een organisatie haar mensen nakijkt',
  'purge-item': 'Een stuk overal vernietigen',
  'purge-mail': 'Een mail over vernietigen versturen',
  'renew-index': 'De zoekmachine opnieuw vullen',
  'report-mail': 'Een mail over een melding versturen',
  'send-mail': 'Een mail versturen',
  'send-sso-mail': 'Een mail over toegang versturen',
  'seat-mail': 'Een mail over een zitplaats versturen',
  'take-in-file': 'Een bestand controleren en lezen',
}

export const topicName = (topic: string): string => (Object.hasOwn(topicNames, topic) && topicNames[topic]) || topic

const unreachable = 'een dienst waar het portaal mee werkt, is niet bereikbaar'
const full = 'de schijf is vol'
const reasons: ReadonlyArray<[code: RegExp, text: string]> = [
  [/^EngineUnavailable$/, 'de zoekmachine is niet bereikbaar'],
  [/^smtp-4/, 'de mailserver neemt nu geen mail aan'],
  [/^smtp-|^EENVELOPE$/, 'de mailserver weigert de mail'],
  [/^EAUTH$/, 'de mailserver laat het portaal niet toe'],
  [/^E(?:CONN|TIMEDOUT|TIMEOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|DNS|SOCKET|PIPE)/, unreachable],
  [/^ENOSPC$|^SQLITE_FULL$/, full],
  [/^SQLITE_BUSY/, 'de database was te lang bezet'],
  [/^backup-/, 'de reservekopie is niet gelukt'],
  [/^NoHandler$/, 'deze versie van het portaal kent de taak niet'],
]

/** A code of `app/jobs/reason.server.ts` in words, with the code for whoever reads the log. */
export function reasonText(code: string | null): string {
  if (code === null || !/^[\w-]{1,60}$/.test(code)) return 'onbekend'
  const text = reasons.find(([pattern]) => pattern.test(code))?.[1] ?? 'onverwachte fout'
  return `${text} (${code})`
}
