/** The accessibility statement as data: a test fails when it is about to be out of date. */
export const statement = {
  /** A: meets the standard … D: does not; E: no statement. As the national register has them. */
  status: 'C',
  /** When the product was last judged, and the statement signed; a statement holds for a year. */
  judgedOn: '2026-11-20',
  signedOn: '2026-11-27',
  signedBy: 'het bureau van de alliantie',
  standard: 'EN 301 549 en WCAG 2.2, niveau A en AA',
  /** What does not meet the standard yet: for whom, why, and what is done about it. */
  faults: [
    {
      what: 'Bestanden van partners, zoals pdf-bestanden, zijn niet altijd toegankelijk gemaakt.',
      effect: 'Een schermlezer leest ze soms in een verkeerde volgorde, of zonder koppen.',
      instead: 'Van elk leesbaar bestand staat de tekst ook als gewone pagina op dit portaal.',
      ready: 'Doorlopend: bij ieder nieuw bestand vragen wij de maker om een toegankelijke versie.',
    },
    {
      what: 'De toegankelijkheid is getoetst met een automatische toets en door ons zelf, niet door een onafhankelijke partij.',
      effect: 'Er kunnen fouten zijn die wij nog niet kennen.',
      instead: 'Meld het ons. Wij zoeken dan samen met u naar een oplossing.',
      ready: 'Een onafhankelijk onderzoek volgt vóór het portaal in gebruik wordt genomen.',
    },
  ],
} as const

export const statusNames = {
  A: 'Voldoet volledig',
  B: 'Voldoet gedeeltelijk',
  C: 'Eerste maatregelen genomen',
  D: 'Voldoet niet',
  E: 'Geen verklaring',
} as const
