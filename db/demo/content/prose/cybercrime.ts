import type { Prose } from '../types.ts'

export const cybercrime: Prose = {
  topic: 'cybercrime',
  passages: [
    {
      heading: 'Digitale veiligheid is gewone veiligheid',
      paragraphs: [
        'Een inbraak via een mail doet net zoveel pijn als een inbraak door de achterdeur. Toch voelt digitale veiligheid voor veel mensen als iets van de afdeling automatisering. In deze voorbeeldaanpak hoort het onderwerp bij openbare orde, bij ondernemers, bij scholen en bij het bestuur. Elke partner doet een deel: de een geeft voorlichting, de ander beveiligt systemen, een derde oefent met een crisis.',
        'De grootste winst zit in eenvoudige gewoonten. Inloggen in twee stappen, updates op tijd, een reservekopie die niet aan het netwerk hangt en een telefoontje bij twijfel. Deze vier maatregelen houden niet alles tegen, maar maken het een aanvaller veel lastiger. Herhaal ze vaker dan u prettig vindt. De boodschap is voor u oud, maar voor degene die gisteren een nieuwe telefoon kocht is zij nieuw.',
        'Schaamte staat melden in de weg. Mensen die zijn opgelicht, vinden zichzelf dom. Dat zijn zij niet; oplichters zijn goed in hun werk. Spreek daarom altijd over wat de oplichter deed en niet over wat het slachtoffer had moeten doen. Een bestuurder die vertelt dat hij zelf bijna op een link klikte, doet meer voor de weerbaarheid dan een folder.',
      ],
    },
    {
      heading: 'Social engineering',
      paragraphs: [
        'Bij social engineering wordt geen computer gekraakt, maar een mens overgehaald. De aanvaller doet zich voor als een bank, een collega, een kind in nood of een helpdesk. Hij maakt haast, vraagt om vertrouwen of biedt een voordeel. Wie weet hoe dat werkt, herkent het sneller. De belangrijkste vraag is altijd dezelfde: kan ik dit controleren via een weg die ik zelf kies?',
        'Spreek in uw organisatie een terugbelregel af. Wie telefonisch of per mail vraagt om geld, gegevens of toegang, wordt teruggebeld op een nummer dat al bekend was. Ook als het de directeur is. Ook als er haast is. Juist dan. De regel werkt alleen als leidinggevenden hem zelf toepassen en een medewerker bedanken die even navraag doet.',
        'Oefen zonder mensen voor schut te zetten. Een nagemaakte phishingmail kan leerzaam zijn, als de uitkomst per team en niet per persoon wordt besproken. Vertel vooraf dat er dit jaar geoefend wordt. Beloon het melden en niet het niet-klikken. Een organisatie waar één op de drie mensen een verdachte mail meldt, ontdekt een echte aanval binnen enkele minuten.',
      ],
    },
    {
      heading: 'Inloggen in twee stappen',
      paragraphs: [
        'Een wachtwoord kan worden geraden, gestolen of gekocht. Met een tweede stap heeft de dief daar weinig aan. Die tweede stap is een code in een app, een sleutel die u in de computer steekt of een bevestiging op de telefoon. Inloggen in twee stappen heet ook wel MFA. Het kost een paar seconden en is de maatregel met het meeste effect voor de minste moeite.',
        'Begin bij de accounts die het meeste schade kunnen doen: mail, beheer van systemen, bankzaken en sociale media van de organisatie. Maak daarna alle andere accounts af. Bedenk vooraf wat iemand doet die zijn telefoon kwijt is. Een herstelprocedure die te makkelijk is, maakt de tweede stap waardeloos. Een procedure die te moeilijk is, zorgt dat mensen een omweg zoeken.',
        "Help mensen op weg. Een kwartier samen instellen in de kantine werkt beter dan een handleiding van tien bladzijden. Voor inwoners kan de bibliotheek of een buurthuis zo'n inloopuur houden. Vraag vrijwilligers om mee te doen en geef hen een kaart met de stappen. Let erop dat zij nooit wachtwoorden opschrijven of codes overnemen, ook niet als iemand daar zelf om vraagt.",
      ],
    },
    {
      heading: 'Updates en oude apparaten',
      paragraphs: [
        'Een update dicht gaten die al bekend zijn. Wie wacht, laat een deur open waarvan de sleutel op straat ligt. Zet automatische updates aan waar dat kan en plan een vast moment voor systemen waar dat niet kan. Houd een lijst bij van wat u in huis heeft. Wat niet op de lijst staat, wordt vergeten, en wat vergeten is wordt niet bijgewerkt.',
        'Oude apparaten vragen om een besluit. Een camera, printer of bedieningspaneel dat geen updates meer krijgt, kan nog jaren werken en toch een gevaar zijn. Vervang het, haal het van het netwerk of scherm het af. Schrijf op wie dat besluit heeft genomen en wanneer u er opnieuw naar kijkt. Niet kiezen is ook een keuze, maar dan een die niemand heeft gemaakt.',
        'Leveranciers zijn een deel van uw beveiliging. Vraag bij inkoop hoe lang er updates komen, hoe snel een lek wordt gedicht en hoe u wordt gewaarschuwd. Leg het vast in het contract en controleer het één keer per jaar. Kleine organisaties kunnen samen inkopen. Dan hoeft niet elke gemeente zelf alle vragen te bedenken en de antwoorden te beoordelen.',
      ],
    },
    {
      heading: 'Voorbereid op een digitale crisis',
      paragraphs: [
        'Een digitale crisis begint vaak onduidelijk. Een systeem is traag, een collega kan niet inloggen, een bestand heeft een vreemde naam. Spreek af bij welke signalen u de CISO belt en wie mag besluiten om systemen uit te zetten. Dat besluit moet binnen minuten genomen kunnen worden, ook op zondagochtend. Een bestuurder hoeft daar niet aan te pas te komen, maar moet het wel meteen weten.',
        'Papier is een goed noodplan. Wat doet burgerzaken als het systeem drie dagen uit staat? Hoe betaalt u uitkeringen? Waar staan de telefoonnummers als de adreslijst onbereikbaar is? Loop elke afdeling langs met deze vragen en schrijf de antwoorden op. Druk ze af. Het lijkt ouderwets, totdat de dag komt waarop het de enige manier is om door te werken.',
        'Communicatie is de helft van de crisis. Inwoners willen weten of hun gegevens veilig zijn, medewerkers of ze naar huis mogen en journalisten wie er verantwoordelijk is. Zeg wat u weet, wat u niet weet en wanneer u weer iets laat horen. Beloof niets wat u niet kunt controleren. Houd berichten kort en gebruik een kanaal dat niet van het getroffen netwerk afhangt.',
      ],
    },
    {
      heading: 'Oefenen aan tafel',
      paragraphs: [
        "Een table-top is een oefening aan tafel met een verzonnen verhaal. De deelnemers krijgen om het kwartier nieuwe informatie en bespreken wat zij doen. Er wordt niets echt uitgezet. Toch leert men veel: wie mag beslissen, wie ontbreekt er, welk nummer klopt niet meer? In september 2023 hield de regio zo'n oefening voor de CISO's van 23 gemeenten, voorbereid met de Informatiebeveiligingsdienst.",
        'Kies een scenario dat past bij het doel. Wilt u de besluitvorming oefenen, dan is één storing met onduidelijke oorzaak genoeg. Wilt u samenwerking tussen gemeenten oefenen, dan raakt het scenario een gezamenlijke leverancier. Houd het verhaal klein. Een oefening waarin alles tegelijk misgaat, is spannend, maar aan het eind weet niemand meer welke les bij welk onderdeel hoort.',
        'Sluit elke oefening af met een rondje van drie zinnen: dit ging goed, dit verraste mij, dit pas ik aan. De begeleider maakt er een lijst van en stuurt die binnen een week. Na drie maanden vraagt iemand wat ermee gedaan is. Dat laatste is het onderdeel dat het vaakst wordt vergeten. Zonder opvolging is een oefening een gezellige middag.',
      ],
    },
    {
      heading: 'Slachtoffers helpen',
      paragraphs: [
        'Wie slachtoffer is van oplichting wil vooral weten wat hij nu moet doen. Maak een kaart met vijf stappen: bel uw bank, verander uw wachtwoorden, bewaar bewijs, doe aangifte, praat erover. Leg de kaart neer bij balies, huisartsen en bibliotheken. Zorg dat medewerkers weten wat erop staat. Een rustige uitleg in het eerste kwartier kan veel schade voorkomen.',
        'Aangifte doen heeft zin, ook als de dader in het buitenland zit. Met meer aangiften ontstaat een beeld van hoe oplichters werken. Dat beeld helpt om anderen te waarschuwen. Leg uit wat iemand van de aangifte mag verwachten en wat niet. Een eerlijk verhaal voorkomt teleurstelling. Verwijs naar slachtofferhulp als iemand er slecht van slaapt of zich niet meer veilig voelt.',
        'Let op herhaling. Wie een keer is opgelicht, staat soms op een lijst en wordt opnieuw benaderd, bijvoorbeeld door iemand die belooft het geld terug te halen. Vertel slachtoffers dat dit gebeurt. Vraag of zij het goed vinden dat u na een maand nog eens belt. Voor veel mensen is dat telefoontje het bewijs dat iemand het serieus heeft genomen.',
      ],
    },
    {
      heading: 'Ondernemers op weg helpen',
      paragraphs: [
        'Kleine ondernemers denken dat zij niet interessant zijn voor criminelen. Dat klopt niet: een aanval is meestal niet persoonlijk, maar automatisch. Begin het gesprek niet met dreiging, maar met de vraag wat er gebeurt als de kassa morgen niet werkt. Uit dat antwoord volgt vanzelf wat beschermd moet worden. Een digitale veiligheidsscan van een uur levert daarna drie concrete acties op.',
        'Gebruik bestaande ontmoetingen. Een ondernemersvereniging heeft al een avond, een marktmeester kent iedereen en een parkmanager loopt rond. Zij kunnen het onderwerp op de agenda zetten met materiaal uit een toolkit. Vraag een ondernemer die iets heeft meegemaakt om te vertellen. Dat verhaal blijft hangen, lang nadat de presentatie vergeten is.',
        'Maak de eerste stap klein. Niet een plan van twintig maatregelen, maar één middag waarop iedereen inloggen in twee stappen aanzet. De volgende bijeenkomst gaat over reservekopieën. Na een half jaar is de basis op orde zonder dat iemand het als een project heeft ervaren. Het platform voor veilig ondernemen kan helpen met planning en met het benaderen van de branche.',
      ],
    },
    {
      heading: 'Samenwerking tussen gemeenten',
      paragraphs: [
        "Gemeenten hoeven het wiel niet elk zelf uit te vinden. In het netwerk van CISO's worden werkwijzen gedeeld: een voorbeeld van een noodplan, een lijst met vragen voor leveranciers, een opzet voor een oefening. Wie iets overneemt, meldt dat op het portaal. Zo ziet de maker dat zijn werk gebruikt wordt en weet een ander bij wie hij ervaring kan ophalen.",
        "Bestuurders hebben een eigen netwerk nodig. Een cyberburgemeester houdt het onderwerp op de agenda en vraagt door als het over risico's gaat. Drie vragen zijn genoeg om mee te beginnen: wat is ons belangrijkste systeem, hoe lang kunnen wij zonder en wanneer hebben wij dat voor het laatst geoefend? Een bestuurder die deze vragen stelt, krijgt vanzelf betere antwoorden.",
        'Deel ook wat misging. Een gemeente die vertelt dat haar reservekopie niet terug te zetten was, bespaart anderen dezelfde fout. Dat vraagt vertrouwen en een veilige plek. Kies daarom zorgvuldig wie een stuk mag lezen en laat gegevens over systemen weg die anderen niet nodig hebben. De les is belangrijk, het detail van uw netwerk niet.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: de basis op orde',
      items: [
        'Inloggen in twee stappen staat aan voor mail en beheer.',
        'Updates worden automatisch of op een vast moment gedaan.',
        'Er is een reservekopie los van het netwerk.',
        'Het terugzetten van de kopie is dit jaar geprobeerd.',
        'Er is een terugbelregel voor geld en gegevens.',
        'Het noodplan ligt ook op papier.',
      ],
    },
    {
      title: 'Checklist: een table-top voorbereiden',
      items: [
        'Kies hooguit drie leerdoelen.',
        'Bedenk een verhaal dat nergens echt is gebeurd.',
        'Nodig ook communicatie en bestuur uit.',
        'Wijs een begeleider en een waarnemer aan.',
        'Plan een half uur om na te bespreken.',
        'Spreek af wie over drie maanden terugkomt op de lessen.',
      ],
    },
  ],
  tables: [
    {
      title: 'Vijf stappen na oplichting',
      header: ['Stap', 'Wat', 'Waarom'],
      rows: [
        ['1', 'bel uw bank', 'geld kan soms nog worden tegengehouden'],
        ['2', 'verander wachtwoorden', 'de dader heeft ze misschien'],
        ['3', 'bewaar berichten', 'nodig voor aangifte'],
        ['4', 'doe aangifte', 'helpt om anderen te waarschuwen'],
        ['5', 'praat erover', 'schaamte maakt het zwaarder'],
      ],
    },
  ],
}
