import type { Prose } from '../types.ts'

export const invoering: Prose = {
  topic: 'invoering',
  passages: [
    {
      heading: 'Klein beginnen',
      paragraphs: [
        'Een nieuwe werkwijze begint het best op één plek met mensen die er zin in hebben. Zij lopen tegen dingen aan die u aan een bureau niet had bedacht. Geef hun tijd en een duidelijke opdracht: probeer dit drie maanden en vertel elke twee weken wat u merkt. Een proef zonder einddatum wordt vanzelf een gewoonte waar niemand over heeft besloten.',
        'Kies vooraf waaraan u ziet of het werkt. Dat hoeft geen onderzoek te zijn. Drie vragen aan medewerkers en drie aan inwoners geven al richting. Schrijf ook op wanneer u stopt. Een proef die mislukt, is nuttig als u weet waarom. De kosten blijven klein en de les is groot. Deel haar, want een andere gemeente staat misschien op het punt om hetzelfde te doen.',
        "Na de proef volgt een keuze: stoppen, aanpassen of uitbreiden. Neem die keuze met de mensen die meededen en met wie erover gaat. Vraag wat er nodig is om het op grotere schaal te doen. Een werkwijze die draaide op twee enthousiaste collega's, heeft bij uitbreiding meer nodig: scholing, tijd en een plek in de gewone planning.",
      ],
    },
    {
      heading: 'Draagvlak en mandaat',
      paragraphs: [
        'Draagvlak ontstaat als mensen merken dat het hun werk beter maakt. Vraag daarom eerst waar zij last van hebben. Laat zien welk deel daarvan wordt opgelost en welk deel niet. Beloof geen tijdwinst als die er in het eerste jaar niet is. Eerlijkheid aan het begin voorkomt cynisme aan het eind. Zoek één collega per team die meedenkt en vragen beantwoordt.',
        'Leidinggevenden moeten ruimte geven en dat hardop zeggen. Een medewerker die naast zijn gewone werk iets nieuws moet leren, heeft uren nodig. Leg vast hoeveel en haal er iets anders voor weg. Een project dat erbij komt zonder dat er iets afgaat, verliest altijd van de waan van de dag. Het bestuur kan helpen door dit onderwerp een jaar lang vaste aandacht te geven.',
        'Mandaat is meer dan een handtekening. Wie regie voert, moet anderen kunnen aanspreken en geld kunnen gebruiken voor kleine dingen. Bespreek vooraf wat er gebeurt als een partner een afspraak niet nakomt. Wie belt wie, en wat is de volgende stap? Als dat helder is, hoeft het zelden te worden gebruikt. Is het niet helder, dan blijft elke afspraak vrijblijvend.',
      ],
    },
    {
      heading: 'Kosten en planning',
      paragraphs: [
        'Maak een eenvoudige begroting in uren. Hoeveel tijd kost het wie, in het eerste jaar en daarna? Vergeet overleg, scholing en beheer niet. Uren zijn voor partners makkelijker te vergelijken dan bedragen. Reken ook uit wat het kost om niets te doen, maar wees daar voorzichtig mee. Besparingen komen vaak bij een ander terecht dan de kosten, en dat moet u eerlijk zeggen.',
        'Plan in kwartalen en niet in weken. Mensen worden ziek, er komt een verkiezing tussen, een crisis vraagt aandacht. Een planning met ruimte wordt gehaald en geeft vertrouwen. Kies per kwartaal één resultaat dat zichtbaar is voor wie het werk doet. Bespreek aan het eind of het is gelukt en wat het volgende wordt. Meer planning is zelden nodig.',
        'Zorg voor beheer na de start. Wie past de werkwijze aan als een wet verandert, wie beantwoordt vragen, wie leidt nieuwe mensen op? Wijs een functie aan en geef die uren. De meeste werkwijzen verdwijnen niet omdat zij slecht zijn, maar omdat niemand ze onderhoudt. Een jaarlijkse controle van een halve dag houdt een werkwijze jarenlang bruikbaar.',
      ],
    },
    {
      heading: 'Overnemen van een ander',
      paragraphs: [
        'Overnemen is geen kopiëren. Lees eerst wat de ander wilde bereiken en in welke omstandigheden. Vraag wat tegenviel. Pas daarna kijkt u wat bij uw gemeente past. Vaak is dat de helft, en dat is winst genoeg. Houd de kern heel: wie onderdelen weglaat omdat ze lastig zijn, houdt soms alleen de vorm over en mist wat het liet werken.',
        "Bel de maker. Een gesprek van een half uur vertelt meer dan het document. Vraag wat hij nu anders zou doen, welke fout u kunt vermijden en wie er tegen was. Vraag ook of u een keer mag meekijken. De meeste collega's zijn trots op hun werk en maken graag tijd. Meld daarna op het portaal wat u heeft overgenomen, dan groeit het netwerk vanzelf.",
        'Geef iets terug. Als u een formulier hebt verbeterd of een stap hebt toegevoegd, deel dat dan. Zo blijft een werkwijze niet hangen in de vorm waarin zij ooit is bedacht. De maker beslist of hij de verbetering opneemt. Soms ontstaan er twee versies en dat is prima, zolang duidelijk is waarom. Kleine en grote gemeenten hebben niet altijd hetzelfde nodig.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: starten met een nieuwe werkwijze',
      items: [
        'Het doel is in één zin te zeggen.',
        'Er is een plek en een team om te beginnen.',
        'Er zijn uren vrijgemaakt.',
        'Bekend is waaraan u ziet of het werkt.',
        'Er is een einddatum voor de proef.',
        'Beheer na de start is geregeld.',
      ],
    },
  ],
  tables: [
    {
      title: 'Eerste jaar in vier stappen',
      header: ['Kwartaal', 'Resultaat', 'Wie'],
      rows: [
        ['1', 'doel, team en opdracht', 'opdrachtgever'],
        ['2', 'proef op één plek', 'uitvoerend team'],
        ['3', 'bijstellen en scholen', 'regisseur'],
        ['4', 'besluit over vervolg', 'bestuur en partners'],
      ],
    },
  ],
}
