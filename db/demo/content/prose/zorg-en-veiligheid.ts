import type { Prose } from '../types.ts'

export const zorgEnVeiligheid: Prose = {
  topic: 'zorg-en-veiligheid',
  passages: [
    {
      heading: 'Waarom zorg en veiligheid bij elkaar horen',
      paragraphs: [
        'Veel meldingen over overlast gaan in de kern over iemand met wie het niet goed gaat. De politie komt langs, de rust keert terug en een week later begint het opnieuw. Wie alleen naar de openbare orde kijkt, mist de oorzaak. Wie alleen naar de zorgvraag kijkt, mist wat er in de straat gebeurt. Daarom beginnen partners in deze voorbeeldaanpak met één gedeelde vraag: wat is hier aan de hand, en wie kan daar iets aan doen?',
        "Zorg en veiligheid werken vanuit verschillende opdrachten. Een behandelaar wil vertrouwen opbouwen en is terughoudend met informatie. De politie wil weten of er risico's zijn, nu en vannacht. De gemeente wil dat de buurt leefbaar blijft en dat inwoners ondersteuning krijgen. Die opdrachten hoeven elkaar niet te hinderen, zolang iedereen ze van elkaar kent. Spreek daarom aan het begin van een samenwerking uit wat u van elkaar mag verwachten en wat niet.",
        'Een gezamenlijke aanpak is geen doel op zich. Ze kost tijd van mensen die het al druk hebben. Zet haar dus in waar het nodig is: als er op meerdere leefgebieden problemen zijn, als de gewone werkwijze niet voldoende helpt en als er zorgen zijn over de veiligheid van de persoon zelf of van anderen. In alle andere gevallen is een korte lijn tussen twee professionals vaak genoeg.',
      ],
    },
    {
      heading: 'Onbegrepen gedrag herkennen',
      paragraphs: [
        'Onbegrepen gedrag is gedrag waarvan de omgeving schrikt of dat zij niet kan plaatsen. Daarachter kan van alles zitten: een psychische aandoening, middelengebruik, dementie, schulden, rouw of gewoon een heel slechte dag. De term is met opzet neutraal. Hij zegt iets over wat de omgeving ziet en nog niets over de oorzaak. Vroeger werd vaak gesproken over verward gedrag; dat woord legt het probleem te snel bij de persoon.',
        'Let bij een eerste melding op verandering. Iemand die al jaren in zichzelf praat op straat is iets anders dan iemand die daar deze week mee begonnen is. Buren, winkeliers en de woningcorporatie zien zulke veranderingen vaak als eersten. Vraag hen naar wat zij hebben gezien en gehoord, niet naar wat zij denken dat er aan de hand is. Schrijf het op in gewone woorden, zonder diagnose.',
        'Niet elk onbegrepen gedrag vraagt om ingrijpen. Soms is het genoeg dat iemand een keer aanbelt en luistert. Soms is er al een hulpverlener die de situatie kent. Ga daarom eerst na wie er betrokken is voordat u iets nieuws begint. Een extra gezicht aan de deur kan meer onrust geven dan rust. Spreek af wie de vaste contactpersoon is en houd dat zo lang mogelijk vast.',
      ],
    },
    {
      heading: 'Het meldpunt als voordeur',
      paragraphs: [
        "Een gemeente in de regio heeft in deze voorbeeldaanpak één meldpunt voor zorgen over een inwoner. Het meldpunt is bereikbaar voor inwoners, professionals en collega's van andere afdelingen. De medewerkers vragen door, schatten in hoe dringend het is en zoeken uit wie er al betrokken is. Ze lossen niet alles zelf op. Hun belangrijkste taak is zorgen dat een melding bij de juiste persoon terechtkomt en dat daar ook iets mee gebeurt.",
        'Een goede melding beschrijft feiten. Wat is er gebeurd, wanneer, hoe vaak en wie was erbij? Is er gevaar voor de persoon zelf of voor anderen? Weet de persoon dat u belt? Het meldpunt gebruikt voor deze vragen een korte vragenlijst, zodat elke medewerker hetzelfde uitvraagt. De lijst past op één bladzijde. Wie meer wil weten, belt terug. Een lange lijst aan het begin schrikt melders af en kost kostbare tijd.',
        'Wie meldt, wil weten of het nut had. Het meldpunt koppelt daarom binnen enkele werkdagen terug dat de melding is opgepakt. Over de inhoud vertelt het niets, tenzij de betrokkene daarmee instemt. Juist die eenvoudige terugkoppeling houdt het vertrouwen in stand. Uit de evaluatie van deze voorbeeldaanpak kwam naar voren dat melders die niets horen, de volgende keer minder snel bellen of direct het alarmnummer kiezen.',
      ],
    },
    {
      heading: 'De eerste beoordeling',
      paragraphs: [
        'De eerste beoordeling duurt niet langer dan nodig. Twee medewerkers kijken samen naar de melding: één met kennis van zorg, één met kennis van veiligheid. Ze stellen vier vragen. Is er direct gevaar? Is er al hulp? Wat kan de omgeving zelf? Wat moet er vandaag gebeuren? De antwoorden komen in drie of vier zinnen in het systeem te staan, zodat een collega die later instapt niet opnieuw hoeft te beginnen.',
        'Twijfel hoort bij het vak. Als de beoordelaars er samen niet uitkomen, leggen ze de vraag voor aan een procesregisseur. Dat kan zonder naam, door alleen de situatie te schetsen. De regisseur denkt mee over de route: gewone hulp, een gesprek met meerdere partners, of opschaling. Een twijfel die wordt uitgesproken, is geen teken van zwakte. Ze voorkomt dat iemand te lang alleen met een zorg rondloopt.',
        'Leg vast waarom u een keuze maakt, ook als u besluit om niets te doen. Een zin is genoeg: wat heeft u gezien, wat heeft u afgewogen en wat spreekt u af? Wie later terugkijkt, ziet dan dat er over nagedacht is. Dat beschermt de inwoner, omdat er geen willekeur ontstaat, en het beschermt u, omdat u uw afweging kunt uitleggen aan een leidinggevende of toezichthouder.',
      ],
    },
    {
      heading: 'Samenwerken in de wijk',
      paragraphs: [
        'De meeste situaties worden opgelost in de wijk, door mensen die elkaar kennen. De wijkagent, de wijkverpleegkundige, de sociaal werker en de medewerker van de woningcorporatie hebben elk een stukje van het beeld. Een vast koffiemoment werkt soms beter dan een formeel overleg. Bespreek daar geen personen, maar wel trends: waar neemt de overlast toe, welke plekken vragen aandacht, wie heeft er tijd om eens te gaan kijken?',
        'Vertrouwen groeit door kleine afspraken na te komen. Zeg toe dat u morgen belt en bel dan ook morgen, zelfs als u niets nieuws weet. Wees eerlijk over wat niet kan. Een behandelaar die uitlegt waarom zij niets mag zeggen, wint meer vertrouwen dan een die niet opneemt. Hetzelfde geldt voor de politie, die niet altijd kan vertellen waarom een inzet uitbleef of juist plaatsvond.',
        "Nieuwe collega's hebben tijd nodig om hun weg te vinden. Geef hen een kaart met de namen van de functies, niet van personen, en het algemene nummer waarop die functie bereikbaar is. Namen veranderen vaak; een kaart met functies blijft langer kloppen. Loop de kaart elk half jaar samen door. Wie een nummer belt dat niet meer werkt, belt de volgende keer niet meer.",
      ],
    },
    {
      heading: 'Veilig op huisbezoek',
      paragraphs: [
        'Een huisbezoek geeft vaak meer inzicht dan tien telefoontjes. U ziet hoe iemand leeft, wat er in huis is en hoe de persoon reageert. Bereid het bezoek voor: wat wilt u weten, wat vertelt u en wanneer gaat u weg? Ga bij twijfel over de veiligheid met twee personen en laat een collega weten waar u bent. Spreek een tijd af waarop u zich meldt en wat er gebeurt als u dat niet doet.',
        "Vertel aan de deur eerlijk wie u bent en waarvoor u komt. Een smoes breekt later op. Vraag of u binnen mag komen en accepteer een nee. U kunt dan op de stoep in gesprek gaan of een andere dag terugkomen. Let op uw eigen gevoel. Als iets niet klopt, gaat u weg en overlegt u eerst. Niemand verwacht van een medewerker dat hij risico's neemt die vermeden kunnen worden.",
        'Na het bezoek schrijft u op wat u heeft gezien en gehoord. Houd feiten en indrukken uit elkaar. "De gordijnen waren dicht en er stond veel post in de gang" is een feit. "Mevrouw lijkt somber" is een indruk en mag ook worden opgeschreven, als u erbij zet dat het uw indruk is. Bespreek een heftig bezoek dezelfde dag na met een collega. Dat is geen luxe, maar goed werkgeverschap.',
      ],
    },
    {
      heading: 'Naasten en buurt betrekken',
      paragraphs: [
        'Naasten weten vaak het meest en voelen zich het minst gehoord. Een zus die al jaren voor haar broer zorgt, ziet een terugval weken eerder dan een professional. Vraag daarom altijd naar de naasten en vraag de persoon of u met hen mag spreken. Mag dat niet, dan kunt u nog steeds luisteren. Luisteren is geen informatie delen. Vertel er wel bij dat u zelf niets over de situatie kunt zeggen.',
        'De buurt heeft recht op rust en op uitleg, maar niet op persoonlijke gegevens. Een bericht van de gemeente kan eenvoudig zijn: wij kennen de situatie, wij zijn ermee bezig, en bij dit nummer kunt u terecht als er iets gebeurt. Beloof geen datum waarop het is opgelost. Vraag buren om te melden wat zij zien en bedank hen daarvoor, ook als de melding niet tot zichtbare actie leidt.',
        'Soms loopt de spanning in een straat op doordat verhalen elkaar versterken. Een gesprek met enkele bewoners, onder leiding van iemand die niet bij de situatie betrokken is, kan helpen. Bespreek wat er nodig is om zich weer veilig te voelen en wat bewoners zelf kunnen doen. Maak geen verslag met namen. Een halve bladzijde met afspraken is genoeg en kan aan iedereen worden gegeven.',
      ],
    },
    {
      heading: 'Van signaal naar plan',
      paragraphs: [
        'Een plan is kort en begrijpelijk voor de persoon over wie het gaat. Het noemt wat er beter moet worden, wie wat doet en wanneer u weer bij elkaar komt. De persoon zelf heeft een plek in het plan: wat wil hij bereiken en wat doet hij daarvoor? Een plan dat over iemand gaat zonder dat hij erbij was, werkt zelden langer dan een paar weken.',
        'Begin klein. Een schuld regelen, een sleutel bijmaken, een afspraak bij de huisarts: zulke stappen geven lucht en laten zien dat hulp werkt. Grote doelen, zoals een andere woning of een behandeling, komen later. Zet in het plan ook wat u doet als het weer slechter gaat. Welke signalen ziet u dan, wie belt wie en wat is de eerste stap? Bij onrust is dat deel het meest gelezen stuk.',
        'Sluit een plan ook af. Als het doel is bereikt, bedankt de regisseur iedereen en vertelt wie het gewone contact overneemt. Gegevens die niet meer nodig zijn, worden volgens de eigen regels van elke organisatie verwijderd. Zonder duidelijk einde blijven plannen openstaan en weet niemand meer wie er nog betrokken is. Een slotgesprek van een kwartier voorkomt dat.',
      ],
    },
    {
      heading: 'Wat goed werkt in deze voorbeeldaanpak',
      paragraphs: [
        'Drie dingen komen in bijna elk gesprek over deze voorbeeldaanpak terug. Een vaste procesregisseur die niemands cliënt en niemands baas is. Een werkwijze die op één bladzijde past. En de afspraak dat iedereen mag vragen om op te schalen, ook de medewerker die nog maar net begonnen is. Deze drie dingen kosten weinig en maken veel verschil in de dagelijkse praktijk.',
        'Er zijn ook dingen die tegenvallen. Een gezamenlijk systeem klinkt mooi, maar vraagt veel afstemming over wie wat mag zien. In deze voorbeeldaanpak is gekozen voor een eenvoudige lijst met afspraken zonder inhoud: wie is de regisseur, wanneer is het volgende overleg en wie is daarbij. De inhoud blijft bij de organisatie die haar mag hebben. Dat is minder handig, maar wel zorgvuldig.',
        'Bestuurders helpen door ruimte te geven. Een wethouder die vraagt waarom het zo lang duurt, krijgt een antwoord over procedures. Een wethouder die vraagt wat er nodig is om vandaag verder te komen, krijgt een oplossing. Nodig bestuurders daarom één keer per jaar uit om mee te lopen. Zij zien dan hoe het werk gaat en waar regels elkaar in de weg zitten.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een zorgmelding aannemen',
      items: [
        'Vraag naar feiten: wat, waar, wanneer en hoe vaak.',
        'Vraag of er nu gevaar is voor de persoon of voor anderen.',
        'Ga na of de persoon weet dat er gebeld wordt.',
        'Zoek uit wie er al betrokken is.',
        'Spreek af wie terugkoppelt en wanneer.',
        'Leg uw afweging vast in drie of vier zinnen.',
      ],
    },
    {
      title: 'Checklist: voorbereiding van een huisbezoek',
      items: [
        'Bepaal met welk doel u gaat.',
        "Vraag collega's of er risico's bekend zijn.",
        'Laat weten waar u bent en wanneer u zich meldt.',
        'Bedenk wat u doet als niemand opendoet.',
        'Plan tijd om het bezoek na te bespreken.',
      ],
    },
  ],
  tables: [
    {
      title: 'Wie kijkt waarnaar',
      header: ['Partner', 'Kijkt vooral naar', 'Kan bijdragen'],
      rows: [
        ['Gemeente', 'ondersteuning en leefbaarheid', 'regie, voorzieningen, bestuurlijke maatregel'],
        ['Politie', 'veiligheid op straat en in huis', 'beeld van de situatie, inzet bij direct gevaar'],
        ['Zorgaanbieder', 'gezondheid en behandeling', 'contact, diagnose, behandelplan'],
        ['Woningcorporatie', 'wonen en overlast', 'contact achter de voordeur, woonafspraken'],
        ['Zorg- en Veiligheidshuis', 'samenhang tussen partijen', 'procesregie bij complexe situaties'],
      ],
    },
  ],
}
