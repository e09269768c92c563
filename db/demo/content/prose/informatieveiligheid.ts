import type { Prose } from '../types.ts'

export const informatieveiligheid: Prose = {
  topic: 'informatieveiligheid',
  passages: [
    {
      heading: 'Informatie is van de inwoner',
      paragraphs: [
        'Gemeenten en partners beheren veel gegevens over inwoners. Die gegevens zijn niet van de organisatie, zij zijn toevertrouwd. Wie dat als uitgangspunt neemt, stelt vanzelf andere vragen. Niet: mogen wij dit opslaan? Maar: heeft de inwoner er iets aan dat wij dit opslaan? Informatieveiligheid begint bij minder verzamelen. Wat u niet heeft, kan niet lekken, niet verouderen en niet verkeerd worden gebruikt.',
        "Beschikbaarheid, juistheid en vertrouwelijkheid horen bij elkaar. Een dossier dat niemand kan openen als het nodig is, is net zo'n probleem als een dossier dat iedereen kan openen. Weeg de drie bij elk systeem. Voor een crisislijst telt dat zij altijd bereikbaar is. Voor een medisch gegeven telt dat bijna niemand erbij kan. Eén regel voor alles is makkelijk, maar zelden goed.",
        'De CISO adviseert en de lijn besluit. Een teamleider blijft verantwoordelijk voor de informatie in zijn team. De CISO helpt met kennis, houdt overzicht en slaat alarm als dat nodig is. Spreek die verdeling uit. In organisaties waar iedereen denkt dat de CISO het regelt, regelt niemand het. Een vast gesprek per kwartaal met elke teamleider houdt het onderwerp levend zonder dat het zwaar wordt.',
      ],
    },
    {
      heading: 'Toegang en autorisatie',
      paragraphs: [
        'Geef mensen toegang tot wat zij nodig hebben en niet meer. Dat is makkelijk bij de start en moeilijk daarna. Medewerkers wisselen van functie en nemen rechten mee. Loop daarom elk half jaar de lijst met rechten na. De teamleider kijkt en vinkt af. Het kost een uur en er valt altijd iets weg. Begin met de systemen waarin de gevoeligste gegevens staan.',
        'Gezamenlijke accounts zijn handig en gevaarlijk. Niemand weet wie iets heeft gedaan en het wachtwoord staat op een briefje. Vervang ze door eigen accounts met inloggen in twee stappen. Is dat bij een oud apparaat niet mogelijk, leg dan vast wie het gebruikt en verander het wachtwoord na elk vertrek. Plan de vervanging van het apparaat en laat het geen jaren duren.',
        'Logboeken hebben alleen zin als iemand kijkt. Kies een paar gebeurtenissen die u echt wilt weten, zoals inzien van een dossier buiten werktijd. Laat daar een bericht van maken en spreek af wie het leest. Vertel medewerkers dat er wordt gekeken en waarom. De meeste mensen vinden dat prettig, want het beschermt hen tegen een onterechte verdenking.',
      ],
    },
    {
      heading: 'Veilig samenwerken met partners',
      paragraphs: [
        'Samenwerken over de grens van een organisatie vraagt om een veilige plek. Mail is snel, maar een verkeerd adres is zo gekozen. Gebruik voor gevoelige stukken een omgeving waarin u bepaalt wie het mag lezen en hoe lang. Kies bij het plaatsen eerst voor wie het bestemd is en daarna de TLP-aanduiding. Die volgorde voorkomt dat een label een gewoonte wordt in plaats van een afweging.',
        'De TLP-aanduiding zegt wat een lezer met een stuk mag doen. CLEAR is openbaar. GREEN is voor partners. AMBER is voor een beperkte groep, AMBER+STRICT voor een nog kleinere kring. RED is alleen voor de genoemde personen. De aanduiding is geen rubricering van staatsgeheimen. Gerubriceerde informatie, politiegegevens en casuïstiek horen op geen enkele manier op dit portaal.',
        'Vraag bij elk stuk of het korter kan. Een werkwijze zonder namen van medewerkers kan breder worden gedeeld dan een met. Een tabel zonder kleine aantallen ook. Maak zo nodig twee versies: een uitgebreide voor een kleine groep en een algemene voor alle partners. De algemene versie is meestal de nuttigste. De uitgebreide wordt vaak uit gewoonte gemaakt.',
      ],
    },
    {
      heading: 'Een datalek goed afhandelen',
      paragraphs: [
        'Een datalek is zelden spectaculair. Een mail naar de verkeerde persoon, een tas in de trein, een lijst op de printer. Meld het meteen bij de aangewezen collega, ook als u twijfelt. De tijd gaat lopen vanaf het moment dat iemand het weet. Een medewerker die zijn eigen fout binnen een uur meldt, verdient een compliment. Zonder dat gedrag hoort de organisatie het pas uit de krant.',
        'De eerste vragen zijn eenvoudig. Welke gegevens, van hoeveel mensen, wie heeft ze nu en kan het worden teruggedraaid? Pas daarna komt de vraag of het gemeld moet worden bij de toezichthouder en bij betrokkenen. De functionaris gegevensbescherming adviseert. Leg vast wat u weet, wat u niet weet en waarom u een keuze maakt. Ook een lek dat u niet meldt, komt in het register.',
        'Inwoners verdienen een eerlijk bericht. Vertel wat er is gebeurd, wat het voor hen kan betekenen, wat u doet en wat zij zelf kunnen doen. Vermijd juridische taal. Geef een telefoonnummer waar iemand opneemt. Bied excuses aan als er iets fout is gegaan. Een goed bericht kost een uur extra en bespaart weken van boze telefoontjes.',
      ],
    },
    {
      heading: 'Bewaren en opruimen',
      paragraphs: [
        'Bewaartermijnen staan vaak op papier en zelden in systemen. Kies elk jaar één systeem en ruim het op. Begin met kopieën: bijlagen in mailboxen, bestanden op gedeelde schijven, uitdraaien in kasten. Daar staat meestal het meeste en het weet niemand. Een opruimdag met taart werkt verrassend goed, zeker als de directie zelf ook een kast leeghaalt.',
        'Let op gegevens van samenwerkingen die zijn gestopt. Wie is eigenaar van de map als de werkgroep is opgeheven? Spreek bij de start af wat er bij het einde gebeurt. Wijs een functie aan die het uitvoert. Een werkgroep die netjes afsluit, laat een kort eindverslag na en verwijdert de rest. Het eindverslag is meestal ook het enige wat later nog gelezen wordt.',
        'Bewaar wat u nodig heeft om verantwoording af te leggen. Een besluit, de afweging en de datum horen in het archief. Concepten en losse notities niet. Vraag de archivaris om mee te denken voordat u een nieuw systeem kiest. Achteraf opruimen is duur. Met een paar goede keuzes vooraf gaat het grootste deel vanzelf, op de dag dat de termijn voorbij is.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een stuk delen op het portaal',
      items: [
        'Voor wie is het bestemd?',
        'Past de TLP-aanduiding daarbij?',
        'Staan er geen namen of kleine aantallen in?',
        'Bevat het geen politiegegevens of casuïstiek?',
        'Wanneer moet het worden herzien of verwijderd?',
      ],
    },
  ],
  tables: [
    {
      title: 'De TLP-aanduidingen',
      header: ['Aanduiding', 'Voor wie', 'Wat mag de lezer'],
      rows: [
        ['CLEAR', 'iedereen', 'vrij delen'],
        ['GREEN', 'partners', 'delen binnen de partnerorganisaties'],
        ['AMBER', 'een beperkte groep', 'delen met wie het nodig heeft'],
        ['AMBER+STRICT', 'een kleine kring', 'alleen binnen die kring'],
        ['RED', 'genoemde personen', 'niet delen'],
      ],
    },
  ],
}
