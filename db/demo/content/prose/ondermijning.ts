import type { Prose } from '../types.ts'

export const ondermijning: Prose = {
  topic: 'ondermijning',
  passages: [
    {
      heading: 'Wat ondermijning in de praktijk betekent',
      paragraphs: [
        'Ondermijning gaat over criminelen die gebruikmaken van de gewone samenleving. Zij huren een loods, kopen een bedrijf, lenen een bankrekening of bieden een jongere snel geld. Ze hebben daarbij mensen nodig die meewerken, wegkijken of niet doorhebben wat er gebeurt. Daardoor vervagen de grenzen tussen onderwereld en bovenwereld. Het gevaar zit niet alleen in de misdrijven, maar ook in het vertrouwen dat langzaam verdwijnt.',
        'Een gemeente ziet vaak als eerste dat iets niet klopt. Een vergunning wordt aangevraagd door iemand die het bedrijf niet lijkt te kennen. Een pand staat leeg, maar verbruikt veel stroom. Een wijk heeft meer autoverhuurbedrijven dan klanten. Elk signaal op zich zegt weinig. Pas als iemand ze naast elkaar legt, ontstaat een beeld. Dat naast elkaar leggen moet wel mogen en moet zorgvuldig gebeuren.',
        'De aanpak is breder dan opsporing. Een geweigerde vergunning, een gesloten pand, een controle samen met de brandweer of een gesprek met een verhuurder kan net zoveel effect hebben als een aanhouding. Preventie hoort daarbij: weerbare ondernemers, alerte medewerkers en jongeren die weten wat hun te wachten staat als zij ja zeggen. Elke partner doet dat vanuit zijn eigen bevoegdheid.',
      ],
    },
    {
      heading: 'Signalen herkennen en melden',
      paragraphs: [
        'Een signaal is iets wat u opvalt en wat u niet kunt verklaren. U hoeft geen bewijs te hebben en u hoeft niet te weten wat erachter zit. Schrijf op wat u zag, waar en wanneer. Laat vermoedens over personen weg als die niet nodig zijn. "Elke avond na tien uur worden er dozen gelost" is een bruikbaar signaal. "Dat zijn criminelen" is dat niet.',
        'In deze voorbeeldaanpak heeft elke gemeente één meldpunt ondermijning voor de eigen medewerkers. Daar zit iemand die doorvraagt, het signaal vastlegt en bepaalt of het past bij een lopende controle, bij een vergunning of bij het RIEC. De melder krijgt bericht dat het signaal is ontvangen. Wat ermee gebeurt, hoort hij meestal niet. Leg dat vooraf uit, anders voelt het als een zwart gat.',
        'Signalen zijn gevoelig. Bewaar ze niet in een mailbox of op een persoonlijke schijf en stuur ze niet door in een appgroep. Gebruik de route die uw organisatie heeft gekozen en houd de kring klein. Op dit portaal horen geen signalen en geen casussen. Het portaal is bedoeld voor werkwijzen, handreikingen en afspraken, zodat iedereen ze kan lezen die dat mag.',
      ],
    },
    {
      heading: 'Het lokale beeld',
      paragraphs: [
        'Een lokaal beeld beschrijft waar een gemeente kwetsbaar is. Het gaat over branches, gebieden en processen, niet over personen. Het is dus geen lijst met verdachten. Voor het beeld praat u met toezichthouders, wijkagenten, baliemedewerkers en ondernemers. Vraag steeds: wat verandert er, wat begrijpt u niet en waar heeft u te weinig zicht op? Het beeld past op tien bladzijden en wordt elk jaar herzien.',
        'Gebruik het beeld om keuzes te maken. Geen enkele gemeente kan alles tegelijk. Kies twee of drie onderwerpen waar u dit jaar aan werkt en vertel waarom. Bijvoorbeeld leegstand op bedrijventerreinen, omdat er veel panden van eigenaar wisselen. Leg ook vast wat u dit jaar niet doet. Zo kunt u volgend jaar uitleggen wat er is bereikt en wat niet.',
        'Een beeld veroudert snel als niemand het gebruikt. Bespreek het elk half jaar in het driehoeksoverleg en met de afdelingen die er iets mee kunnen. Vraag of het nog klopt en of de gekozen onderwerpen aandacht krijgen. Een openbare samenvatting voor de gemeenteraad helpt om steun te krijgen. Laat daarin alles weg waar anderen hun voordeel mee kunnen doen.',
      ],
    },
    {
      heading: 'Bestuurlijke instrumenten',
      paragraphs: [
        'Een gemeente heeft meer instrumenten dan vaak gedacht. Zij kan een vergunning weigeren of intrekken, een onderzoek naar integriteit laten doen, een pand sluiten, een gebied aanwijzen of een last onder dwangsom opleggen. Elk instrument heeft eigen eisen. Begin bij het doel: wat wilt u bereiken en welk instrument past daar het best bij? Het zwaarste middel is niet altijd het beste.',
        'Zorg dat beleid en uitvoering op elkaar aansluiten. Een beleidsregel die zegt dat er streng wordt getoetst, heeft alleen zin als er mensen zijn die toetsen. Een eenvoudige indeling helpt: welke aanvragen krijgen een gewone toets, welke een uitgebreide, en wie beslist daarover? Leg de keuze uit aan aanvragers. De meesten hebben niets te verbergen en waarderen dat er wordt opgelet.',
        'Besluiten moeten stand houden bij de rechter. Dat vraagt om een goed dossier: feiten, bronnen, afweging en motivering. Laat een jurist vroeg meelezen en niet pas een dag voor de verzending. Bespreek ook wat u doet als het besluit wordt vernietigd. Een verloren zaak is vervelend, maar geen ramp als u ervan leert en het beleid aanpast.',
      ],
    },
    {
      heading: 'Integrale controles',
      paragraphs: [
        'Bij een integrale controle gaan meerdere diensten samen op pad, elk met een eigen bevoegdheid. De toezichthouder kijkt naar de vergunning, de brandweer naar de veiligheid, de arbeidsinspectie naar de omstandigheden van werknemers. Niemand leent zijn bevoegdheid uit. Spreek voor vertrek af wie wat controleert, wie het woord voert en wat er gebeurt als u iets aantreft wat bij een ander hoort.',
        'Een goede voorbereiding is het halve werk. Kies het gebied op grond van het lokale beeld, niet op gevoel. Maak een draaiboek met tijden, namen van functies en een plek om te verzamelen. Denk aan de veiligheid van uw mensen: wie blijft buiten, wie rijdt, wie belt? Bepaal ook vooraf wat u aan de ondernemers vertelt. Een folder met uitleg voorkomt veel discussie aan de deur.',
        'Na de controle volgt het echte werk. Constateringen worden vastgelegd, brieven gaan eruit en afspraken worden gecontroleerd. Plan daar evenveel tijd voor als voor de controle zelf. Een controle zonder vervolg leert ondernemers vooral dat er niets gebeurt. Deel de algemene ervaringen met buurgemeenten: wat werkte in de organisatie, wat kan een volgende keer eenvoudiger?',
      ],
    },
    {
      heading: 'Weerbare bedrijventerreinen',
      paragraphs: [
        'Een bedrijventerrein met veel leegstand en weinig contact is aantrekkelijk voor wie niet gezien wil worden. Een terrein waar ondernemers elkaar kennen, is dat niet. Een parkmanager die rondloopt, goede verlichting en een gezamenlijke afspraak over verhuur maken al verschil. Het begint met contact. Nodig ondernemers uit voor een rondgang en vraag wat zij zien als de meeste mensen naar huis zijn.',
        'Verhuurders hebben een sleutelrol. Zij kunnen vragen naar het doel van de huur, een legitimatie controleren, contante betaling weigeren en af en toe langsgaan. Een korte checklist helpt om dat ook bij drukte te doen. Vertel verhuurders bij wie zij terechtkunnen als ze twijfelen. Ze zijn geen opsporingsambtenaar en hoeven dat ook niet te worden. Ze mogen wel nee zeggen.',
        "Maak afspraken over zichtbaarheid. Een bord met de namen van bedrijven, een hek dat 's avonds dicht is en een camera die door de ondernemers wordt beheerd, laten zien dat er wordt opgelet. Toets camera's aan de privacyregels. Vraag het platform voor veilig ondernemen om mee te denken over een plan dat bij het terrein past en dat na het eerste jaar ook wordt volgehouden.",
      ],
    },
    {
      heading: 'Jongeren en snelle verdiensten',
      paragraphs: [
        'Criminelen zoeken jongeren die geld nodig hebben of erbij willen horen. Het begint klein: een pakketje bewaren, een telefoon op naam zetten, een rekening uitlenen. Daarna komt de druk. Wie eenmaal iets heeft gedaan, kan moeilijk terug. Voorlichting werkt het best als zij eerlijk is over de verleiding en over de gevolgen. Een waarschuwing zonder uitweg maakt jongeren vooral stil.',
        'Scholen en jongerenwerkers zien veranderingen vroeg: dure kleding, nieuwe vrienden, minder op school, angst. Zij hebben een plek nodig om die zorg te bespreken zonder meteen een melding te doen. In deze voorbeeldaanpak is dat een vaste medewerker van de gemeente met kennis van jeugd en ondermijning. Die denkt mee over een gesprek met de jongere en over hulp die past.',
        'Bied een alternatief. Een bijbaan, een sportclub, een mentor die zelf een moeilijke weg heeft gehad: zulke dingen klinken klein, maar geven een jongere een reden om nee te zeggen. Betrek ouders op tijd en zonder verwijt. Zij schamen zich vaak en weten niet waar zij terechtkunnen. Een gesprek aan de keukentafel levert dan meer op dan een brief.',
      ],
    },
    {
      heading: 'Samenwerken met het RIEC',
      paragraphs: [
        'Het RIEC ondersteunt partners bij de aanpak van georganiseerde criminaliteit. Het brengt kennis samen, helpt bij het lokale beeld en adviseert over bestuurlijke maatregelen. Voor het delen van gegevens over een casus bestaan eigen afspraken en eigen systemen. Die staan los van dit portaal. Hier vindt u alleen algemene kennis: handreikingen, modellen en ervaringen zonder personen.',
        'Een accountmanager van het RIEC is voor een gemeente het eerste aanspreekpunt. Spreek minstens twee keer per jaar door wat er speelt en waar hulp nodig is. Bereid dat gesprek voor met het lokale beeld. Vraag ook wat andere gemeenten doen met een vergelijkbaar probleem. Vaak is er al een werkwijze die u met kleine aanpassingen kunt overnemen.',
        'Samenwerken betekent ook teruggeven. Als u een werkwijze heeft gemaakt die werkt, deel die dan. Haal eruit wat alleen voor uw gemeente geldt en zet erbij wat het kostte en wat tegenviel. Een ander die het overneemt, kan dat melden op het portaal. Zo ontstaat een overzicht van wat in de regio gebruikt wordt en van wie u kunt leren.',
      ],
    },
    {
      heading: 'Veiligheid van medewerkers',
      paragraphs: [
        "Wie tegen criminele belangen ingaat, kan onder druk komen te staan. Een medewerker die een vergunning weigert, moet weten dat zijn werkgever achter hem staat. Besluiten worden daarom ondertekend namens het bestuur en niet door één persoon verdedigd. Bij spanning gaat een leidinggevende mee naar het gesprek. Privégegevens van medewerkers staan niet in brieven, handtekeningen of agenda's die anderen kunnen zien.",
        'Maak melden van druk gewoon. Een vreemde opmerking aan de balie, een auto die te lang blijft staan, een bericht op sociale media: bespreek het dezelfde dag. De leidinggevende schat samen met de adviseur veiligheid in wat nodig is. Meestal is dat aandacht en een afspraak. Soms is het aangifte of een maatregel. Wie meldt, krijgt altijd te horen wat er met de melding is gedaan.',
        'Integriteit is de andere kant van weerbaarheid. Een medewerker met schulden of een lastige privésituatie is kwetsbaar. Een werkgever die daar open over praat en hulp biedt, voorkomt meer dan een werkgever die alleen regels opstelt. Bespreek elk jaar in het team welke situaties lastig kunnen zijn. Doe dat met voorbeelden die niemand in verlegenheid brengen.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een signaal goed vastleggen',
      items: [
        'Beschrijf wat u zag, waar en wanneer.',
        'Houd feiten en vermoedens uit elkaar.',
        'Noem alleen personen als dat echt nodig is.',
        'Gebruik de afgesproken route, geen mail of appgroep.',
        'Houd de kring klein.',
        'Vraag wie het signaal verder behandelt.',
      ],
    },
    {
      title: 'Checklist: voorbereiding van een integrale controle',
      items: [
        'De keuze van het gebied is onderbouwd.',
        'Elke dienst kent zijn eigen bevoegdheid.',
        'Er is een draaiboek met tijden en functies.',
        'De veiligheid van de deelnemers is doorgesproken.',
        'De uitleg voor ondernemers is klaar.',
        'Er is tijd gepland voor het vervolg.',
      ],
    },
  ],
  tables: [
    {
      title: 'Instrumenten van de gemeente',
      header: ['Instrument', 'Wanneer te overwegen', 'Aandachtspunt'],
      rows: [
        ['Toets bij vergunning', 'aanvraag in een kwetsbare branche', 'gelijke behandeling van aanvragers'],
        ['Integrale controle', 'gebied met meerdere signalen', 'eigen bevoegdheid per dienst'],
        ['Sluiting van een pand', 'ernstige verstoring of gevaar', 'evenredigheid en motivering'],
        ['Gesprek met eigenaar', 'eerste vermoeden van misbruik', 'niets delen wat niet mag'],
      ],
    },
  ],
}
