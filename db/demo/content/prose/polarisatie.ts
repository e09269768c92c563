import type { Prose } from '../types.ts'

export const polarisatie: Prose = {
  topic: 'polarisatie',
  passages: [
    {
      heading: 'Polarisatie begrijpen',
      paragraphs: [
        'Polarisatie is het groter worden van tegenstellingen tussen groepen. Mensen denken steeds meer in wij en zij, en wie in het midden staat, voelt zich gedwongen te kiezen. Niet elke tegenstelling is schadelijk. Verschil van mening houdt een samenleving levend. Het wordt een zorg als mensen elkaar gaan mijden, als woorden harder worden en als een klein voorval genoeg is om een straat in beweging te brengen.',
        'In elke polarisatie zijn rollen te herkennen. Er zijn aanjagers die de tegenstelling voeden, volgers die zich aansluiten en een grote groep in het midden die liever met rust wordt gelaten. Overheden richten zich vaak op de aanjagers. Dat geeft hun precies de aandacht die zij zoeken. Meer effect heeft het om het midden te versterken: mensen die verbinden, die twijfelen of die gewoon willen samenleven.',
        'Kijk naar het onderwerp achter de spanning. Gaat het om geld, om ruimte, om herkenning of om iets wat in het buitenland gebeurt? Een conflict over een speeltuin kan over opvoeding gaan, een ruzie over een vlag over erbij horen. Door het onderwerp te benoemen, ontstaat ruimte voor een gesprek dat niet over schuld gaat. Dat lukt alleen als u weet wat er leeft.',
      ],
    },
    {
      heading: 'Vroeg signaleren in de wijk',
      paragraphs: [
        'Sleutelfiguren zien spanning ontstaan. Dat zijn mensen die in hun omgeving vertrouwd worden: een trainer, een imam, een buurtmoeder, een winkelier. Bouw het contact op in rustige tijd en niet pas als er iets is gebeurd. Vraag hoe het gaat, help met iets kleins en kom terug. Een sleutelfiguur is geen informant. Hij vertelt wat er leeft en niet wie wat heeft gezegd.',
        'Een team in de wijk kan elke maand drie vragen doornemen. Welke onderwerpen hoort u vaker dan vorige maand? Welke groepen komen elkaar nog tegen en welke niet meer? Welk moment in de komende weken kan spanning geven? De antwoorden passen op een halve bladzijde. Wie ze een half jaar bewaart, ziet patronen die anders onopgemerkt blijven.',
        'Signaleren heeft grenzen. Een gemeente mag niet zomaar gegevens verzamelen over groepen of over wat mensen online zeggen. Beschrijf daarom verschijnselen en geen personen, gebruik openbare bronnen terughoudend en vraag vooraf om juridisch advies. Wie die grens niet respecteert, verliest het vertrouwen dat nodig is om te kunnen signaleren. Dat vertrouwen is moeilijker te herstellen dan welke informatie ook.',
      ],
    },
    {
      heading: 'Een duidingsoverleg houden',
      paragraphs: [
        'Een duidingsoverleg is een kort gesprek van mensen met verschillende kennis over één vraag: wat gebeurt hier en wat betekent het? Er worden geen besluiten over personen genomen. Aan tafel zitten bijvoorbeeld een adviseur van de gemeente, een wijkagent, een jongerenwerker en iemand met kennis van het onderwerp. Samen voorkomen zij dat één gebeurtenis te groot of te klein wordt gemaakt.',
        'Begin met feiten en laat de uitleg even rusten. Wat weten wij zeker, van wie weten wij het en wat weten wij niet? Daarna bedenkt de groep drie mogelijke verklaringen. Dat dwingt om verder te kijken dan de eerste gedachte. Pas dan volgt de vraag wat er nodig is. Vaak is dat een gesprek, soms een maatregel en regelmatig helemaal niets.',
        'Leg de uitkomst vast in vijf regels: aanleiding, beeld, verklaringen, afspraak, volgend moment. Stuur het verslag alleen naar wie erbij was. Als informatie niet klopt, herstel haar dan zichtbaar. Een duiding die een keer te stellig was, blijft lang rondzingen. Bescheidenheid is hier een vak: liever drie keer "wij weten het niet" dan één keer een verkeerde zekerheid.',
      ],
    },
    {
      heading: 'Radicalisering: zorgen bespreken',
      paragraphs: [
        'Radicalisering is een proces waarin iemand bereid raakt om ver te gaan voor een idee, soms met geweld. Het verloopt bij iedereen anders. Er bestaat geen lijst met kenmerken waarmee u het kunt vaststellen. Wel zijn er veranderingen die reden geven tot een gesprek: iemand breekt met vrienden, praat alleen nog over één onderwerp, spreekt met minachting over anderen of zegt dat het einde nabij is.',
        'Wie zich zorgen maakt, hoeft niet alleen te beslissen. Overleg met een collega en daarna met de aangewezen medewerker van de gemeente of de politie. Dat kan eerst zonder naam. Leg uit wat u zag, sinds wanneer en wat u zelf al heeft gedaan. De medewerker denkt mee over de volgende stap. Die is vaak kleiner dan u vreest, zoals een gesprek met iemand die de jongere vertrouwt.',
        'Vermijd het verkeerde label. Geloof, afkomst of een uitgesproken mening is geen teken van radicalisering. Wie dat door elkaar haalt, doet mensen onrecht en mist de echte signalen. Kijk naar gedrag en naar verandering, en vraag uzelf af of u hetzelfde zou doen bij iemand met een andere achtergrond. Die vraag hoort bij elke bespreking op tafel te komen.',
      ],
    },
    {
      heading: 'Een persoonsgerichte aanpak in hoofdlijnen',
      paragraphs: [
        'Een persoonsgerichte aanpak rond radicalisering kent eigen regels en eigen overleggen. Dit document beschrijft alleen de hoofdlijn en bevat geen casussen. De gemeente heeft de regie, politie en OM hebben een eigen rol, en zorg en welzijn leveren wat nodig is. Deelnemers werken op grond van een vastgestelde afspraak. Daarin staat welke gegevens mogen worden gedeeld en hoe lang zij worden bewaard.',
        'Hulp en controle gaan samen, maar zijn niet hetzelfde. Wie hulp biedt, moet eerlijk zijn over wat hij wel en niet kan verzwijgen. Wie controleert, moet weten dat te veel druk het omgekeerde kan bereiken. Bespreek daarom bij elke stap wat zij betekent voor het contact. De vraag wie er over een jaar nog naast deze persoon staat, is een goede toets voor elk plan.',
        'Afsluiten is lastig, omdat niemand zeker kan weten dat het gevaar geweken is. Toch moet het. Spreek vooraf af welke veranderingen genoeg zijn en wie het gewone contact overneemt. Leg uit aan de betrokkene dat de aanpak eindigt en wat er blijft. Een aanpak zonder einde is niet zorgvuldig en houdt mensen vast in een rol die zij achter zich willen laten.',
      ],
    },
    {
      heading: 'Scholen en jongerenwerk',
      paragraphs: [
        'Op school komen alle werelden samen. Een gebeurtenis in het nieuws kan dezelfde dag in de klas tot spanning leiden. Docenten willen daar goed mee omgaan, maar zijn bang om iets verkeerds te zeggen. Help hen met een paar eenvoudige werkvormen: eerst gevoelens, dan feiten, daarna meningen. Wie die volgorde aanhoudt, hoeft geen kenner te zijn van het onderwerp.',
        'Jongerenwerkers hebben een andere ingang. Zij zien jongeren waar geen ouder of docent bij is. Hun kracht is het vertrouwen, en dat is kwetsbaar. Spreek daarom duidelijk af wat zij wel en niet delen en met wie. Een jongerenwerker die als verlengstuk van de politie wordt gezien, is zijn werk kwijt. Een jongerenwerker die nooit iets bespreekt, staat er te lang alleen voor.',
        'Geef jongeren zelf een rol. Laat hen een gesprek leiden, een film maken of een bijeenkomst organiseren. Zij bereiken leeftijdgenoten beter dan een campagne. Begeleid hen wel en bespreek vooraf wat er kan gebeuren als het online gaat rondzingen. Een jongere die de nek uitsteekt voor verbinding, verdient bescherming en waardering.',
      ],
    },
    {
      heading: 'Na een gebeurtenis',
      paragraphs: [
        "Een aanslag, een rechtszaak of een filmpje kan in uren voor spanning zorgen. Bel dan eerst met de sleutelfiguren. Hoe is het met u, wat hoort u, wat heeft u nodig? Vertel wat u weet en beloof om later terug te bellen. In deze voorbeeldaanpak heeft elke gemeente een korte bellijst, verdeeld over drie collega's. Binnen twee uur is er een eerste beeld.",
        'Het bestuur kan erkennen zonder partij te kiezen. Een burgemeester die zegt dat mensen verdriet hebben en dat geweld nooit een antwoord is, biedt houvast. Hij hoeft de gebeurtenis niet te verklaren. Kies woorden die voor iedereen in de stad gelden. Laat een paar mensen met verschillende achtergrond meelezen voordat een bericht de deur uitgaat, ook als er haast is.',
        'Kijk ook naar de weken erna. De eerste aandacht gaat naar het incident, maar de spanning verplaatst zich naar school, werk en sportveld. Plan daarom na een week en na een maand een moment om opnieuw te bellen. Vraag wat er is veranderd en wie er nog last van heeft. Noteer wat hielp, zodat u het een volgende keer sneller doet.',
      ],
    },
    {
      heading: 'Verbinding organiseren',
      paragraphs: [
        'Ontmoeting helpt als mensen samen iets doen. Een maaltijd waarbij iedereen bij zijn eigen groep blijft zitten, verandert weinig. Een tuin aanleggen, een toernooi organiseren of een straat opknappen werkt beter, omdat er een gedeeld doel is. Zorg dat niemand zich hoeft te bewijzen en dat er hulp is als het schuurt. Kleine en terugkerende activiteiten hebben meer effect dan een groot festival.',
        'Zoek bruggenbouwers en geef hun steun. Zij krijgen vaak kritiek van twee kanten. Een vast contact bij de gemeente, een klein budget zonder veel formulieren en af en toe een goed gesprek houden hen op de been. Noem hun namen niet in stukken zonder toestemming. Wat voor u waardering is, kan voor hen een risico zijn.',
        'Meet succes bescheiden. Vraag deelnemers of zij iemand hebben leren kennen die zij anders niet spraken, en of zij die persoon daarna nog hebben gezien. Dat zegt meer dan het aantal bezoekers. Bewaar verhalen, met toestemming, en gebruik ze in gesprekken met het bestuur. Een goed verhaal over één straat overtuigt vaak meer dan een grafiek over de hele stad.',
      ],
    },
    {
      heading: 'Extremisme en de openbare ruimte',
      paragraphs: [
        'Extremisme wordt soms zichtbaar op straat: stickers, leuzen, een spandoek. Haal ze snel weg en leg vast waar zij hingen. Bespreek of er een patroon is, zonder conclusies te trekken over personen. Besteed er geen openbare aandacht aan als dat niet nodig is, want aandacht is vaak het doel. Vertel bewoners die ervan schrikken dat u het serieus neemt en wat u heeft gedaan.',
        'Verhuur van zalen vraagt om een vaste werkwijze. Vraag wie huurt, waarvoor, wie er komt spreken en hoe de uitnodiging eruitziet. Bij twijfel overlegt de beheerder met de gemeente. Een weigering kan alleen op goede gronden en moet worden uitgelegd. Vrijheid van meningsuiting geldt ook voor meningen die u afkeurt. Strafbare feiten vallen daar niet onder.',
        'Bij dreiging tegen groepen of gebouwen is nabijheid belangrijk. De wijkagent die langsgaat, een burgemeester die belt, een lamp die wordt vervangen: het laat zien dat de overheid er is. Bespreek met de betrokkenen wat hen helpt, want meer bewaking geeft niet iedereen meer rust. Plan een moment om de maatregelen weer af te bouwen en doe dat samen.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een zorg over radicalisering bespreken',
      items: [
        'Beschrijf gedrag en verandering, geen achtergrond.',
        'Overleg eerst met een collega.',
        'Bespreek het zonder naam als dat kan.',
        'Vraag wie het vertrouwen van de persoon heeft.',
        'Spreek af wie wat doet en wanneer u elkaar weer spreekt.',
        'Vraag u af of u bij een ander hetzelfde zou doen.',
      ],
    },
    {
      title: 'Checklist: de eerste uren na een schokkende gebeurtenis',
      items: [
        'Bel de sleutelfiguren volgens de bellijst.',
        'Verzamel feiten en benoem wat u niet weet.',
        'Stem de boodschap af met politie en scholen.',
        'Laat verschillende mensen meelezen.',
        'Plan een terugbelmoment.',
      ],
    },
  ],
  tables: [
    {
      title: 'Rollen in een polarisatie',
      header: ['Rol', 'Wat zij doen', 'Wat u kunt doen'],
      rows: [
        ['Aanjager', 'voedt de tegenstelling', 'geen podium geven, grenzen stellen'],
        ['Volger', 'sluit zich aan', 'in gesprek blijven over de zorg eronder'],
        ['Midden', 'houdt zich afzijdig', 'versterken en zichtbaar maken'],
        ['Bruggenbouwer', 'zoekt contact', 'steunen en beschermen'],
      ],
    },
  ],
}
