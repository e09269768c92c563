import region from './region.json' with { type: 'json' }

/** What an editor keeps beside items. Of the themes named here everything is made up but what has a source. */
const invented = '*Verzonnen voorbeeld voor de demonstratie.*'

/** What dossiers begin with, by theme. */
export const introductions: Readonly<Record<string, string>> = {
  'zorg-en-veiligheid': `Soms raken zorg en veiligheid elkaar: iemand heeft hulp nodig, en de buurt maakt zich zorgen. Gemeenten, zorg, politie en OM zoeken dan samen naar wat werkt.\n\nIn dit dossier staat wat partners van elkaar leerden over op- en afschalen, rollen en afspraken.\n\n${invented}`,
  wams: `De Wams moet regelen dat gemeenten en andere organisaties kunnen samenwerken rond mensen met meerdere problemen tegelijk, en welke gegevens zij daarvoor mogen delen.\n\n- Hoe de wet ervoor staat, leest u bij Wetgeving.\n- Wat anderen er al over schreven, staat onderaan.\n\n${invented}`,
  'maatschappelijk-ongenoegen': `Onvrede hoort bij een open samenleving. Dit dossier gaat over het moment waarop onvrede overgaat in dreiging, intimidatie of wanorde, en over wat gemeenten daarvoor al kunnen doen.\n\n${invented}`,
  ondermijning: `Ondermijning raakt bestuur, bedrijven en bewoners. Het RIEC en de gemeenten brengen hier samen wat zij weten.\n\n${invented}`,
}

interface DemoLink {
  title: string
  summary: string
  url: string
  source: string
  themes: string[]
  date: string
  /** Whose desk placed it. */
  owner: string
}

/** What really stands elsewhere: the addresses exist, and nothing of them is copied. */
export const links: readonly DemoLink[] = [
  {
    title: 'De Wams komt eraan',
    summary: 'Twee beleidsmedewerkers van het ministerie van VWS vertellen waar de wet vandaan komt.',
    url: 'https://www.dsp-groep.nl/de-wams-komt-eraan/',
    source: 'DSP-groep',
    themes: ['wams', 'zorg-en-veiligheid'],
    date: '2023-05-08',
    owner: 'bureau-var',
  },
  {
    title: 'Wat houdt de Wams in?',
    summary: 'Uitleg over het wetsvoorstel en waarom het nodig wordt gevonden.',
    url: 'https://pmpartners.nl/actueel/de-wet-aanpak-meervoudige-problematiek-sociaal-domein-wams/',
    source: 'PMpartners',
    themes: ['wams'],
    date: '2023-06-12',
    owner: 'bureau-var',
  },
  {
    title: 'Kennisproducten voor informatiebeveiliging',
    summary: 'Handreikingen en hulpmiddelen voor gemeenten.',
    url: 'https://www.informatiebeveiligingsdienst.nl/',
    source: 'Informatiebeveiligingsdienst (IBD)',
    themes: ['informatieveiligheid', 'cybercrime'],
    date: '2023-09-04',
    owner: 'bureau-var',
  },
  {
    title: 'Over statelijke dreigingen',
    summary: 'De landelijke pagina’s over dreigingen vanuit andere landen.',
    url: 'https://www.nctv.nl/',
    source: 'NCTV',
    themes: ['statelijke-dreigingen', 'polarisatie'],
    date: '2023-09-18',
    owner: 'bureau-riec-rotterdam',
  },
]

/** A law with what is known of it; every state has a source that says so. */
export const wams = {
  name: 'Wet aanpak meervoudige problematiek sociaal domein',
  shortName: 'Wams',
  introduction:
    'De wet moet regelen dat gemeenten en andere organisaties gegevens mogen delen om mensen met meerdere problemen samen te helpen.\n\nHieronder staat wat wij in openbare bronnen vonden. Latere stappen vult de redactie aan.',
  themes: ['wams', 'zorg-en-veiligheid'],
  states: [
    {
      date: '2020-06-01',
      text: 'De internetconsultatie over het concept van de wet is gesloten.',
      sourceTitle: 'Sociaal Domein Online',
      sourceUrl: 'https://sociaaldomeinonline.nl/wetsvoorstel-aanpak-meervoudige-problematiek-sociaal-domein-wams/',
    },
    {
      date: '2023-01-30',
      text: 'Het wetsvoorstel is ingediend bij de Tweede Kamer.',
      sourceTitle: 'Stichting KOG',
      sourceUrl:
        'https://www.stichtingkog.info/posts/wetsvoorstel-wet-aanpak-meervoudige-problematiek-sociaal-domein-3215/',
    },
    {
      date: '2023-09-07',
      text: 'Een meerderheid van de Kamercommissie voor VWS wil het wetsvoorstel controversieel verklaren. De beoogde inwerkingtreding op 1 juli 2024 is daarmee onzeker.',
      sourceTitle: 'Binnenlands Bestuur',
      sourceUrl: 'https://www.binnenlandsbestuur.nl/sociaal/opnieuw-dreigt-uitstel-voor-de-wams',
    },
  ],
} as const

const [fromYear = 2023, untilYear = 2026] = region.strategicAgenda.period.split('-').map(Number)

/** The agenda of the region as far as its facts go, and an older one that is made up. */
export const agendas = [
  {
    title: 'Strategische agenda',
    fromYear,
    untilYear,
    introduction:
      'De alliantie koos voor deze periode twee prioriteiten. Onze bron noemt de eerste; de tweede vult een redacteur in zodra haar naam bekend is.',
    priorities: region.strategicAgenda.priorities.flatMap(({ name, subthemes }) =>
      name ? [{ name, subthemes: subthemes ?? [] }] : [],
    ),
  },
  {
    title: 'Strategische agenda (verzonnen voorbeeld)',
    fromYear: fromYear - 4,
    untilYear: fromYear - 1,
    introduction: 'Verzonnen voorbeeld voor de demonstratie, zodat ook een vorige periode te lezen is.',
    priorities: [
      { name: 'Ondermijning', subthemes: ['haven', 'buitengebied en agrarische sector'] },
      { name: 'Zorg en veiligheid', subthemes: ['jeugd en veiligheid'] },
    ],
  },
]
