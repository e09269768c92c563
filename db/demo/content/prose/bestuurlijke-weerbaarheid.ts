import type { Prose } from '../types.ts'

export const bestuurlijkeWeerbaarheid: Prose = {
  topic: 'bestuurlijke-weerbaarheid',
  passages: [
    {
      heading: 'Waarom weerbaarheid van het bestuur telt',
      paragraphs: [
        'Een burgemeester, een wethouder of een raadslid neemt besluiten die mensen raken. Dat roept reacties op, en die horen bij een democratie. Het gaat mis als een reactie bedoeld is om iemand bang te maken of een besluit te kopen. Dan staat niet alleen een persoon onder druk, maar ook de vrijheid om een eigen afweging te maken. Weerbaarheid is het vermogen om die vrijheid te behouden.',
        'Druk komt in vele vormen. Soms is het een openlijke bedreiging, vaker een vriendelijk verzoek met een bijbedoeling, een uitnodiging die te mooi is of een golf van berichten op sociale media. Wie dat alleen draagt, gaat vanzelf voorzichtiger besluiten. Daarom is weerbaarheid geen persoonlijke eigenschap, maar iets wat een organisatie samen regelt: met afspraken, steun en openheid.',
        'Begin bij het gewone. Een gemeente waar lastige dingen besproken kunnen worden, is beter voorbereid dan een gemeente met een dik protocol. Bespreek in het college en in de raad regelmatig wat iemand heeft meegemaakt en hoe dat voelde. Maak het klein en concreet. Wie over kleine dingen praat, meldt later ook de grote.',
      ],
    },
    {
      heading: 'Afspraken vooraf',
      paragraphs: [
        'Maak afspraken voordat er iets gebeurt. Wie belt een bestuurder als hij thuis iets vreemds ziet? Wie informeert de politie? Wie praat met het gezin? Zet de antwoorden op één kaart, met nummers die dag en nacht werken. De burgemeester en de griffier hebben elk een rol: de één voor de veiligheid, de ander voor de raad. Loop de kaart aan het begin van elke raadsperiode door.',
        'Denk na over grenzen. Welke opmerkingen accepteert u op straat en welke niet? Wanneer doet de gemeente aangifte, ook als de betrokkene zelf twijfelt? Een gezamenlijke norm maakt het makkelijker, want dan hoeft niemand te bewijzen dat hij ertegen kan. Schrijf de norm in gewone taal op en bespreek haar met fracties, het college en de ambtelijke top.',
        'Regel het praktische. Een adres dat niet overal te vinden is, een goed slot, een telefoon die kan worden vervangen, een vast contact bij de politie. Veel maatregelen zijn eenvoudig en kosten weinig. Laat iemand met verstand van zaken meekijken en leg vast wie de kosten draagt. Bied ze aan als iets gewoons, niet als een gunst voor wie bang is.',
      ],
    },
    {
      heading: 'Integer handelen',
      paragraphs: [
        'Integriteit begint met weten wie er aan tafel zit. Bereid gesprekken met partijen die een belang hebben voor: wie zijn zij, wat willen zij en wie is er van de gemeente bij? Ga niet alleen. Maak een kort verslag en zet het gesprek in de openbare agenda. Dat is geen wantrouwen, maar bescherming. Wie zich aan deze gewoonte houdt, hoeft later niets uit te leggen.',
        'Cadeaus, uitnodigingen en gunsten lijken onschuldig. De vraag is niet of u zich laat beïnvloeden, maar of een ander dat zou kunnen denken. Bespreek twijfel met de griffier, de gemeentesecretaris of een collega. Een register van geschenken en nevenfuncties dat goed wordt bijgehouden, geeft rust. Loop het register elk half jaar samen langs, als vast onderwerp en niet als controle.',
        'Kandidaten voor een bestuursfunctie verdienen een eerlijk gesprek over kwetsbaarheid. Zijn er schulden, relaties of oude kwesties die tegen u gebruikt kunnen worden? Het doel is niet om mensen af te wijzen, maar om samen te bedenken hoe u daarmee omgaat. Partijen en gemeenten doen dit nu verschillend. Een gedeelde vragenlijst helpt om niets te vergeten.',
      ],
    },
    {
      heading: 'Druk herkennen',
      paragraphs: [
        'Druk is niet altijd zichtbaar. Let op veranderingen: een collega die bepaalde dossiers mijdt, die opeens geen berichten meer beantwoordt, die zegt dat het allemaal wel meevalt. Vraag ernaar, onder vier ogen. U hoeft geen oplossing te hebben. De vraag of iemand zich vrij voelt om te beslissen, is vaak genoeg om het gesprek op gang te brengen.',
        'Sommige signalen lijken los te staan. Een anonieme brief, een klacht over een ambtenaar, een gerucht in de krant en een onverwacht aanbod kunnen bij elkaar horen. Daarom is het goed als één persoon overzicht houdt. In deze voorbeeldaanpak is dat de adviseur openbare orde en veiligheid. Die legt niets vast over de privésituatie van bestuurders, alleen wat er is gemeld en wat ermee is gedaan.',
        'Online druk verdient aparte aandacht. Een stroom van berichten voelt als een menigte, ook als er maar een paar mensen achter zitten. Laat een ander de berichten lezen en bewaren. Reageer niet vanuit emotie. Bespreek of er iets strafbaars tussen zit en of er een feitelijke vraag is die een antwoord verdient. De rest mag u laten gaan.',
      ],
    },
    {
      heading: 'Na een incident',
      paragraphs: [
        'Na een incident telt de eerste dag. De burgemeester of de gemeentesecretaris belt zelf met de betrokkene. Wat heeft u nodig, wie is er bij u, wat wilt u dat wij doen? Pas daarna volgen de formele stappen. Wijs één vaste contactpersoon aan, zodat de betrokkene zijn verhaal niet telkens opnieuw hoeft te doen. Vraag ook naar het gezin.',
        "Aangifte doen is een besluit van de organisatie en van de betrokkene samen. Bespreek wat het oplevert en wat het vraagt. De politie kan uitleggen hoe gegevens worden afgeschermd. Leg vast wat er is gebeurd: bewaar berichten, noteer tijden en maak foto's. Ook als er geen aangifte komt, is dat nuttig wanneer er later opnieuw iets gebeurt.",
        'Kom na een maand terug op wat er is gebeurd, en na een half jaar nog eens. De eerste aandacht is vaak groot en ebt dan weg, terwijl de betrokkene er nog mee bezig is. Vraag wat er is veranderd in hoe iemand werkt. Bespreek in het team wat u ervan leert, zonder de betrokkene tot voorbeeld te maken als die dat niet wil.',
      ],
    },
    {
      heading: 'Ambtelijke ondersteuning',
      paragraphs: [
        'Medewerkers aan balies, bij handhaving en in de wijk krijgen dagelijks te maken met boze mensen. Zij verdienen dezelfde steun als bestuurders. Een goede training leert hen om rustig te blijven, om een grens te stellen en om op tijd weg te gaan. Even belangrijk is wat er daarna gebeurt: een leidinggevende die vraagt hoe het ging en die de melding serieus neemt.',
        'Een melding moet makkelijk zijn. Drie vragen zijn genoeg: wat gebeurde er, wat deed u en wat heeft u nodig? De uitkomst gaat naar iemand die er iets mee doet. Maak elk kwartaal een kort overzicht zonder namen voor het management. Let daarbij niet alleen op het aantal. Meer meldingen kan betekenen dat mensen zich veiliger voelen om te melden.',
        'De adviseur openbare orde is vaak degene die alles hoort. Dat is zwaar werk. Zorg voor een vervanger en voor iemand met wie deze adviseur zelf kan praten. In kleine gemeenten kan een collega uit een buurgemeente die rol vervullen. Spreek dat af en laat het niet aan toeval over. Een adviseur die omvalt, laat een groot gat achter.',
      ],
    },
    {
      heading: 'Het gesprek in de raad',
      paragraphs: [
        'De raad heeft een eigen rol in weerbaarheid. Raadsleden zijn zelf doelwit van druk en controleren tegelijk hoe het college daarmee omgaat. Een besloten bijeenkomst aan het begin van de raadsperiode helpt om elkaar te leren kennen. Bespreek drie voorbeelden en vraag telkens: wat zou u doen en wie zou u bellen? De griffier legt de uitkomsten vast als afspraken.',
        'De toon in de raadszaal werkt door buiten de raadszaal. Scherp debat is goed, maar twijfel aan iemands bedoelingen zonder grond geeft anderen een vrijbrief. Een fractievoorzittersoverleg kan afspreken hoe men elkaar aanspreekt als het te ver gaat. Doe dat op een rustig moment. Midden in een debat voelt elke opmerking over toon als een politieke zet.',
        'Raadsleden combineren hun werk met een baan en een gezin. Zij hebben minder ondersteuning dan bestuurders en staan vaak met hun adres op een lijst. Vraag hen wat zij nodig hebben en regel het voordat zij erom moeten vragen. Een raadslid dat zich gesteund voelt, blijft langer en stemt vrijer. Dat is in het belang van iedereen in de gemeente.',
      ],
    },
    {
      heading: "Oefenen met dilemma's",
      paragraphs: [
        "Een oefening met dilemma's kost een uur en vraagt geen voorbereiding van de deelnemers. De begeleider leest een korte situatie voor en iedereen kiest uit drie mogelijkheden. Daarna leggen deelnemers hun keuze uit. Er is geen goed antwoord. Het doel is ontdekken waar men anders denkt en welke afspraak ontbreekt. Sluit af met één afspraak die u vandaag nog maakt.",
        'Kies situaties die dichtbij komen zonder over iemand te gaan. Een kennis vraagt of u een aanvraag kunt versnellen. Een ondernemer biedt een kaartje aan voor een wedstrijd. Op een feest maakt iemand een opmerking over uw kinderen. Juist de kleine situaties leveren het meeste gesprek op, omdat iedereen ze herkent en niemand precies weet waar de grens ligt.',
        'Herhaal de oefening elk jaar en in wisselende samenstelling. Een college dat met de directie oefent, hoort andere dingen dan een college onder elkaar. Nodig af en toe iemand van buiten uit, zoals de politie of een vertrouwenspersoon. Zij kunnen vertellen wat zij nodig hebben om te helpen en wanneer zij liever eerder waren gebeld.',
      ],
    },
    {
      heading: 'Veilig besluiten over vergunningen',
      paragraphs: [
        'Een besluit over een vergunning kan veel geld waard zijn. Dat maakt de mensen die eraan werken kwetsbaar. Zorg dat nooit één persoon alleen beoordeelt, adviseert en besluit. Twee paar ogen zijn geen wantrouwen, maar rust voor de medewerker: hij kan zeggen dat hij het niet alleen bepaalt. Wissel bij gevoelige aanvragen van behandelaar en laat de brief ondertekenen namens het college.',
        'Maak zichtbaar welke stappen een aanvraag doorloopt. Een aanvrager die weet wat hij kan verwachten, belt minder en dringt minder aan. Leg vast wie contact heeft en hoe vaak. Komt er druk via een andere weg, zoals een bestuurder of een bekende, dan wordt dat genoteerd en besproken met de leidinggevende. Die gewoonte beschermt ook de bestuurder die te goeder trouw informeerde.',
        'Kijk na afloop terug op lastige aanvragen. Waar voelde iemand zich ongemakkelijk, welke vraag kwam te laat, welke informatie ontbrak? Doe dat met het team en zonder de naam van de aanvrager. De uitkomst is vaak een kleine verandering in het proces, zoals een extra vraag op een formulier. Zulke verbeteringen zijn onzichtbaar en houden de organisatie gezond.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: na een bedreiging',
      items: [
        'Bel dezelfde dag met de betrokkene.',
        'Zorg voor directe veiligheid, samen met de politie.',
        'Wijs één vaste contactpersoon aan.',
        'Bewaar berichten en noteer tijden.',
        'Bespreek aangifte.',
        'Vraag naar het gezin.',
        'Plan een gesprek na een maand en na een half jaar.',
      ],
    },
    {
      title: 'Checklist: begin van een raadsperiode',
      items: [
        'De kaart met nummers is uitgereikt.',
        'De gezamenlijke norm is besproken.',
        'Nevenfuncties en geschenken zijn doorgenomen.',
        'Adresgegevens zijn waar mogelijk afgeschermd.',
        "Er is een bijeenkomst met dilemma's gepland.",
      ],
    },
  ],
  tables: [
    {
      title: 'Wie doet wat bij druk op een bestuurder',
      header: ['Wie', 'Eerste stap', 'Daarna'],
      rows: [
        ['Betrokkene', 'vertelt het aan iemand', 'bewaart berichten'],
        ['Burgemeester', 'belt en luistert', 'overlegt met de politie'],
        ['Griffier', 'informeert fractievoorzitters als dat nodig is', 'bewaakt de rust in de raad'],
        ['Adviseur veiligheid', 'schat de situatie in', 'houdt overzicht van afspraken'],
        ['Communicatieadviseur', 'bewaakt de boodschap', 'vangt vragen van media op'],
      ],
    },
  ],
}
