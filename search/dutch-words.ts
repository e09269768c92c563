/**
 * The curated words behind Dutch searching. They are written by people: nothing here is ever learned from documents, so
 * that what is restricted cannot shape what others find.
 */

export const stopWords: ReadonlySet<string> = new Set(
  `aan al alle als bij daar dan dat de deze die dit door dus een er ben bent bij dan der des dit doch door dus echter en er etc
  ge haar had heb hebben heeft hem hen het hier hij hoe hun ik in is ja je kan kunnen me meer men met mij mijn moet
  na naar niet nog nu of om omdat ons onze ook op over per reeds s t te tegen ten ter toch toe tot u uit uw van vanuit veel via
  voor vooral waar wanneer was wat we wel welke werd werden wie wij wil willen word worden wordt zal ze zelf zich zij zijn
  zo zoals zonder zou zullen`.split(/\s+/),
)

/** Endings and beginnings of Dutch compounds in this field: `opschaling` + s + `model`. Singular, without diacritics. */
export const compoundWords: ReadonlySet<string> = new Set(
  `aangifte aanhouding aanpak aanvraag aanvrager adres advies adviseur afspraak afspraken agenda agent alcohol alarm alliantie
  ambtenaar analyse arbeid arrest asiel auto avond avondklok bank bedrijf bedrijven bedreiging beeld begeleiding begroting beheer
  beheerder beleid belasting beoordeling bericht bescherming besluit bestrijding bestuur bestuurder bevel beveiliging bevoegdheid bewaking
  bewoner bijeenkomst blad boete brand brandweer brief buurt buurthuis camera campagne casus centrum cijfer cirkel college
  commissie controle convenant corporatie crimineel criminaliteit crisis cyber dader data delict demonstratie deskundige
  detentie dienst dienstverlening diefstal document dossier dreiging driehoek drugs drug duur economie eigenaar escalatie evaluatie
  evenement expertise fase fraude functie functionaris gebied gebouw gebruik gedrag gegevens gemeente geld gezag gezin gezondheid
  geweld groep handel handhaver handhaving handleiding handreiking haven heling horeca huis huisvesting huiselijk hulp
  hulpverlener hulpverlening ideologie incident informatie infrastructuur ingreep inspectie instelling instructie integraal integriteit
  interventie inwoner inzet jaar jaarverslag jeugd jongere jongeren justitie kaart kader kamer kennis kind klacht kader koers kring
  kwartaal kosten lab laboratorium landelijk leefbaarheid leerhuis leider ligging lid lijn lijst loket maatregel
  maatschappij manager melder melding mensen mensenhandel meter middel middelen ministerie misbruik misdaad mishandeling model monitor
  nacht net netwerk nieuws nood nota norm noodverordening object officier onderwijs onderzoek ondernemer onderneming ondermijning onveiligheid
  ontwikkeling ontruiming ontslag ontwerp oordeel opgave oplossing opleiding oplichting opschaling afschaling opsporing opvang orde
  organisatie ouder overheid overlast overleg overtreding overval pand partner partij persoon personen piket plaats plan platform
  plegers plegen pleger ploeg politie portaal portefeuille praktijk preventie prioriteit problematiek procedure proces
  programma project protocol provincie psychiatrie punt raad raadslid radicalisering rapport rapportage recht rechter rijk recidive
  redactie reclassering regel regie regio regisseur registratie relatie register rijbewijs risico roof route samenleving samenwerking
  scan scenario school schoon schade schuld sector sein seksueel signaal signalering sluiting slachtoffer sociaal spoed spreekuur
  staf stad stap station statistiek steun stelsel straf straat strategie structuur sturing subsidie systeem taak tactiek team
  terreur terrorisme toets toezicht toezichthouder training traject trend uitbuiting uitkering uitvoering universiteit vaardigheid
  vastgoed veiligheid verbod verdachte verdrag vergadering vergunning verhoor verkeer verklaring verordening
  verslag verslaving vervolging verwijzing visie voetbal volk voorkoming voorlichting voorval voorziening vrouw vrijwilliger vuurwapen vuurwerk
  waarde waarschuwing wagen wapen water welzijn werk werker werkgroep werkwijze wet wetenschap wetgeving wijk wijkagent winkel
  woning woonoverlast woord zaak zaken zedendelict zone zorg zorgverlener`.split(/\s+/),
)

/** Words that look like a compound and are none, or whose parts would mislead. */
export const notCompounds: ReadonlySet<string> = new Set(
  `aanleiding aandacht gemeenten gemeente document documenten avontuur geldig overheid landelijke verordening verklaring aanpakken
  dienstig woordvoerder organisatie`.split(/\s+/),
)

