import type { Prose } from '../types.ts'

export const haven: Prose = {
  topic: 'haven',
  passages: [
    {
      heading: 'Werken in en rond de haven',
      paragraphs: [
        'Een haven is een plek van snelheid, vertrouwen en veel schakels. Goederen gaan door tientallen handen en elke hand telt. Dat maakt de haven sterk en ook kwetsbaar voor wie een lading, een code of een medewerker wil misbruiken. Veiligheid is daarom niet alleen een zaak van douane en politie. Bedrijven, gemeenten en opleidingen hebben elk een deel van de oplossing in handen.',
        'Gemeenten aan het water hebben niet allemaal een grote haven, maar wel kades, loodsen, jachthavens en bedrijven die aan de haven leveren. Wat in het ene gebied moeilijker wordt, kan zich verplaatsen naar het andere. Kijk dus ook naar kleine plekken: een stille steiger, een parkeerplaats voor vrachtwagens, een bedrijventerrein aan een zijrivier. Bespreek ze met buurgemeenten en met het bedrijfsleven.',
        'Dit document gaat over preventie en samenwerking in algemene zin. Er staan geen gegevens in over onderzoeken, bedrijven of personen. Voor het melden van een concreet signaal bestaan eigen routes bij politie, douane en een meldlijn voor wie anoniem wil blijven. Zorg dat medewerkers die routes kennen. Een poster in de kleedkamer met drie nummers doet meer dan een lang beleidsstuk.',
      ],
    },
    {
      heading: 'Medewerkers weerbaar maken',
      paragraphs: [
        'Criminelen zoeken mensen met een pas, een code of toegang tot een systeem. Zij beginnen vriendelijk: een gesprek na het sporten, een vraag om een kleine gunst. Wie één keer iets doet, kan onder druk worden gezet om door te gaan. Leg medewerkers uit hoe dat verloopt. Vertel vooral dat er een weg terug is en dat iemand die zich op tijd meldt, wordt geholpen.',
        'Een bedrijf kan veel doen zonder grote kosten. Geef niemand meer toegang dan nodig, wissel taken af, trek passen in zodra iemand vertrekt en bespreek privéproblemen zonder oordeel. Een leidinggevende die merkt dat iemand opeens veel geld of veel zorgen heeft, gaat in gesprek. Dat is geen opsporing, maar goed werkgeverschap. Een vertrouwenspersoon van buiten maakt de drempel lager.',
        'Studenten en uitzendkrachten zijn een aparte groep. Zij kennen het bedrijf nog niet, verdienen weinig en worden soms al benaderd voordat zij beginnen. Praat er daarom al over in de opleiding. Een les met een acteur of met een ervaren havenmedewerker blijft hangen. Geef een telefoonnummer mee waar zij vragen kunnen stellen zonder dat school of werkgever meeluistert.',
      ],
    },
    {
      heading: 'Toegang en terrein',
      paragraphs: [
        'Begin bij de vraag wie waar moet zijn. Een terrein waar iedereen overal kan komen, is niet te bewaken. Verdeel het in delen, geef passen die alleen werken op tijden dat iemand werkt en kijk regelmatig naar de lijst. Bezoekers worden opgehaald en weer weggebracht. Dat klinkt streng, maar went snel. Medewerkers voelen zich er veiliger door, omdat een vreemde sneller opvalt.',
        "Camera's helpen als iemand kijkt en als duidelijk is wat er met beelden gebeurt. Maak een plan dat past bij de privacyregels: waarvoor, waar, hoe lang en wie. Combineer techniek met mensen. Een portier die de chauffeurs kent, merkt dat er iets niet klopt voordat een systeem dat doet. Bespreek met bewakers wat zij zien en neem hun voorstellen serieus.",
        'De omgeving van het terrein hoort erbij. Struiken langs een hek, een kapotte lantaarn, een parkeerplaats zonder zicht: de gemeente kan daar iets aan doen. Loop twee keer per jaar samen een ronde, ook in het donker. Maak een lijst met kleine verbeteringen en spreek af wie ze uitvoert. De volgende ronde begint met de vraag wat er van de lijst is gedaan.',
      ],
    },
    {
      heading: 'Samen optrekken aan de waterkant',
      paragraphs: [
        'Overheden en bedrijven hebben verschillende talen. Een bedrijf denkt in doorlooptijd, een overheid in bevoegdheid. Een vast overleg met een onafhankelijke voorzitter helpt om elkaar te verstaan. Bespreek verschijnselen en maatregelen, geen zaken. Begin elk overleg met een ondernemer die vertelt wat hij het afgelopen kwartaal heeft gemerkt. Daarna volgt wat overheden in het algemeen kunnen delen.',
        'Kleine bedrijven doen minder snel mee. Zij hebben geen beveiligingsafdeling en geen tijd voor vergaderingen. Ga naar hen toe. Een scan van een uur met drie praktische adviezen is een goed begin. Kom na een half jaar terug en vraag wat er is gelukt. Het platform voor veilig ondernemen kan de bezoeken plannen en zorgt dat de adviezen op elkaar aansluiten.',
        'Oefen ook hier. Een verzonnen verhaal over een chauffeur met de verkeerde papieren of een medewerker die onder druk staat, laat zien of mensen weten wat zij moeten doen. Nodig bedrijven en overheden samen uit en kies een rustig moment. De belangrijkste vraag is steeds: wie belt u, en neemt die ook op? Leg de antwoorden vast op één kaart.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: toegang op orde',
      items: [
        'Iedere pas staat op naam en werkt alleen op werktijden.',
        'Passen worden ingetrokken op de dag van vertrek.',
        'Bezoekers worden opgehaald en weggebracht.',
        'De verlichting rond het hek werkt.',
        'Medewerkers kennen drie routes om te melden.',
      ],
    },
  ],
  tables: [
    {
      title: 'Signaal en route',
      header: ['Wat u merkt', 'Eerste stap', 'Route'],
      rows: [
        ['Collega onder druk', 'gesprek met vertrouwenspersoon', 'bedrijf of anonieme meldlijn'],
        ['Onbekende op het terrein', 'aanspreken met twee personen', 'beveiliging'],
        ['Verdachte situatie nu', 'afstand houden', 'alarmnummer'],
      ],
    },
  ],
}
