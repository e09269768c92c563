import { practice } from '../build.ts'
import type { DemoPractice } from '../types.ts'

export const carePractices: DemoPractice[] = [
  practice({
    title: 'Eén kaart voor de nachtdienst',
    summary: 'Nachtdienst en procesregisseur dragen onbegrepen gedrag over met twee vaste regels op één kaart.',
    problem:
      'Meldingen in de nacht bereikten de procesregisseur pas na dagen, vaak via een buurvrouw. Daardoor begon iedereen telkens opnieuw en bleef opschaling uit.',
    approach:
      'De nachtdienst laat op één vaste plek twee regels achter: wat is er gebeurd en wie neemt het over? De regisseur leest ze elke ochtend en belt voor tien uur. Medische gegevens staan er niet in.',
    conditions:
      'Een vaste plek die iedereen kan bereiken, een vervanger voor de regisseur en steun van leidinggevenden.',
    results:
      'In deze voorbeeldaanpak weten partners eerder van elkaar wat er speelt. Medewerkers zeggen dat zij minder vaak dubbel werk doen.',
    costs: 'Voorbeeldraming: een dag om in te richten, daarna een kwartier per werkdag.',
    owner: 'zvh-rotterdam-rijnmond',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid'],
    date: '2025-02-11',
  }),
  practice({
    title: 'Opschalingsmodel op één bladzijde',
    summary: 'Een gemeente bracht haar opschalingsmodel terug tot één bladzijde die in elke auto past.',
    problem:
      'Het bestaande draaiboek was volledig en werd door bijna niemand gebruikt. Bij een dreigende escalatie zocht men in oude mails naar de juiste stap.',
    approach:
      'Een kleine groep maakte een bladzijde met vier fasen, per fase één leider en één regel voor het opschalen. De bladzijde is drie maanden geprobeerd en daarna op twee punten aangepast.',
    conditions: 'Een bestuurder die korte stukken waardeert en iemand die de bladzijde bijhoudt.',
    results:
      'Medewerkers noemen in dit voorbeeld vaker dezelfde fase als zij een situatie bespreken. De bladzijde wordt gebruikt bij het inwerken.',
    costs: 'Voorbeeldraming: vier bijeenkomsten van twee uur en een halve dag beheer per half jaar.',
    owner: 'nissewaard',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid', 'ave'],
    date: '2025-06-30',
  }),
  practice({
    title: 'Terugbellen na elke zorgmelding',
    summary: 'Het meldpunt belt elke melder binnen enkele werkdagen terug, ook als er niets gedeeld mag worden.',
    problem:
      'Melders hoorden niets en belden de volgende keer niet meer, of juist drie andere organisaties. Het vertrouwen in het meldpunt nam af.',
    approach:
      'Elke melding krijgt een datum om terug te bellen. De medewerker vertelt dat de melding is opgepakt en bedankt de melder. Over de inhoud zegt hij niets, tenzij de betrokkene daarmee instemt.',
    conditions: 'Tijd in het rooster, een paar vaste zinnen en een leidinggevende die meekijkt of het gebeurt.',
    results:
      'In dit voorbeeld melden professionals vaker op tijd. Medewerkers vinden het prettig dat zij een verhaal kunnen afronden.',
    costs: 'Voorbeeldraming: ongeveer drie uur per week voor een middelgrote gemeente.',
    owner: 'dordrecht',
    author: 'emre.sahin@dordrecht.demo.example',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid'],
    date: '2024-10-22',
  }),
  practice({
    title: 'Procesregisseur en casushouder uit elkaar',
    summary: 'Twee rollen, twee mensen: zo blijft het contact met de inwoner vrij van het aanspreken van partners.',
    problem:
      'Eén medewerker hield het contact met de inwoner en moest ook partners aanspreken op afspraken. Dat schuurde en leidde tot uitval.',
    approach:
      'Vanaf fase 2 zijn er altijd twee mensen. Rolkaarten maken het verschil duidelijk. Bij de start van een overleg zegt ieder hardop welke rol hij heeft.',
    conditions: 'Genoeg mensen of een afspraak met een buurgemeente, en een korte training.',
    results: 'Overleggen verlopen in dit voorbeeld rustiger. Inwoners weten beter wie hun vaste gezicht is.',
    costs: 'Voorbeeldraming: twee trainingsdagdelen en enkele uren per situatie.',
    owner: 'zvh-zuid-holland-zuid',
    label: 'GREEN',
    themes: ['ave', 'zorg-en-veiligheid'],
    date: '2024-01-16',
  }),
  practice({
    title: 'Spreekuur gegevens delen',
    summary: 'Een half uur per week kunnen professionals een jurist vragen wat zij mogen delen.',
    problem:
      'Professionals waren onzeker over het delen van gegevens. De een deelde te veel, de ander niets. Vragen bleven liggen tot het te laat was.',
    approach:
      'Elke week is een jurist een half uur bereikbaar. Vragen worden zonder naam gesteld. Antwoorden komen in een lijst die alle collega’s kunnen lezen en die elk kwartaal wordt nagekeken.',
    conditions:
      'Een jurist die gewone taal spreekt, steun van de functionaris gegevensbescherming en een veilige sfeer.',
    results:
      'In dit voorbeeld zijn na een half jaar de vaakst gestelde vragen beantwoord. Nieuwe medewerkers lezen de lijst op hun eerste dag.',
    costs: 'Voorbeeldraming: twee uur per week van een jurist.',
    owner: 'albrandswaard',
    label: 'GREEN',
    themes: ['wams'],
    date: '2025-01-21',
  }),
  practice({
    title: 'Verkenning in drie gesprekken',
    summary: 'Een verkenning volgens de lijn van de WAMS in hooguit drie gesprekken, met de inwoner vanaf het begin.',
    problem: 'Verkenningen duurden lang en verzamelden veel gegevens. Inwoners wisten niet wie wat over hen besprak.',
    approach:
      'Het eerste gesprek is met de inwoner, het tweede met wie hij noemt, het derde met de partijen die nodig zijn. Na elk gesprek beslist een aangewezen functionaris of verder zoeken nodig is.',
    conditions:
      'Een aangewezen functie voor het besluit, onafhankelijke cliëntondersteuning en een format van één bladzijde.',
    results:
      'In dit voorbeeld worden minder gegevens gedeeld en is het besluit eerder bekend. De aanpak wordt nog getoetst aan de wettelijke status.',
    costs: 'Voorbeeldraming: zes tot tien uur per verkenning.',
    owner: 'schiedam',
    label: 'AMBER',
    locks: ['kind:municipality'],
    themes: ['wams', 'zorg-en-veiligheid'],
    date: '2025-04-08',
  }),
  practice({
    title: 'Hardop overdragen bij een nieuwe fase',
    summary: 'Bij elke fase zegt de oude leider dat hij overdraagt en de nieuwe dat hij overneemt.',
    problem:
      'Bij de overgang naar een hogere fase dacht iedereen dat een ander de leiding had. Besluiten bleven daardoor uren liggen.',
    approach:
      'Deelnemers gebruiken twee vaste zinnen bij de overdracht. De tijd wordt genoteerd. Wie twijfelt, vraagt: wie heeft nu de leiding? Die vraag mag altijd en van iedereen.',
    conditions: 'Oefenen, want in het begin voelt het onwennig, en voorzitters die het voordoen.',
    results:
      'Waarnemers van een oefening zagen in dit voorbeeld minder dubbele besluiten. De werkgroep verzamelt ervaringen.',
    costs: 'Geen, behalve tijd om te oefenen.',
    workgroup: 'werkgroep-opschaling',
    label: 'AMBER',
    themes: ['ave'],
    date: '2026-04-21',
  }),
  practice({
    title: 'Leren met verzonnen dilemma’s',
    summary: 'Een leerhuis van twee uur waarin professionals oefenen met situaties die nergens zijn gebeurd.',
    problem:
      'Bijeenkomsten over gegevens delen waren droog of gingen over echte situaties die daar niet besproken mochten worden.',
    approach:
      'Deelnemers krijgen een verzonnen situatie en kiezen in drietallen wat zij zouden doen. Daarna volgt één extra feit dat alles verandert. De begeleider vat samen welke vraag telkens terugkomt.',
    conditions: 'Een begeleider met kennis van zorg en van privacy, en deelnemers uit verschillende organisaties.',
    results: 'Deelnemers zeggen in dit voorbeeld dat zij een zin meenemen die zij de volgende dag gebruiken.',
    costs: 'Voorbeeldraming: een dag voorbereiding per leerhuis, daarna herbruikbaar.',
    workgroup: 'leerhuis-zorg-en-veiligheid',
    label: 'AMBER',
    themes: ['zorg-en-veiligheid', 'wams'],
    date: '2025-10-14',
  }),
  practice({
    title: 'Oefenen met op- en afschaling in een dagdeel',
    summary: 'Een verzonnen situatie van fase 1 naar fase 4 en weer terug, met drie leerdoelen.',
    problem:
      'Oefeningen stopten meestal op het hoogtepunt. Afschaling werd nooit geoefend en ging in de praktijk vaak stilletjes mis.',
    approach:
      'De oefening begint klein en gaat tot fase 4. De tweede helft gaat alleen over afschaling en nazorg. Na elke stap vraagt de begeleider wat de inwoner op dat moment weet.',
    conditions: 'Deelnemers die hun eigen rol spelen, een waarnemer en een vaste opvolger van de leerpunten.',
    results:
      'In dit voorbeeld pasten deelnemers hun werkwijze voor nazorg aan. De opzet is daarna door anderen gebruikt.',
    costs: 'Voorbeeldraming: twee dagen voorbereiding en een dagdeel voor twaalf deelnemers.',
    owner: 'veiligheidsregio-rotterdam-rijnmond',
    label: 'GREEN',
    themes: ['ave'],
    date: '2024-06-25',
  }),
  practice({
    title: 'Uitleg aan de buurt zonder persoonsgegevens',
    summary: 'Een standaardtekst waarmee een gemeente bewoners kan informeren en toch zorgvuldig blijft.',
    problem:
      'Bewoners met overlast wilden weten wat er gebeurde. Medewerkers durfden niets te zeggen en dat maakte de boosheid groter.',
    approach:
      'Een korte tekst zegt wat wel kan: wij kennen de situatie, wij werken eraan, bij dit nummer kunt u terecht. Er staat ook waarom de gemeente niet meer kan vertellen.',
    conditions: 'Een bereikbaar nummer en een medewerker die de wijk kent.',
    results: 'In deze voorbeeldaanpak ervaren bewoners dat zij serieus worden genomen, ook zonder details.',
    costs: 'Vrijwel geen; de tekst is vrij te gebruiken.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['zorg-en-veiligheid'],
    date: '2024-03-05',
  }),
]
