import type { Prose } from '../types.ts'

export const opschaling: Prose = {
  topic: 'opschaling',
  passages: [
    {
      heading: 'Opschaling bij onbegrepen gedrag',
      paragraphs: [
        'Opschaling bij onbegrepen gedrag begint met de vraag of de gewone hulp nog voldoende is. In dit voorbeeld kijken drie mensen mee: degene die het contact heeft, iemand met kennis van psychische zorg en de procesregisseur van de gemeente. Samen wegen zij vier punten: het gevaar voor de persoon, het gevaar voor anderen, de draagkracht van de omgeving en de vraag of afspraken nog worden nagekomen. Verslechtert één punt duidelijk, dan is opschaling te overwegen.',
        'Het opschalingsmodel kent vier fasen, gelijk aan die van de AVE. Bij onbegrepen gedrag verloopt de stap van fase 2 naar fase 3 vaak snel, bijvoorbeeld na een nacht met meerdere meldingen. Daarom spreken partners vooraf af wie buiten kantooruren mag besluiten. De politie hoeft niet te wachten op een overleg als er direct gevaar is. De volgende ochtend brengt de procesregisseur iedereen weer op dezelfde lijn.',
        'Wie opschaalt, houdt het contact met de persoon in het oog. Meer mensen en meer overleg betekenen voor hem vaak meer onrust. Eén vertrouwd gezicht blijft daarom het aanspreekpunt, ook als de leiding van het overleg verandert. Vertel de persoon wat er verandert en waarom, in gewone woorden. Blijkt dat niet veilig te kunnen, leg dan vast waarom u ervoor kiest om het later te doen.',
      ],
    },
    {
      heading: 'Criteria voor het opschalingsmodel',
      paragraphs: [
        'Criteria helpen om het gesprek te voeren, maar nemen het besluit niet over. In dit voorbeeld staan er zes op een kaart: toename van meldingen, nieuwe dreiging, verlies van contact, uitval van steun uit de omgeving, gebruik van middelen en aandacht van buiten. Bij elk criterium hoort een vraag en geen score. Een score lijkt precies, maar verbergt waar mensen van mening verschillen.',
        'Schrijf bij elk criterium op wat u heeft gezien en van wie u het weet. "De meldingen zijn toegenomen" is te vaag. "Deze maand kwamen er drie meldingen over nachtelijk geluid, vorige maand geen" is bruikbaar. Gebruik geen diagnose die u niet zelf mag stellen. De kaart blijft bij de organisatie die het overleg leidt en wordt niet rondgestuurd.',
        'Leg ook de tegenargumenten vast. Wat gaat er beter, wie heeft er contact, wat werkte eerder? Deze vraag beschermt tegen een overleg dat zichzelf steeds ongeruster maakt. Het komt voor dat de groep na een half uur besluit om niet op te schalen, maar wel een extra bezoek te doen. Dat is dan een goed besluit met een goede onderbouwing.',
      ],
    },
    {
      heading: 'Acuut gevaar',
      paragraphs: [
        'Bij acuut gevaar belt iedereen het alarmnummer. Dat geldt ook voor professionals die de persoon goed kennen. De meldkamer vraagt door en stuurt wie er nodig is. Geef door wat helpt om rustig te blijven: een naam, een taal, een hond in huis, iets wat juist onrust geeft. Zulke kleine dingen maken voor de mensen die komen een groot verschil.',
        "Ter plaatse heeft veiligheid voorrang en daarna zorg. Agenten proberen de situatie te kalmeren en de juiste zorg erbij te halen. Vervoer gebeurt zo mogelijk met passend vervoer en niet in een politieauto. De afspraken daarover verschillen per gebied. Zorg dat collega's van de avonddienst weten welke afspraken gelden en wie zij kunnen bellen als het niet lukt.",
        'Na het acute moment volgt een korte overdracht. Wat is er gebeurd, waar is de persoon nu, wie neemt het morgen over? Een procesregisseur die dit de volgende ochtend hoort van een buurvrouw, is te laat ingelicht. Maak daarom één vaste plek waar de nachtdienst een bericht achterlaat. Twee regels zijn genoeg, zonder medische gegevens.',
      ],
    },
    {
      heading: 'Afschaling en nazorg bij onbegrepen gedrag',
      paragraphs: [
        'Afschaling bij onbegrepen gedrag vraagt geduld. Een rustige week zegt nog niet dat het beter gaat. Spreek een periode af waarin u blijft volgen en een moment waarop u besluit. Betrek de persoon zelf en zijn naasten bij de vraag wat nodig is om het vol te houden. Vaak zijn dat gewone dingen: ritme, iemand die langskomt, een plek om overdag te zijn.',
        'Maak een kaart voor als het weer minder gaat. Daarop staat wat de persoon zelf merkt, wat anderen merken, wat helpt en wie er gebeld kan worden. De persoon bewaart de kaart zelf en bepaalt wie een kopie krijgt. Zo houdt hij regie, ook in een slechte periode. Hulpverleners merken dat een kaart in eigen woorden beter werkt dan een plan in vaktaal.',
        'Sluit af met de buurt. Bewoners die maanden overlast hebben gehad, willen weten dat het over is of dat er iemand blijft opletten. Bedank hen voor hun geduld en herhaal het nummer dat zij kunnen bellen. Vertel niets over de gezondheid van de persoon. Soms is er ruimte voor een kennismaking of een gesprek. Dat kan alleen als beide kanten dat echt willen.',
      ],
    },
    {
      heading: 'Rollen bij opschaling',
      paragraphs: [
        'De procesregisseur stelt de vraag, de partners geven het antwoord. In elke fase is er één persoon die mag zeggen: dit doen wij. In fase 2 is dat de regisseur, in fase 3 een leidinggevende. De behandelaar blijft verantwoordelijk voor de behandeling en kan door niemand worden gedwongen om zijn geheim te doorbreken. Wel mag van hem worden gevraagd om mee te denken over wat veilig is.',
        'De wijkagent ziet de straat en het patroon. Zijn inbreng gaat over wat er is gebeurd en wat er op straat mogelijk is. Hij besluit niet over zorg. De medewerker van de woningcorporatie kent het huis en de buren. Zij besluit niet over veiligheid. Door die rollen uit te spreken, wordt een overleg korter en voelt niemand zich verantwoordelijk voor iets waar hij niet over gaat.',
        'Een ervaringsdeskundige aan tafel verandert het gesprek. Die vraagt wat een maatregel betekent voor iemand die bang is, en kent de weg uit eigen ervaring. Bespreek vooraf wat de rol is en zorg voor een vaste contactpersoon. In deze voorbeeldaanpak schuift de ervaringsdeskundige aan bij het evalueren van werkwijzen en niet bij gesprekken over personen.',
      ],
    },
    {
      heading: 'De weg terug na fase 4',
      paragraphs: [
        'Na fase 4 is iedereen moe. De verleiding is groot om het onderwerp te laten rusten. Plan daarom al tijdens de crisis het moment waarop u terugkijkt. Doe dat binnen twee weken, met de mensen die erbij waren. Begin met hoe het met hen gaat. Bespreek daarna drie momenten waarop het anders had kunnen lopen en kies wat u wilt veranderen in de werkwijze.',
        'De terugkeer van een persoon naar zijn woning is een kwetsbaar moment. Wie haalt hem op, is het huis op orde, wie komt er de eerste dagen langs? Stem af met naasten en met de woningcorporatie. Bedenk wat de buren te horen krijgen. Een goede eerste week voorkomt dat de hele geschiedenis opnieuw begint. Plan de bezoeken liever te ruim dan te krap.',
        'Sluit fase 4 formeel af. De burgemeester of zijn vervanger zegt dat de crisisorganisatie stopt en dat de leiding teruggaat naar de procesregisseur. Leg datum en tijd vast. Bepaal in welke fase de situatie verdergaat; meestal is dat fase 3 of 2. Licht alle partijen in die tijdens de crisis erbij zijn gekomen, zodat zij weten dat hun rol is beëindigd.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: wegen of opschaling nodig is',
      items: [
        'Wat is er veranderd sinds de vorige keer?',
        'Welk gevaar is er, en voor wie?',
        'Wie heeft nog contact met de persoon?',
        'Wat gaat er goed?',
        'Wie krijgt de leiding als wij opschalen?',
        'Wanneer wegen wij opnieuw?',
      ],
    },
  ],
  tables: [
    {
      title: 'Opschalen en afschalen',
      header: ['Van en naar', 'Aanleiding', 'Besluit door'],
      rows: [
        ['Fase 1 naar 2', 'gewone hulp is niet genoeg', 'procesregisseur'],
        ['Fase 2 naar 3', 'escalatie dreigt', 'leidinggevende'],
        ['Fase 3 naar 4', 'escalatie is er', 'burgemeester of crisisleiding'],
        ['Een fase terug', 'dreiging is afgenomen en nazorg geregeld', 'wie op dat moment leidt'],
      ],
    },
  ],
}