export interface Concept {
  /** The one token that stands for all forms, in shadows and in queries. */
  token: string
  /** Ways to write it; those in `exact` count only in capitals. */
  forms: readonly string[]
  exact?: readonly string[]
}

/** Abbreviations with their long forms, and synonyms. Every form finds every other. */
export const concepts: readonly Concept[] = [
  { token: 'ave', forms: ['AVE', 'aanpak ter voorkoming van escalatie'] },
  {
    token: 'wams',
    forms: ['WAMS', 'wet aanpak meervoudige problematiek sociaal domein', 'wet aanpak meervoudige problematiek'],
  },
  {
    token: 'veiligheidsalliantie',
    forms: ['veiligheidsalliantie regio rotterdam', 'veiligheidsalliantie'],
    exact: ['VAR'],
  },
  {
    token: 'riec',
    forms: [
      'RIEC',
      'regionaal informatie- en expertisecentrum',
      'regionaal informatie en expertise centrum',
      'regionale informatie- en expertisecentra',
    ],
  },
  {
    token: 'liec',
    forms: ['LIEC', 'landelijk informatie- en expertisecentrum', 'landelijk informatie en expertise centrum'],
  },
  { token: 'pvo', forms: ['PVO', 'platform veilig ondernemen'] },
  { token: 'openbaarministerie', forms: ['openbaar ministerie'], exact: ['OM'] },
  { token: 'oov', forms: ['OOV', 'OVV', 'openbare orde en veiligheid'] },
  { token: 'rvo', forms: ['RVO', 'regionaal veiligheidsoverleg'] },
  { token: 'zvh', forms: ['ZVH', 'zorg- en veiligheidshuis', 'veiligheidshuis'] },
  { token: 'vrr', forms: ['VRR', 'veiligheidsregio rotterdam-rijnmond', 'veiligheidsregio rotterdam rijnmond'] },
  { token: 'nctv', forms: ['NCTV', 'nationaal coördinator terrorismebestrijding en veiligheid'] },
  { token: 'ibd', forms: ['IBD', 'informatiebeveiligingsdienst'] },
  { token: 'ciso', forms: ['CISO', 'chief information security officer'] },
  { token: 'dji', forms: ['DJI', 'dienst justitiële inrichtingen'] },
  { token: 'mfa', forms: ['MFA', 'inloggen in twee stappen', 'tweestapsverificatie', 'tweede factor'] },
  { token: 'nvwa', forms: ['NVWA', 'nederlandse voedsel- en warenautoriteit', 'voedsel- en warenautoriteit'] },
  { token: 'kmar', forms: ['KMar', 'koninklijke marechaussee', 'marechaussee'] },
  { token: 'immigratiedienst', forms: ['immigratie- en naturalisatiedienst'], exact: ['IND'] },
  { token: 'uwv', forms: ['UWV', 'uitvoeringsinstituut werknemersverzekeringen'] },
  { token: 'fiod', forms: ['FIOD', 'fiscale inlichtingen- en opsporingsdienst'] },
  { token: 'boa', forms: ['BOA', 'buitengewoon opsporingsambtenaar', 'buitengewone opsporingsambtenaren'] },
  { token: 'apv', forms: ['APV', 'algemene plaatselijke verordening'] },
  { token: 'bibob', forms: ['Bibob', 'bevordering integriteitsbeoordelingen door het openbaar bestuur'] },
  { token: 'avg', forms: ['AVG', 'algemene verordening gegevensbescherming'] },
  { token: 'wvggz', forms: ['Wvggz', 'wet verplichte geestelijke gezondheidszorg'] },
  { token: 'ggz', forms: ['GGZ', 'geestelijke gezondheidszorg'] },
  { token: 'brp', forms: ['BRP', 'basisregistratie personen'] },
  {
    token: 'onbegrepengedrag',
    forms: [
      'onbegrepen gedrag',
      'onbegrepen personen',
      'verward gedrag',
      'verwarde personen',
      'verwarde mensen',
      'mensen met onbegrepen gedrag',
      'mensen met verward gedrag',
      'personen met verward gedrag',
      'personen met onbegrepen gedrag',
    ],
  },
  { token: 'raadslid', forms: ['raadslid', 'gemeenteraadslid'] },
  { token: 'goedepraktijk', forms: ['goede praktijk', 'best practice', 'best practices', 'goed voorbeeld'] },
  { token: 'draaiboek', forms: ['draaiboek', 'playbook'] },
]
