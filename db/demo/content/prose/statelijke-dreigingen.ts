import type { Prose } from '../types.ts'

export const statelijkeDreigingen: Prose = {
  topic: 'statelijke-dreigingen',
  passages: [
    {
      heading: 'Wat statelijke dreigingen zijn',
      paragraphs: [
        'Een statelijke dreiging komt van een ander land dat invloed, kennis of macht wil krijgen ten koste van onze samenleving. Dat kan met spionage, met digitale aanvallen, met druk op mensen die hier wonen of met geld en contacten. Voor gemeenten lijkt het ver weg. Toch zijn juist gemeenten interessant: zij hebben gegevens van inwoners, beheren grond en bruggen en hebben bestuurders die toegankelijk zijn.',
        'Niet elk contact met het buitenland is verdacht. Stedenbanden, handelsmissies en culturele uitwisseling zijn waardevol. De vraag is of u weet met wie u te maken heeft en wat de ander ermee wint. Een gezonde voorbereiding is genoeg: wie nodigt uit, wie betaalt, wat wordt er gevraagd en wat laten wij zien? Wie dat vooraf bespreekt, hoeft achteraf niet te schrikken.',
        'Dit document bevat alleen openbare, algemene kennis en is geschreven voor oefening en gesprek. Heeft u een concreet vermoeden, bespreek dat dan met de aangewezen functionaris van uw organisatie. Zet zulke informatie niet op dit portaal en bespreek haar niet per gewone mail. De functionaris weet bij welke landelijke dienst of politieafdeling de vraag thuishoort.',
      ],
    },
    {
      heading: 'Kwetsbaarheden in de gemeente',
      paragraphs: [
        "Begin met de vraag wat u te beschermen heeft. Denk aan persoonsgegevens, plannen voor infrastructuur, aanbestedingen, toegang tot systemen en mensen met invloed. Maak een korte lijst en bespreek per onderdeel wie er belang bij zou hebben. Het hoeft geen dik rapport te worden. Een middag met collega's van inkoop, automatisering, ruimte en veiligheid levert een eerste beeld op waar u verder mee kunt.",
        'Inkoop verdient aandacht. Apparatuur die goedkoop is, kan later duur blijken als niet duidelijk is wie er toegang toe heeft. Vraag bij belangrijke systemen waar ze vandaan komen, wie ze onderhoudt en waar gegevens staan. Neem die vragen op in het gewone inkoopproces. Dan hoeft niemand te beslissen op gevoel en worden alle leveranciers gelijk behandeld.',
        'Mensen zijn de belangrijkste bescherming. Medewerkers en bestuurders die weten hoe beïnvloeding werkt, herkennen een overdreven vriendelijk contact of een vreemde vraag. Bespreek voorbeelden die openbaar zijn en vraag wat iemand zou doen. Maak duidelijk dat twijfel melden goed is en geen gevolgen heeft voor wie te goeder trouw was. Een cultuur van schaamte helpt alleen de ander.',
      ],
    },
    {
      heading: 'Reizen en ontvangsten',
      paragraphs: [
        "Een dienstreis begint met een gesprek over risico's. Welke apparaten gaan mee, welke informatie staat erop en hebt u die nodig? Een lege laptop en een tijdelijke telefoon zijn in sommige gevallen verstandig. Laat geen apparaten achter op een hotelkamer en gebruik geen vreemde laders. Na terugkomst is er een korte nabespreking. Dat kost een kwartier en voorkomt dat iets vreemds blijft liggen.",
        "Bij een ontvangst bepaalt u zelf de route en het gezelschap. Vraag vooraf een lijst met deelnemers en houd u daaraan. Laat geen bezoekers alleen in een kantoor en ruim bureaus en borden op. Foto's maken kan op plekken die u kiest. Leg dit uit als gewone huisregels voor alle bezoekers. Dan voelt niemand zich apart behandeld.",
        'Geschenken zijn soms meer dan beleefdheid. Een geheugenstick of een slim apparaat sluit u niet aan op het netwerk. Geef het af bij de afdeling die daarover gaat. Registreer geschenken zoals u dat altijd doet. Bij twijfel over de bedoeling van een aanbod overlegt u met de functionaris. Een vriendelijk bedankje past altijd en verplicht nergens toe.',
      ],
    },
    {
      heading: 'Inwoners onder druk',
      paragraphs: [
        'Sommige inwoners merken dat het land waar zij of hun ouders vandaan komen, hen in de gaten houdt. Zij worden gebeld, krijgen te horen dat familie problemen krijgt of worden in hun eigen kring buitengesloten. Dat raakt hun vrijheid om mee te doen. Een gemeente kan helpen door te luisteren, door serieus te nemen wat iemand vertelt en door de weg te wijzen naar de politie.',
        'Professionals in de wijk hebben daar een rol. Zij hoeven de situatie niet te begrijpen om te kunnen vragen wat iemand nodig heeft. Beloof geen bescherming die u niet kunt geven. Leg vast wat u heeft gedaan en niet wie wat heeft gezegd, tenzij dat nodig is. Overleg met de functionaris over wat er met het signaal moet gebeuren en vertel dat ook aan de inwoner.',
        'Voorkom dat hele groepen verdacht worden. De mensen die onder druk staan, zijn vaak dezelfde mensen die worden aangekeken op wat een regering doet. Kies woorden zorgvuldig en spreek over gedrag van staten, niet over afkomst van inwoners. Sleutelfiguren kunnen helpen om dat verschil uit te leggen. Bespreek met hen hoe u zichtbaar kunt steunen zonder iemand in gevaar te brengen.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: voor een bezoek of ontvangst',
      items: [
        'Weet wie uitnodigt en wie betaalt.',
        'Vraag de lijst met deelnemers.',
        'Bepaal zelf de route.',
        'Neem alleen mee wat u nodig heeft.',
        'Plan een korte nabespreking.',
      ],
    },
  ],
  tables: [
    {
      title: 'Waar u op kunt letten',
      header: ['Situatie', 'Vraag', 'Overleg met'],
      rows: [
        ['Uitnodiging voor een reis', 'wie heeft er belang bij', 'functionaris veiligheid'],
        ['Aankoop van apparatuur', 'wie heeft toegang', 'inkoop en CISO'],
        ['Inwoner voelt zich bedreigd', 'wat is nu nodig', 'politie'],
      ],
    },
  ],
}
