import type { Prose } from '../types.ts'

export const evaluatie: Prose = {
  topic: 'evaluatie',
  passages: [
    {
      heading: 'Leren van wat er gebeurde',
      paragraphs: [
        'Een evaluatie gaat over de vraag wat u een volgende keer anders doet. Wie op zoek gaat naar schuld, krijgt stilte. Begin daarom met een afspraak: wij gaan ervan uit dat iedereen deed wat hij op dat moment het beste vond. Daarna kunt u vrijuit kijken naar wat er gebeurde. Beschrijf eerst de gebeurtenissen op volgorde, zonder uitleg. Pas als die kloppen, praat u over het waarom.',
        'Kies een klein aantal momenten. Een situatie van drie maanden kan niet in twee uur worden besproken. Vraag deelnemers vooraf naar het moment waarop het volgens hen anders had kunnen lopen. Vaak noemen zij dezelfde twee of drie. Bespreek die grondig: wat wist u, wat dacht u, wat deed u en wat had u geholpen? Het antwoord op de laatste vraag is de kern van de evaluatie.',
        'Eindig met twee of drie verbeteringen die haalbaar zijn. Wijs bij elke verbetering iemand aan en noem een datum. Zet de rest op een lijst voor later. Een evaluatie met twintig aanbevelingen verdwijnt in een la. Een evaluatie met drie afspraken verandert iets. Plan een kort moment na drie maanden om te kijken of het is gedaan.',
      ],
    },
    {
      heading: 'Meten wat ertoe doet',
      paragraphs: [
        'Tellen is makkelijk, weten wat u moet tellen is moeilijk. Begin met de vraag wat er beter moet worden en voor wie. Zoek daarna een paar aanwijzingen die daarover iets zeggen. Het aantal overleggen zegt niets over de inwoner. De tijd tussen melding en eerste bezoek zegt al meer. Een gesprek met enkele inwoners zegt vaak het meest, al past het niet in een tabel.',
        'Wees eerlijk over toeval. In een kleine gemeente kan een getal verdubbelen door één situatie. Kijk daarom naar meerdere jaren en naar de richting. Vergelijk met gemeenten die op de uwe lijken en vraag wat het verschil verklaart. Zet bij elk cijfer de bron, de datum en een zin over wat het niet zegt. Zo voorkomt u dat een getal een eigen leven gaat leiden.',
        'Gebruik de regionale monitor als begin van een gesprek. Een stijging van meldingen kan betekenen dat er meer gebeurt of dat mensen beter weten waar zij moeten zijn. Nodig iemand uit die het werk doet en vraag wat hij erin herkent. Leg de uitleg vast naast het cijfer. Een jaar later is dat de nuttigste zin van de hele rapportage.',
      ],
    },
    {
      heading: 'Ervaringen van inwoners en professionals',
      paragraphs: [
        'Vraag inwoners wat zij ervan vonden. Dat kan met een telefoongesprek van tien minuten, door iemand die niet betrokken was. Drie vragen volstaan: begreep u wat er gebeurde, voelde u zich gehoord en wat had anders gekund? Vertel wat u met de antwoorden doet en bewaar ze zonder naam. Niet iedereen wil meedoen en dat is goed. Dring niet aan.',
        'Professionals hebben hun eigen verhaal. Zij weten waar een werkwijze knelt en hebben vaak al een oplossing bedacht. Een kort gesprek in tweetallen levert meer op dan een vragenlijst. Vraag naar een moment waarop het goed ging en wat daarvoor nodig was. Dat geeft energie en laat zien welke omstandigheden u vaker zou moeten hebben.',
        'Breng de twee verhalen bij elkaar. Inwoners vinden soms iets belangrijk waar professionals niet aan denken, zoals op tijd worden gebeld. Professionals zien samenhang die inwoners niet kunnen zien. Een bijeenkomst waarin beide aan tafel zitten, vraagt om goede begeleiding en een veilige plek. Begin klein, met mensen die dat willen en die er niet meer middenin zitten.',
      ],
    },
    {
      heading: 'Delen met de regio',
      paragraphs: [
        'Een les die in een la blijft, moet door iedereen opnieuw worden geleerd. Schrijf daarom na elke evaluatie een halve bladzijde voor anderen. Wat was de situatie in algemene woorden, wat deed u, wat leverde het op en wat zou u anders doen? Laat namen, plaatsen en herkenbare kenmerken weg. Kies voor wie het bestemd is en zet het op het portaal.',
        'Vertel ook wat het kostte. Uren, geld, overleg, weerstand: een ander wil weten waar hij aan begint. Een goede praktijk zonder kosten klinkt als reclame. Noem de voorwaarden die nodig waren. Misschien werkte het omdat er toevallig een ervaren collega was. Dat is nuttige informatie en geen zwakte. Wie het overneemt, kan dan kiezen hoe hij dat oplost.',
        'Volg wie het overneemt. Op het portaal kan een organisatie aangeven dat zij een werkwijze overweegt, gebruikt of is gestopt. Bel na een half jaar en vraag hoe het gaat. Vaak is er iets verbeterd waar u zelf weer gebruik van kunt maken. Zo wordt een werkwijze van één gemeente langzaam een werkwijze van de regio, met ruimte voor verschil.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een evaluatie voorbereiden',
      items: [
        'De afspraak over leren in plaats van schuld is gemaakt.',
        'De gebeurtenissen staan op volgorde.',
        'Er zijn hooguit drie momenten gekozen.',
        'Inwoners of naasten zijn gevraagd waar dat kan.',
        'Er staat een datum om terug te kijken.',
      ],
    },
  ],
  tables: [
    {
      title: 'Van les naar verbetering',
      header: ['Les', 'Verbetering', 'Terugkijken'],
      rows: [
        ['Nummer klopte niet', 'lijst elk half jaar nalopen', 'na een half jaar'],
        ['Leiding was onduidelijk', 'overdracht hardop zeggen', 'bij de volgende oefening'],
        ['Inwoner wist van niets', 'terugkoppeling in elke afsprakenlijst', 'na drie maanden'],
      ],
    },
  ],
}
