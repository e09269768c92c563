import type { Prose } from '../types.ts'

export const jeugdEnVeiligheid: Prose = {
  topic: 'jeugd-en-veiligheid',
  passages: [
    {
      heading: 'Kijken naar jongeren',
      paragraphs: [
        'De meeste jongeren doen het goed. Wie beleid maakt voor jeugd en veiligheid, moet daar beginnen, anders wordt elke groep op een bankje een probleem. Overlast is vaak een botsing tussen verwachtingen: jongeren willen ergens zijn en bewoners willen rust. Een gesprek over de plek lost dan meer op dan een gesprek over gedrag. Pas als dat niet helpt, komt de vraag wat er met een jongere aan de hand is.',
        'Jongeren zijn geen kleine volwassenen. Zij overzien gevolgen minder goed, zijn gevoelig voor hun vrienden en zoeken grenzen. Dat verklaart veel en maakt niet alles goed. Een reactie die snel komt, duidelijk is en met aandacht wordt gegeven, werkt beter dan een zware reactie na een half jaar. Volwassenen om hen heen moeten hetzelfde verhaal vertellen, anders zoekt een jongere de zwakste schakel.',
        'Achter gedrag zit vaak een verhaal. Thuis is er ruzie, school lukt niet, er is geen geld of iemand heeft iets naars meegemaakt. Vraag daarnaar zonder te verhoren. Een jongere die merkt dat een volwassene blijft terugkomen, gaat uiteindelijk praten. Dat kost tijd en past slecht in een project van drie maanden. Kies daarom liever voor minder projecten en langere adem.',
      ],
    },
    {
      heading: 'Groepen in beeld',
      paragraphs: [
        'Een groep op straat is zelden één geheel. Er zijn jongeren die leiden, jongeren die volgen en jongeren die er toevallig bij staan. Een aanpak die iedereen hetzelfde behandelt, maakt de groep juist hechter. Breng daarom de groep in kaart op hoofdlijnen: waar, wanneer, wat voor gedrag en wat zoeken zij daar? Gegevens over personen horen alleen thuis in overleggen die daarvoor zijn ingericht.',
        'Bespreek met partners welk gedrag u ziet. Is het hinderlijk, overlastgevend of strafbaar? Die drie vragen om een ander antwoord. Hinder vraagt om gesprek en een plek. Overlast vraagt om afspraken en toezicht. Strafbaar gedrag vraagt om politie en OM. Als partners dezelfde woorden gebruiken, wordt het gesprek zakelijker en hoeft niet elke vergadering opnieuw over de ernst te gaan.',
        'Kom na zes weken terug op de aanpak. Is de groep kleiner, verplaatst of veranderd van samenstelling? Wat vinden bewoners ervan en wat zeggen de jongeren zelf? Stop met wat niet werkt, ook als het net is begonnen. Een aanpak die alleen zorgt dat de groep een straat verder staat, heeft het probleem niet opgelost maar doorgegeven aan de buren.',
      ],
    },
    {
      heading: 'De straatcoach en het jongerenwerk',
      paragraphs: [
        'Jongerenwerk en toezicht zijn verschillende vakken. De jongerenwerker bouwt een relatie op en helpt met school, werk en thuis. De straatcoach of handhaver stelt grenzen. Als één persoon beide doet, weet een jongere niet waar hij aan toe is. Laat hen wel samen optrekken: de een kan zeggen dat iets niet mag, de ander kan helpen om het anders te doen.',
        "Een goede jongerenwerker kent de wijk en blijft langer dan een seizoen. Dat vraagt om vaste contracten en redelijke werktijden. Jongeren zijn er 's avonds en in het weekend, dus de jongerenwerker ook. Spreek met de organisatie af hoe u dat samen mogelijk maakt. Een wijk die elk half jaar een nieuw gezicht krijgt, begint elk half jaar opnieuw met vertrouwen opbouwen.",
        'Rapportages moeten iets opleveren. Vraag niet naar aantallen contacten, maar naar wat er is veranderd en wat er nodig is. Een kort verhaal per kwartaal, zonder namen, geeft meer inzicht dan een tabel. Bespreek het met de jongerenwerker en niet alleen met de directeur. Zo blijft de gemeente weten wat er speelt en voelt de werker zich serieus genomen.',
      ],
    },
    {
      heading: 'School als partner',
      paragraphs: [
        'School ziet een jongere elke dag. Verzuim, een ander humeur, een dure jas: docenten merken het. Zij willen best iets doen, maar hebben weinig tijd. Maak het hun makkelijk met één aanspreekpunt dat meedenkt en terugbelt. Spreek af wat school zelf oppakt, wanneer zij de gemeente belt en wanneer de politie. Zet dat op één bladzijde en bespreek het elk schooljaar opnieuw.',
        'Veiligheid in en om school vraagt om gewone afspraken. Wie staat er bij de fietsenstalling, wat gebeurt er bij een vechtpartij, hoe gaan wij om met telefoons en filmpjes? Betrek leerlingen bij de regels. Regels die zij hebben meebedacht, verdedigen zij ook. De wijkagent komt regelmatig langs zonder aanleiding, zodat het niet meteen spannend is als hij een keer met een reden komt.',
        'Verzuim is een vroeg signaal. Een jongere die niet meer komt, heeft daar een reden voor. De leerplichtambtenaar zoekt contact met de jongere en de ouders en vraagt wat er nodig is om terug te komen. Soms is dat een ander rooster, soms hulp thuis. Een boete kan nodig zijn, maar lost de reden zelden op. Werk daarom samen met jeugdhulp en school aan een plan.',
      ],
    },
    {
      heading: 'Wapens en geweld voorkomen',
      paragraphs: [
        'Jongeren die een mes dragen, zeggen vaak dat zij zich niet veilig voelen. Dat argument verdient een antwoord. Een mes maakt een ruzie gevaarlijker, ook voor de drager. Voorlichting door iemand die het heeft meegemaakt, maakt indruk. Combineer die met inleveracties, controles op vaste plekken en een gesprek met ouders. Eén maatregel alleen verandert weinig, een combinatie die een jaar duurt wel.',
        'Winkels kunnen helpen door niet aan minderjarigen te verkopen en door messen uit het zicht te leggen. Veel winkeliers willen dat wel, als zij weten wat de regels zijn en niet de enige zijn. Maak een afspraak met de winkeliersvereniging en geef een kaart voor bij de kassa. Een vriendelijke testaankoop, gevolgd door een gesprek, houdt de afspraak levend.',
        "Na een geweldsincident is er aandacht nodig voor iedereen die erbij was. De school, de sportclub en de buurt hebben vragen. Stem af wie wat vertelt en wees zuinig met details. Let op verhalen over wraak. Een jongerenwerker die weet dat er iets broeit, moet weten wie hij 's avonds kan bellen. Snel contact met beide kanten kan een tweede incident voorkomen.",
      ],
    },
    {
      heading: 'Ouders ondersteunen',
      paragraphs: [
        'Ouders zijn de belangrijkste partner en worden het vaakst vergeten. Zij horen als laatste wat hun kind doet en krijgen als eerste de schuld. Begin een gesprek daarom met wat goed gaat. Vraag wat zij zien, wat zij al hebben geprobeerd en wat zij nodig hebben. Een ouder die zich gesteund voelt, doet mee. Een ouder die zich aangevallen voelt, trekt een muur op.',
        'Praktische hulp opent deuren. Een formulier invullen, een gesprek op school voorbereiden, een plek waar een moeder met andere moeders kan praten. Opvoedhulp werkt beter als de grootste zorgen eerst kleiner worden. Kijk ook naar broertjes en zusjes. Zij zien alles en lopen een groter risico om dezelfde weg te gaan. Met een kleine inzet kan dat worden voorkomen.',
        'Wees duidelijk over grenzen. Ouders mogen verwachten dat de overheid vertelt wat er kan gebeuren als het gedrag doorgaat. Leg uit wat een waarschuwing, een maatregel of een straf betekent en wie daarover beslist. Doe dat in hun eigen taal als dat nodig is, met een tolk en niet met het kind als vertaler. Schrijf op wat u heeft afgesproken en geef het mee.',
      ],
    },
    {
      heading: 'Online leefwereld',
      paragraphs: [
        'Voor jongeren is er geen verschil tussen online en echt. Een ruzie begint in een appgroep en eindigt op het plein, of andersom. Professionals die alleen op straat kijken, missen de helft. Vraag jongeren wat zij gebruiken, wat daar leuk aan is en wat hen dwarszit. U hoeft het niet te snappen om ernaar te kunnen vragen. Nieuwsgierigheid helpt meer dan kennis van apps.',
        'Online gedrag kan strafbaar zijn: bedreigen, ongevraagd beelden delen, een ander afpersen. Veel jongeren weten dat niet of denken dat het niet wordt ontdekt. Leg uit wat de wet zegt en wat het met een slachtoffer doet. Vertel ook hoe beelden verwijderd kunnen worden en wie daarbij helpt. Een slachtoffer schaamt zich vaak zo dat het pas na maanden iets vertelt.',
        'Jongerenwerkers gaan ook online. Zij zijn zichtbaar met hun eigen naam en functie, reageren op berichten en zijn bereikbaar voor vragen. Zij lezen niet stiekem mee. Spreek af op welke tijden zij online zijn, wat zij doen als iemand in nood is en wat zij vastleggen. Bescherm ook hun privéleven met een apart account en een telefoon van het werk.',
      ],
    },
    {
      heading: 'Werk en toekomst',
      paragraphs: [
        'Een baan, een opleiding of een stage is vaak de beste preventie. Jongeren met uitzicht hebben iets te verliezen. Zoek ondernemers die een jongere een tweede kans willen geven en help hen daarbij. Een vaste begeleider die belt als het misgaat, neemt veel zorgen weg. Begin met een paar plekken die echt werken. Een grote beursdag met honderd folders levert minder op.',
        'Papieren zitten vaak in de weg. Een identiteitsbewijs dat verlopen is, een schuld bij de zorgverzekering, een strafblad dat een stage blokkeert. Help om die drempels weg te nemen. Een jongere die een week lang zijn best doet en dan afketst op een formulier, komt niet terug. Een medewerker met wat speelruimte kan in een uur regelen waar een jongere maanden over doet.',
        'Vier kleine successen. Een week op tijd komen is voor de een gewoon en voor de ander een overwinning. Zeg dat hardop. Laat jongeren die het gered hebben, vertellen aan anderen, als zij dat willen. Hun woorden wegen zwaarder dan die van een beleidsmedewerker. Zorg wel dat hun verhaal van hen blijft en niet jaren later nog online rondgaat.',
      ],
    },
    {
      heading: 'Samenwerking en regie',
      paragraphs: [
        'Rond een jongere kunnen tien organisaties werken die elkaar niet kennen. Iemand moet het overzicht houden. In deze voorbeeldaanpak wijst de gemeente een regisseur aan als er meer dan twee partijen betrokken zijn. De regisseur is niet de hulpverlener. Hij zorgt dat er één plan is, dat de jongere en de ouders het kennen en dat iemand belt als een afspraak niet wordt nagekomen.',
        'Het Zorg- en Veiligheidshuis kan helpen als het ingewikkeld wordt. Daar zitten straf, zorg en bestuur samen aan tafel, met eigen afspraken over privacy. Een aanmelding begint met de vraag wat er tot nu toe is gedaan en waarom dat niet genoeg was. Bespreek met de jongere en zijn ouders dat u hulp vraagt, tenzij dat niet kan. Leg dat laatste goed vast.',
        'Evalueer eens per jaar het geheel. Welke jongeren bereiken wij niet? Wat doen wij dubbel? Waar is de wachttijd het langst? Nodig een paar jongeren en ouders uit om mee te praten en betaal hen voor hun tijd. Hun blik is scherp en hun voorstellen zijn meestal goedkoop. Een gesprek van twee uur levert een agenda op voor een heel jaar.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een groep op straat',
      items: [
        'Praat eerst met de jongeren zelf.',
        'Beschrijf gedrag, plek en tijd.',
        'Onderscheid hinder, overlast en strafbaar gedrag.',
        'Vraag bewoners wat zij nodig hebben.',
        'Spreek af wie grenzen stelt en wie helpt.',
        'Kijk na zes weken of het werkt.',
      ],
    },
    {
      title: 'Checklist: een gesprek met ouders',
      items: [
        'Begin met wat goed gaat.',
        'Vraag wat zij zien en al hebben geprobeerd.',
        'Zorg zo nodig voor een tolk.',
        'Leg uit wat er kan gebeuren en wie beslist.',
        'Schrijf afspraken op en geef ze mee.',
      ],
    },
  ],
  tables: [
    {
      title: 'Gedrag en reactie',
      header: ['Gedrag', 'Eerste reactie', 'Wie'],
      rows: [
        ['Hinder', 'gesprek over de plek', 'jongerenwerk, bewoners'],
        ['Overlast', 'afspraken en toezicht', 'gemeente, handhaving'],
        ['Strafbaar', 'opsporing en hulp naast elkaar', 'politie, OM, jeugdhulp'],
      ],
    },
  ],
}
