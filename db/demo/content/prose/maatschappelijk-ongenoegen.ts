import type { Prose } from '../types.ts'

export const maatschappelijkOngenoegen: Prose = {
  topic: 'maatschappelijk-ongenoegen',
  passages: [
    {
      heading: 'Wat wij onder maatschappelijk ongenoegen verstaan',
      paragraphs: [
        'Maatschappelijk ongenoegen is onvrede van mensen over hoe het gaat in hun leven, hun buurt of hun land, gericht op de overheid of op andere groepen. Ongenoegen is niet verkeerd. Het vertelt waar iets schuurt en kan een begin zijn van verbetering. Het wordt een vraagstuk voor veiligheid als mensen niet meer geloven dat praten helpt, als zij elkaar gaan bedreigen of als de openbare orde in gevaar komt.',
        'Onder ongenoegen liggen vaak heel gewone zorgen. Een woning die er niet komt, een brief die niemand begrijpt, een buslijn die verdwijnt, een gevoel dat anderen voorgaan. Wie alleen kijkt naar de luidste stemmen, ziet de protestborden en mist de zorgen. Wie alleen de zorgen ziet, mist dat sommige mensen onvrede gebruiken voor een eigen doel. Beide hebben aandacht nodig, maar op een andere manier.',
        'Maatschappelijk ongenoegen is een prioriteit in de strategische agenda 2023-2026 van de regio. Onder die prioriteit vallen polarisatie, radicalisering en extremisme, online aangejaagde ordeverstoring en statelijke dreigingen. De onderwerpen hangen samen, maar vragen om eigen kennis. Dit document gaat over het brede begin: luisteren, begrijpen en in gesprek blijven voordat er iets misgaat.',
      ],
    },
    {
      heading: 'Signalen van onvrede',
      paragraphs: [
        'Onvrede is te horen voordat zij te zien is. Aan de balie neemt het aantal boze gesprekken toe. Bij een inspraakavond komen mensen niet meer om mee te denken, maar om te zeggen dat het toch al besloten is. In appgroepen gaan verhalen rond die niet kloppen. Vraag medewerkers die veel inwoners spreken wat zij merken. Zij weten het vaak weken eerder dan een onderzoeksbureau.',
        'Let op het verschil tussen boos en afgehaakt. Boze mensen bellen, schrijven en komen langs. Zij verwachten nog iets. Afgehaakte mensen zwijgen. Hun stem hoort u pas als iemand anders hem gebruikt. Een gemeente die alleen reageert op klachten, bereikt de eerste groep en mist de tweede. Ga daarom zelf langs op plekken waar mensen komen die niet naar het gemeentehuis gaan.',
        'Een signaal is geen oordeel. Wie vastlegt dat de stemming in een wijk verandert, hoeft geen namen te noemen. Beschrijf het onderwerp, de plek en de toon. Bewaar geen berichten van personen en volg geen mensen op sociale media zonder wettelijke basis. De vraag is wat er speelt, niet wie wat heeft gezegd. Zo blijft luisteren iets anders dan in de gaten houden.',
      ],
    },
    {
      heading: 'In gesprek blijven',
      paragraphs: [
        'Een goed gesprek begint met luisteren zonder uitleg. Laat iemand zijn verhaal doen, vat het samen en vraag of dat klopt. Pas daarna vertelt u wat de gemeente kan en wat niet. Veel gesprekken mislukken omdat de uitleg te vroeg komt. De ander hoort dan vooral dat hij het verkeerd begrepen heeft. Wees ook eerlijk over wat al vastligt. Schijnruimte maakt meer kapot dan een duidelijk nee.',
        'Kies een plek en een vorm die passen. Een zaal met een podium nodigt uit tot toespraken. Kleine tafels met zes stoelen nodigen uit tot gesprek. Een wandeling door de wijk werkt nog beter: u kijkt samen naar hetzelfde. Zorg dat er iemand is die kan besluiten of die eerlijk kan zeggen wanneer er besloten wordt. Een gesprek zonder vervolg is een teleurstelling met koffie.',
        'Kom terug. Binnen twee weken krijgen deelnemers een kort bericht: dit hebben wij gehoord, dit doen wij ermee en dit doen wij niet, om deze reden. Stuur het in gewone taal en hang het ook op in de wijk. Het is de goedkoopste manier om vertrouwen te winnen. Veel gemeenten vinden het gesprek spannend en vergeten dat het vervolg belangrijker is.',
      ],
    },
    {
      heading: 'Rond besluiten met veel weerstand',
      paragraphs: [
        'Sommige besluiten roepen altijd weerstand op: een opvanglocatie, een windmolen, een nieuwe weg. De weerstand gaat zelden alleen over het besluit. Ze gaat over wie het hoorde, wanneer en van wie. Maak daarom vroeg een plan voor de eerste week. Wie weet het als eerste, wie belt de buren, wie staat er op de stoep? Zorg dat omwonenden het niet uit de krant hoeven te vernemen.',
        'Maak duidelijk waarover nog gepraat kan worden. Over de plek misschien niet, over de inrichting, de veiligheid en de duur wel. Schrijf dat op één bladzijde. Mensen kunnen leven met een besluit dat zij niet willen, als zij merken dat hun zorgen verschil maken. Richt een klein begeleidingsteam van bewoners op dat regelmatig met de gemeente praat en dat ook zelf punten op de agenda zet.',
        'Bereid u voor op spanning. Spreek met de politie door wat u doet als een bijeenkomst uit de hand loopt. Wie besluit om te stoppen? Waar kan een bestuurder naartoe? Een zichtbare, rustige aanwezigheid werkt beter dan een grote inzet achter de schermen. Bespreek na afloop wat u zag. De tweede bijeenkomst is vaak een betere graadmeter dan de eerste.',
      ],
    },
    {
      heading: 'Demonstraties mogelijk maken',
      paragraphs: [
        'Demonstreren is een grondrecht. De burgemeester maakt een demonstratie mogelijk en beschermt haar, ook als hij het niet eens is met de boodschap. Een kennisgeving is het begin van een gesprek: wat willen de organisatoren, waar en hoe laat, en wat hebben zij nodig? Een vaste contactpersoon bij de gemeente maakt dat gesprek makkelijker. Vaak zijn afspraken voldoende en is een beperking niet nodig.',
        'Een beperking mag alleen op wettelijke gronden en moet goed worden uitgelegd. De inhoud van de boodschap is nooit een reden. Laat een jurist meekijken en schrijf op welke lichtere middelen zijn overwogen. Denk ook aan tegendemonstraties en aan omstanders. Een demonstratie op zicht- en gehoorsafstand van het doel is het uitgangspunt. Praktische bezwaren, zoals drukte, wegen minder zwaar.',
        "Na afloop is er een korte evaluatie met politie en organisatoren, als zij dat willen. Wat ging goed en wat kan een volgende keer anders? Leg algemene lessen vast, geen namen van deelnemers. In deze voorbeeldaanpak houdt de gemeente een eenvoudig overzicht bij van kennisgevingen en afspraken. Dat helpt om gelijk te behandelen en om nieuwe collega's in te werken.",
      ],
    },
    {
      heading: 'Samenwerken in het netwerk',
      paragraphs: [
        'Op 18 september 2023 kwam het netwerk maatschappelijk ongenoegen in Zwijndrecht voor het eerst bij elkaar. Achttien gemeenten waren erbij, samen met het OM, de politie, de Zorg- en Veiligheidshuizen en Hogeschool Inholland. Er waren bijdragen van onder andere Movisie en de NCTV. Een netwerk als dit is bedoeld voor gemeenten die met dezelfde vragen zitten en van elkaar willen leren.',
        'Een netwerk leeft van wat deelnemers inbrengen. Vraag elke gemeente om één keer per jaar iets te delen: een aanpak, een vraag of iets wat is mislukt. Het portaal bewaart de stukken en laat zien wie wat heeft overgenomen. Zo bouwt de regio een geheugen op dat niet verdwijnt als iemand van baan wisselt. Gesprekken over personen horen er niet thuis.',
        'Kennisinstellingen helpen om verder te kijken dan het laatste incident. Zij kunnen vragen stellen die in de drukte niet gesteld worden: voor wie werkt dit, wie bereiken wij niet en hoe weten wij dat? Spreek met studenten en onderzoekers af wat zij mogen gebruiken en hoe de resultaten terugkomen. Een klein onderzoek met een helder doel levert meestal meer op dan een groot onderzoek zonder.',
      ],
    },
    {
      heading: 'De rol van communicatie',
      paragraphs: [
        'Een communicatieadviseur hoort aan het begin aan tafel. Niet om een besluit te verpakken, maar om te vertellen hoe het zal klinken. Welke woorden roepen iets op, wie wordt vergeten, welke vraag komt als eerste? Door dat vooraf te bespreken, verandert soms ook het besluit. Een adviseur die pas bij het persbericht wordt gevraagd, kan alleen nog de scherpe randjes eraf halen.',
        'Reageer op onjuiste verhalen met rust. Herhaal het gerucht niet in de kop, maar zet het juiste verhaal voorop. Verwijs naar een plek waar meer uitleg staat en vraag mensen die vertrouwd worden in de wijk om het door te vertellen. Niet elk gerucht verdient een reactie. Weeg af hoeveel mensen het hebben gezien en wat het kan aanrichten.',
        'Laat zien wie er werkt. Een bericht met een gezicht en een naam van een functie wordt beter gelezen dan een bericht van de gemeente. Overleg met de medewerker of die dat wil en kan. Bij onderwerpen met veel spanning is een woordvoerder een betere keuze. De veiligheid van medewerkers gaat altijd voor zichtbaarheid.',
      ],
    },
    {
      heading: 'Medewerkers toerusten',
      paragraphs: [
        'Medewerkers hebben niet alleen regels nodig, maar ook taal. Wat zegt u tegen iemand die de overheid niet vertrouwt? Een paar zinnen helpen: ik hoor dat u zich niet serieus genomen voelt; dit kan ik vandaag voor u doen; dit kan ik niet beloven. Oefen de zinnen hardop. Het voelt de eerste keer vreemd en de tweede keer al niet meer.',
        'Geef ruimte om af te wijken. Een medewerker die ziet dat een regel verkeerd uitpakt, moet weten bij wie hij dat kan melden en dat er iets mee gebeurt. Elke week een kwartier om zulke gevallen te bespreken, zonder namen, levert na een paar maanden een lijst met verbeterpunten op. Daarmee neemt u een oorzaak van ongenoegen weg in plaats van alleen de reactie erop.',
        'Zorg voor elkaar. Wie elke dag boosheid over zich heen krijgt, wordt harder of raakt uitgeput. Wissel taken af, ga samen naar lastige gesprekken en praat na. Een leidinggevende die af en toe zelf achter de balie zit, begrijpt beter wat er nodig is. Dat kost een ochtend en zegt meer dan een bedankmail.',
      ],
    },
    {
      heading: 'Meten en leren',
      paragraphs: [
        'Ongenoegen laat zich niet in één cijfer vangen. Combineer daarom wat u hoort met wat u kunt tellen: klachten, opkomst bij bijeenkomsten, vertrouwen in onderzoeken, meldingen van agressie. Kijk naar de ontwikkeling en niet naar één meting. Vertel er altijd bij hoe een cijfer tot stand kwam. Een stijging kan ook betekenen dat mensen de weg beter weten te vinden.',
        'Leg na elk groot besluit vast wat u heeft geleerd. Drie vragen zijn genoeg: wat verwachtten wij, wat gebeurde er en wat doen wij een volgende keer anders? Vraag ook aan bewoners wat zij ervan vonden. Hun antwoord wijkt vaak af van het beeld op het gemeentehuis. Zet de lessen op het portaal, zodat een andere gemeente niet opnieuw hoeft te beginnen.',
        'Wees geduldig. Vertrouwen komt langzaam en verdwijnt snel. Een enkele goede avond verandert weinig, een jaar lang afspraken nakomen verandert veel. Spreek daarom met het bestuur af dat u niet na elke bijeenkomst resultaat hoeft te tonen, maar wel elk half jaar vertelt wat u doet en waarom. Dat geeft rust om het werk goed te doen.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een gesprek met omwonenden voorbereiden',
      items: [
        'Wat ligt vast en waarover kan gepraat worden?',
        'Wie kan ter plekke iets toezeggen?',
        'Past de vorm bij het gesprek dat u wilt voeren?',
        'Wie spreekt u die nooit naar een avond komt?',
        'Wat doet u als de spanning oploopt?',
        'Wanneer en hoe komt u terug met een antwoord?',
      ],
    },
    {
      title: 'Checklist: signalen bespreken zonder namen',
      items: [
        'Beschrijf onderwerp, plek en toon.',
        'Noem geen personen en bewaar geen berichten.',
        'Vraag wie hetzelfde merkt.',
        'Bedenk welke zorg eronder kan liggen.',
        'Spreek af wie er langsgaat.',
      ],
    },
  ],
  tables: [
    {
      title: 'Van zorg naar antwoord',
      header: ['Wat mensen zeggen', 'Wat eronder kan liggen', 'Wat u kunt doen'],
      rows: [
        ['Het is toch al besloten', 'niet gehoord worden', 'vertel wat vaststaat en wat niet'],
        ['Zij krijgen alles', 'gevoel van onrecht', 'leg uit hoe verdeling werkt'],
        ['Niemand komt ooit kijken', 'afstand', 'ga langs en kom terug'],
        ['Jullie liegen', 'eerdere teleurstelling', 'erken wat misging'],
      ],
    },
  ],
}
