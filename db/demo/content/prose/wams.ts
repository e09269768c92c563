import type { Prose } from '../types.ts'

export const wams: Prose = {
  topic: 'wams',
  passages: [
    {
      heading: 'Waar de WAMS over gaat',
      paragraphs: [
        'De WAMS is de wet aanpak meervoudige problematiek sociaal domein. De kern is eenvoudig: als een inwoner problemen heeft op verschillende gebieden, moet de gemeente die samen kunnen bekijken en partijen bij elkaar kunnen brengen. Denk aan schulden, wonen, zorg en onderwijs tegelijk. De wet regelt wanneer dat mag, wie er meedoet en welke gegevens daarvoor gebruikt mogen worden. Kijk voor de actuele stand altijd bij de wet- en beleidsstatus op het portaal.',
        'Een wet lost geen problemen op, maar geeft wel houvast. Professionals zijn nu vaak onzeker over wat zij mogen delen. De een deelt te veel, de ander niets. Beide zijn slecht voor de inwoner. Met een heldere grondslag kan het gesprek gaan over wat nodig is. Dit document helpt om dat gesprek voor te bereiden. Het is geen juridisch advies en vervangt de tekst van de wet niet.',
        'De WAMS raakt aan de AVE, maar is iets anders. De WAMS gaat over meervoudige problematiek en over de rol van de gemeente daarin. De AVE gaat over het voorkomen van escalatie en kent vier fasen. Een inwoner kan onder beide vallen. Spreek daarom lokaal af welke route u kiest, wie de regie heeft en hoe u voorkomt dat er twee plannen naast elkaar bestaan.',
      ],
    },
    {
      heading: 'Wanneer is er meervoudige problematiek',
      paragraphs: [
        'Van meervoudige problematiek is sprake als problemen op meerdere leefgebieden elkaar versterken. Iemand verliest zijn baan, krijgt schulden, slaapt slecht en zorgt daardoor minder goed voor de kinderen. Elk probleem apart heeft een loket. Samen vragen ze om samenhang. Vraag uzelf af of hulp op één gebied zal slagen zolang het andere probleem blijft bestaan. Is het antwoord nee, dan is een gezamenlijke aanpak te overwegen.',
        'Niet elk gezin met twee loketten heeft een regisseur nodig. Veel mensen regelen hun zaken prima zelf, met wat hulp. Begin daarom bij de vraag wat de inwoner zelf wil en kan. Een gezamenlijke aanpak is een stevig middel. Ze brengt meer mensen in iemands leven en meer gegevens bij elkaar. Dat moet in verhouding staan tot het probleem en tot wat er met lichtere middelen bereikt kan worden.',
        'Een melding kan van iedereen komen: van de inwoner zelf, van een school, van een huisarts of van de politie. De gemeente onderzoekt daarna of een gezamenlijke aanpak nodig is. In deze voorbeeldaanpak duurt die verkenning hooguit enkele weken. In die tijd wordt alleen gevraagd wat nodig is om de vraag te beantwoorden. Het antwoord kan ook zijn: nee, dit lossen we gewoon op.',
      ],
    },
    {
      heading: 'De rol van de gemeente',
      paragraphs: [
        'De gemeente krijgt de taak om te coördineren. Dat betekent niet dat zij alles zelf doet. Zij zorgt dat er een onderzoek is, dat er een plan komt en dat partijen hun afspraken nakomen. De behandelaar blijft verantwoordelijk voor de behandeling, de school voor het onderwijs. Coördineren is vragen, verbinden en aanspreken. Wie dat doet, heeft mandaat nodig van het eigen bestuur en steun van zijn leidinggevende.',
        'Wijs functies aan en geen namen. Wie doet de verkenning, wie beslist of er een gezamenlijke aanpak komt, wie is het gezicht voor de inwoner? Leg ook vast wie vervangt bij ziekte. In een kleine gemeente kunnen functies samenvallen. Zorg dan wel dat degene die beslist over het delen van gegevens niet dezelfde is als degene die ze het hardst nodig heeft. Dat dwingt tot uitleg.',
        'Het college legt verantwoording af aan de gemeenteraad. Dat kan met eenvoudige vragen: hoe vaak is er een gezamenlijke aanpak gestart, wat was het resultaat en wat vonden inwoners ervan? Vermeld geen gegevens waarmee personen te herkennen zijn. In een kleine gemeente kan zelfs een aantal al te veel zeggen. Gebruik dan een omschrijving, zoals enkele keren of een handvol.',
      ],
    },
    {
      heading: 'Gegevens delen: eerst het doel',
      paragraphs: [
        'Begin bij het doel en niet bij het formulier. Wat wilt u bereiken, voor wie, en welke informatie heeft u daar echt voor nodig? Schrijf het doel in één zin op. Als dat niet lukt, is het te vroeg om gegevens te vragen. Met een helder doel wordt ook duidelijk wat u niet nodig heeft. Dat is vaak meer dan gedacht. Een datum van een afspraak is genoeg, de inhoud van het gesprek hoeft niet.',
        'Noodzaak is geen woord voor handig. Informatie is noodzakelijk als u zonder die informatie het doel niet kunt bereiken en er geen lichtere manier is. Vraag dus altijd: kan de inwoner het zelf vertellen? Kan het zonder naam? Is een ja of nee genoeg? Die drie vragen passen op een kaartje. Wie ze stelt, komt meestal uit op minder gegevens en op meer vertrouwen.',
        'Leg uw afweging vast. Dat hoeft geen rapport te zijn: doel, grondslag, wat u deelt, met wie en waarom dat niet minder kan. Vertel de inwoner wat u heeft gedaan, tenzij er een dwingende reden is om dat niet te doen. Ook die reden legt u vast. Vraag bij twijfel de functionaris gegevensbescherming van uw eigen organisatie. Dat liever te vroeg dan te laat.',
      ],
    },
    {
      heading: 'De inwoner aan tafel',
      paragraphs: [
        'Een plan zonder de inwoner is een plan van de overheid. Nodig de inwoner uit voor het gesprek over zijn eigen plan, met iemand die hij vertrouwt. Leg vooraf uit wie er zijn, wat het doel is en wat er met het verslag gebeurt. Gebruik gewone woorden. Vraag aan het eind of de inwoner in eigen woorden kan vertellen wat er is afgesproken. Lukt dat niet, dan was de uitleg niet goed genoeg.',
        'Cliëntondersteuning is gratis en onafhankelijk. Wijs de inwoner daarop voordat het eerste gesprek plaatsvindt, niet erna. Een ondersteuner helpt om vragen te stellen, om spanning weg te nemen en om na afloop te begrijpen wat er is besloten. Professionals ervaren dat soms als lastig. In de praktijk gaan gesprekken met een ondersteuner rustiger en blijven afspraken langer staan.',
        'Een inwoner kan het oneens zijn met een gezamenlijke aanpak. Neem dat serieus. Vraag waar de weerstand zit: in de persoon, in de hoeveelheid hulpverleners of in het delen van gegevens. Vaak is er een vorm te vinden die wel past. Lukt dat niet, leg dan uit welke rechten iemand heeft, waar hij bezwaar kan maken en wie hem daarbij helpt.',
      ],
    },
    {
      heading: 'Een werkproces inrichten',
      paragraphs: [
        'Teken het werkproces op één bladzijde: melding, verkenning, besluit, plan, uitvoering, afsluiting. Zet bij elke stap wie het doet, hoe lang het mag duren en wat er wordt vastgelegd. Loop de tekening door met een verzonnen voorbeeld. U merkt dan snel waar stappen dubbel zijn of ontbreken. Pas de tekening aan totdat een nieuwe collega haar zonder uitleg begrijpt.',
        'Sluit aan bij wat er al is. De meeste gemeenten hebben een wijkteam, een overleg over complexe situaties en afspraken met het Zorg- en Veiligheidshuis. Een nieuw overleg ernaast maakt het ingewikkelder. Onderzoek welk bestaand overleg de taak kan krijgen en wat daarvoor moet veranderen. Vaak is dat vooral een heldere opdracht en een betere vastlegging van besluiten.',
        'Systemen komen als laatste. Een systeem dat een onduidelijk proces ondersteunt, maakt de onduidelijkheid duurder. Begin met een eenvoudige lijst en een goede afspraak over wie wat ziet. Kies pas daarna een systeem en laat het toetsen op privacy en informatieveiligheid. Vraag buurgemeenten naar hun ervaring. Het is goed mogelijk dat u een inrichting van een ander kunt overnemen.',
      ],
    },
    {
      heading: 'Afspraken met partners',
      paragraphs: [
        'Een samenwerkingsafspraak beschrijft wie meedoet, waarvoor, met welke gegevens en hoe lang. Zij is kort en in begrijpelijke taal. Bijlagen regelen de techniek: beveiliging, bewaartermijnen, wie een verzoek om inzage afhandelt. Laat de afspraak vaststellen door mensen die daarover mogen beslissen. Een handtekening van een enthousiaste projectleider is een goed begin, maar bindt de organisatie niet.',
        'Niet elke partner is vanaf het begin nodig. Begin met de partijen die het vaakst samen optrekken: wijkteam, schuldhulp, jeugdhulp, woningcorporatie. Voeg later anderen toe als de noodzaak blijkt. Beschrijf in de afspraak hoe een nieuwe partner kan aansluiten en wie daarover besluit. Zo groeit de samenwerking in een tempo dat iedereen kan bijhouden.',
        'Evalueer de afspraak elk jaar. Wordt zij gebruikt? Waar lopen mensen tegenaan? Zijn er verzoeken om inzage of klachten geweest, en wat leerde u daarvan? De uitkomst past op een bladzijde en gaat naar alle partners. Een afspraak die niemand meer leest, geeft schijnzekerheid. Dan is het beter om haar in te korten of opnieuw te maken.',
      ],
    },
    {
      heading: 'Scholing en steun voor professionals',
      paragraphs: [
        'Scholing begint bij twijfelgevallen. Vraag deelnemers om een situatie te verzinnen waarin zij niet weten of zij iets mogen delen. Bespreek die in groepjes van drie met verschillende beroepen. Het gesprek leert meer dan een presentatie over artikelen. Sluit af met de vraag welke zin iemand morgen kan gebruiken aan de telefoon. Die zinnen samen vormen een kleine handreiking.',
        "Geef professionals een plek om te vragen. Een spreekuur van een jurist, een half uur per week, kost weinig en voorkomt veel onzekerheid. Vragen en antwoorden zonder namen komen in een lijst die iedereen kan lezen. Na een half jaar staan daarin de twintig vragen die steeds terugkomen. Nieuwe collega's krijgen de lijst op hun eerste dag.",
        'Leidinggevenden hebben een eigen rol. Zij moeten uitstralen dat zorgvuldig delen mag en dat zorgvuldig weigeren ook mag. Een medewerker die na een goede afweging een fout maakt, verdient steun. Een medewerker die zonder afweging deelt of weigert, verdient een gesprek. Dat onderscheid maakt dat mensen durven handelen en hun afweging ook echt opschrijven.',
      ],
    },
    {
      heading: 'Invoering in stappen',
      paragraphs: [
        'Voer in stappen in. Eerst kennis: wat verandert er en voor wie? Dan proces: wie doet wat? Dan afspraken met partners, daarna scholing en als laatste de techniek. Reserveer per stap een kwartaal en plan ruimte voor vertraging. Een stuurgroep van drie mensen is groot genoeg. Grote projectgroepen vergaderen vooral over hun eigen planning.',
        'Kies een wijk of een team om te beginnen. Probeer het werkproces uit met enkele situaties en bespreek elke week wat er anders moest. Na drie maanden weet u genoeg om het voor de hele gemeente in te voeren. Deel de ervaringen met andere gemeenten in de regio, ook als het tegenviel. Juist de omwegen van een ander besparen tijd.',
        'Houd de wettelijke status in de gaten. Zolang onderdelen nog niet gelden, werkt u op basis van de wetten die er al zijn. Zet in elk document een zin over de datum waarop het is nagekeken. Op het portaal ziet u bij stukken die leunen op de wet een melding als de status is veranderd. Controleer dan of uw eigen werkwijze nog klopt.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: mag ik dit delen',
      items: [
        'Kan ik het doel in één zin opschrijven?',
        'Kan de inwoner het zelf vertellen?',
        'Kan het zonder naam, of met een ja of nee?',
        'Weet ik op welke grondslag ik deel?',
        'Heb ik de inwoner ingelicht, of vastgelegd waarom niet?',
        'Weet de ontvanger wat hij ermee mag doen?',
      ],
    },
    {
      title: 'Checklist: voorbereid op de invoering',
      items: [
        'De functies zijn aangewezen en vervanging is geregeld.',
        'Het werkproces past op één bladzijde.',
        'De samenwerkingsafspraak is vastgesteld.',
        'De functionaris gegevensbescherming heeft meegedacht.',
        'Er is een plek waar professionals vragen kunnen stellen.',
      ],
    },
  ],
  tables: [
    {
      title: 'Stappen van melding tot afsluiting',
      header: ['Stap', 'Wie', 'Wat wordt vastgelegd'],
      rows: [
        ['Melding', 'medewerker toegang', 'aanleiding en dringendheid'],
        ['Verkenning', 'wijkteam', 'vraag van de inwoner, betrokken partijen'],
        ['Besluit', 'aangewezen functionaris', 'doel, noodzaak, grondslag'],
        ['Plan', 'procesregisseur en inwoner', 'afspraken en termijnen'],
        ['Afsluiting', 'procesregisseur', 'resultaat en nazorg'],
      ],
    },
  ],
}
