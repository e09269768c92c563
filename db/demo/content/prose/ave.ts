import type { Prose } from '../types.ts'

export const ave: Prose = {
  topic: 'ave',
  passages: [
    {
      heading: 'Wat de AVE is',
      paragraphs: [
        'De AVE, de aanpak ter voorkoming van escalatie, is een afspraak tussen gemeente, politie, zorg en andere partners over wat zij doen als een situatie rond een persoon of gezin dreigt te ontsporen. De aanpak kent in dit voorbeeld vier fasen. Per fase staat vast wie de leiding heeft, wie aan tafel zit en welke besluiten er genomen kunnen worden. Zo hoeft niemand midden in een crisis nog uit te zoeken wie er beslist.',
        'De AVE is geen hulpprogramma en geen straf. Ze regelt hoe partijen samenwerken als de gewone werkwijze tekortschiet. De hulp zelf blijft van de hulpverlener, de strafzaak van de officier van justitie en de openbare orde van de burgemeester. De AVE zorgt dat zij van elkaar weten wat er gebeurt en dat hun stappen elkaar niet tegenwerken. Dat klinkt eenvoudig, maar onder druk gaat juist dat vaak mis.',
        'Elke gemeente geeft de AVE een eigen, lokale laag. Daarin staat wie de rol van procesregisseur vervult, hoe partners bereikbaar zijn en welk overleg er al bestaat. De vier fasen zijn in de hele regio gelijk. Daardoor begrijpen partners die in meerdere gemeenten werken elkaar direct. Het eigen draaiboek van uw gemeente gaat altijd voor op de beschrijving in dit demonstratiedocument.',
      ],
    },
    {
      heading: 'De vier fasen in het kort',
      paragraphs: [
        'In fase 1 is er een zorg, maar lukt het met de gewone werkwijze. Een hulpverlener of wijkteam heeft contact en houdt de regie. Er is geen apart overleg nodig. Wel is bekend bij wie men terechtkan als de situatie verandert. Fase 1 is de fase waarin de meeste situaties blijven. Goed werk in deze fase voorkomt dat er later moet worden opgeschaald.',
        'In fase 2 lukt het niet meer alleen. Er zijn meerdere organisaties betrokken, de problemen hangen samen en iemand moet de stappen op elkaar afstemmen. Een procesregisseur van de gemeente brengt partijen bij elkaar. Samen maken zij één plan met één contactpersoon voor de inwoner. In deze fase wordt ook besproken welke informatie echt nodig is en op welke grond die gedeeld mag worden.',
        'In fase 3 dreigt escalatie. Er is een reëel risico dat iemand gewond raakt, dat een straat in onrust komt of dat de situatie de media haalt. Het overleg staat onder leiding van een leidinggevende met doorzettingsmacht. In fase 4 is de escalatie er. Dan gelden de lijnen van de crisisorganisatie en heeft de burgemeester een eigen rol. De aanpak blijft zorgen voor de verbinding met de hulp.',
      ],
    },
    {
      heading: 'Rollen en leiding',
      paragraphs: [
        'De casushouder kent de inwoner en heeft het contact. De procesregisseur kent de samenwerking en bewaakt de voortgang. Dat zijn twee verschillende rollen, die bij voorkeur door twee mensen worden vervuld. Als één persoon beide doet, komt hij in de knel: hij moet een collega aanspreken op een afspraak en tegelijk het vertrouwen van de inwoner houden. In een kleine gemeente kan een buurgemeente een van de rollen overnemen.',
        'Wie de leiding heeft, verandert met de fase. In fase 1 is dat de organisatie die het contact heeft. In fase 2 is het de gemeente. In fase 3 is het een leidinggevende die besluiten kan nemen over inzet en geld. In fase 4 sluit de aanpak aan op de crisisstructuur. Bij elke overgang zegt de oude leider hardop dat hij de leiding overdraagt en bevestigt de nieuwe leider dat hij haar heeft.',
        'Iedere partner mag vragen om opschaling. Degene die de vraag krijgt, belegt binnen een dag een kort overleg of legt uit waarom dat niet nodig is. Die uitleg wordt vastgelegd. Deze regel voorkomt dat een zorg blijft liggen omdat de vrager te laag in de organisatie zit of omdat hij de juiste persoon niet kent. In de praktijk wordt zelden te vroeg opgeschaald en vaker te laat.',
      ],
    },
    {
      heading: 'Opschaling en afschaling',
      paragraphs: [
        'Opschaling is een besluit, geen gevoel. Het besluit noemt welke criteria zijn bereikt, wie de leiding neemt en wanneer er opnieuw wordt gewogen. Voorbeelden van criteria zijn: het risico op letsel neemt toe, afspraken worden niet nagekomen, het gezin trekt zich terug, of er is aandacht van buiten. Eén criterium kan genoeg zijn. De lijst helpt om het gesprek te voeren en is geen optelsom.',
        'Afschaling vraagt net zoveel aandacht als opschaling. Als de dreiging weg is, stelt de procesregisseur voor om een fase terug te gaan. De partners bespreken wat er is bereikt, wat nog kwetsbaar is en wie de situatie blijft volgen. Daarna krijgt de inwoner te horen wat er verandert. Zonder dat gesprek voelt afschaling als afhaken, en dat kan de volgende escalatie uitlokken.',
        'Opschalen mag een fase overslaan als de situatie erom vraagt. Wie midden in de nacht een acuut dreigende situatie aantreft, belt niet eerst een wijkteam. Achteraf brengt de procesregisseur de tussenliggende stappen op orde: wie had moeten meedenken, wie moet nog worden ingelicht, wat leren we hiervan? Afschalen gaat altijd stap voor stap, zodat er niemand tussen wal en schip valt.',
      ],
    },
    {
      heading: 'Het overleg in fase 2',
      paragraphs: [
        'Een overleg in fase 2 duurt hooguit drie kwartier. De procesregisseur opent met de vraag waarom dit overleg nodig is en wat er aan het eind besloten moet zijn. Elke partner vertelt wat hij ziet, wat hij al doet en wat hem zorgen baart. Daarna volgt de vraag wat de inwoner zelf wil. Pas dan gaat het over maatregelen. Die volgorde voorkomt dat het overleg begint met de oplossing die het dichtst bij de hand ligt.',
        'Nodig alleen partijen uit die iets bijdragen. Een volle tafel deelt meer informatie dan nodig is en maakt het gesprek voorzichtig. Wie geen rol heeft in het plan, hoort er niet bij. Een partij die misschien later een rol krijgt, wordt op dat moment gevraagd. De procesregisseur legt bij de uitnodiging uit op welke grond informatie wordt gedeeld en wat ieder moet voorbereiden.',
        'Eindig met één plan. Daarin staat wat het doel is, wie wat doet, wanneer het klaar is en bij welke verandering men elkaar eerder belt. Iemand leest de afspraken hardop voor en elke partner bevestigt de zijne. Het verslag is een lijst met afspraken en geen woordelijk verslag. De inwoner krijgt dezelfde dag te horen wat er is afgesproken, tenzij dat gevaar oplevert.',
      ],
    },
    {
      heading: 'Het overleg in fase 3',
      paragraphs: [
        "In fase 3 gaat het om snelheid en overzicht. Het overleg komt binnen een dag bij elkaar, zo nodig telefonisch. Een vaste agenda helpt: beeld, risico's, scenario's, besluiten, communicatie, volgend moment. De voorzitter bewaakt dat het beeld kort blijft. Een lange terugblik op wat er in de jaren ervoor is gebeurd, helpt in deze fase zelden om vandaag een goed besluit te nemen.",
        "Werk met drie scenario's: het gaat beter, het blijft gelijk, het gaat mis. Bedenk bij elk scenario wat u morgen ziet, wie dan als eerste belt en wat u dan doet. Zo wordt er niet alleen gereageerd op het laatste incident. Schrijf de scenario's in gewone taal op. Ze zijn ook bruikbaar voor collega's met piketdienst die de situatie niet kennen en toch moeten handelen.",
        'Denk vroeg aan communicatie. Wie vertelt de inwoner en zijn naasten wat er gebeurt? Wat zegt de gemeente tegen de buurt? Wie beantwoordt vragen van journalisten? In deze voorbeeldaanpak schuift een communicatieadviseur aan zodra fase 3 begint. Deze hoort niet meer dan nodig is om een zorgvuldige boodschap te maken en deelt geen persoonlijke gegevens.',
      ],
    },
    {
      heading: 'Bestuurlijke betrokkenheid',
      paragraphs: [
        'De burgemeester hoeft niet elke situatie te kennen. Hij moet wel weten wanneer hij gebeld wordt. In deze voorbeeldaanpak gebeurt dat bij de overgang naar fase 3. De procesregisseur of de adviseur openbare orde geeft dan een kort bericht: wat is er aan de hand, wat is het grootste risico, wat is er besloten en wat wordt er van u gevraagd? Meestal is het antwoord op de laatste vraag: nog niets.',
        "Sommige maatregelen kan alleen de burgemeester nemen. Denk aan een maatregel op grond van de Gemeentewet of de zorgwetten. De adviseur openbare orde bereidt zo'n besluit voor, samen met een jurist. De AVE verandert niets aan de wettelijke eisen. Zij zorgt er wel voor dat de burgemeester op tijd weet dat een besluit nodig kan zijn en niet wordt verrast.",
        'Na een situatie in fase 4 is er altijd een gesprek met de burgemeester. Wat ging goed, wat had eerder gekund en wat moet er in het draaiboek veranderen? Het gesprek gaat over het proces en niet over schuld. De uitkomst gaat naar het bestuur in de vorm van drie verbeterpunten, zonder gegevens van personen. Zo groeit het draaiboek door ervaring.',
      ],
    },
    {
      heading: 'Oefenen met de AVE',
      paragraphs: [
        'Een draaiboek dat nooit geoefend is, werkt op papier. Oefen daarom elk jaar met een verzonnen situatie. Kies een verhaal dat herkenbaar is, maar nergens echt is gebeurd. Laat deelnemers hun eigen rol spelen en stop na elke fase. Vraag dan: wie heeft nu de leiding, wie mist er aan tafel en weet de inwoner wat er gebeurt? Het antwoord op die laatste vraag verrast vaak.',
        'Een goede oefening duurt een dagdeel en heeft drie leerdoelen, niet meer. Bijvoorbeeld: wij herkennen de criteria voor opschaling, wij dragen de leiding hardop over en wij schalen bewust af. Een waarnemer schrijft op wat hij ziet en hoort, zonder oordeel. Aan het eind kiest de groep twee dingen die zij volgende maand anders doet. De procesregisseur komt daar na drie maanden op terug.',
        'Nodig ook mensen uit die zelden aan tafel zitten: de baliemedewerker, de piketfunctionaris, de medewerker van de woningcorporatie. Zij zien een escalatie vaak als eersten en weten soms niet dat de AVE bestaat. Na de oefening hebben zij een gezicht bij een naam. Dat contact is minstens zo waardevol als de kennis van de vier fasen.',
      ],
    },
    {
      heading: 'De lokale laag',
      paragraphs: [
        'De lokale laag past op twee bladzijden. Daarin staat wie in uw gemeente de procesregisseur is, wie vervangt, hoe u buiten kantooruren iemand bereikt en welk overleg in fase 2 bij elkaar komt. Ook staat er welke gemeente bijspringt als uw eigen mensen niet beschikbaar zijn. Wie de lokale laag bijhoudt, is met functie genoemd. Twee keer per jaar loopt die persoon alles na.',
        'Kleine gemeenten hebben dezelfde taken als grote, met minder mensen. Zij kunnen de rol van procesregisseur delen. Spreek dan af wie de opdracht geeft, hoe gegevens worden vastgelegd en wie er betaalt. Een gedeelde regisseur kent meer situaties en bouwt sneller ervaring op. Het nadeel is afstand tot de wijk. Een vaste contactpersoon per gemeente vangt dat voor een groot deel op.',
        "Zet de lokale laag op een plek waar iedereen erbij kan, ook om drie uur 's nachts. Een bestand op een persoonlijke schijf helpt niemand. Een afdruk in de map van de piketdienst helpt wel. Zet er een datum op en gooi oude versies weg. Niets is zo verwarrend als twee lijsten met twee verschillende telefoonnummers.",
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: overgang naar een hogere fase',
      items: [
        'Benoem welke criteria zijn bereikt.',
        'Zeg hardop wie de leiding overdraagt en wie haar overneemt.',
        'Bepaal wie aan tafel moet en wie niet.',
        'Licht de inwoner in, tenzij dat gevaar oplevert.',
        'Plan het moment waarop u opnieuw weegt.',
        'Leg het besluit vast met datum en tijd.',
      ],
    },
    {
      title: 'Checklist: zorgvuldig afschalen',
      items: [
        'Is de dreiging weg, en waaraan ziet u dat?',
        'Wie neemt het gewone contact over?',
        'Welke afspraken blijven gelden?',
        'Bij welk signaal belt men elkaar weer?',
        'Weet de inwoner wat er verandert?',
        'Zijn gegevens die niet meer nodig zijn, opgeruimd?',
      ],
    },
  ],
  tables: [
    {
      title: 'De vier fasen in dit voorbeeld',
      header: ['Fase', 'Wat er speelt', 'Leiding', 'Overleg'],
      rows: [
        ['1', 'een zorg, gewone werkwijze helpt', 'betrokken organisatie', 'niet nodig'],
        ['2', 'samenhangende problemen', 'procesregisseur gemeente', 'binnen een week'],
        ['3', 'dreigende escalatie', 'leidinggevende met doorzettingsmacht', 'binnen een dag'],
        ['4', 'escalatie', 'crisisorganisatie, burgemeester', 'direct'],
      ],
    },
  ],
}
