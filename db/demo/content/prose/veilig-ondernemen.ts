import type { Prose } from '../types.ts'

export const veiligOndernemen: Prose = {
  topic: 'veilig-ondernemen',
  passages: [
    {
      heading: 'Samen verantwoordelijk',
      paragraphs: [
        'Ondernemers, gemeente, politie en brandweer hebben elk een eigen belang bij een veilig winkelgebied. Een ondernemer wil klanten en rust, de gemeente een levendige straat, de politie minder incidenten. Die belangen komen samen als men elkaar kent en afspraken maakt. In deze voorbeeldaanpak begint dat met een rondgang op een gewone dinsdag: lopen, kijken, vragen en opschrijven wat opvalt.',
        'Veiligheid is meer dan inbraak en diefstal. Het gaat ook om verlichting, rommel, leegstand, verkeer, hangplekken, agressie aan de kassa en digitale oplichting. Laat ondernemers zelf aangeven wat zij het belangrijkst vinden. Een korte enquête met vijf vragen is genoeg. Bespreek de uitkomst in een bijeenkomst en kies samen drie punten. Wie alles wil aanpakken, ziet na een jaar nergens verschil.',
        'Het platform voor veilig ondernemen helpt bij de start en bij het volhouden. Het kent voorbeelden, kan een gesprek begeleiden en weet welke partner waarvoor nodig is. De trekker is bij voorkeur een ondernemer. Een plan dat van de gemeente is, stopt als de ambtenaar van baan wisselt. Een plan dat van de straat is, leeft door.',
      ],
    },
    {
      heading: 'Een keurmerk of een plan',
      paragraphs: [
        'Een keurmerk geeft structuur: een rondgang, een enquête, een plan en elk jaar een toets. Dat past bij gebieden met een actieve vereniging. Voor kleinere gebieden is een eenvoudig plan vaak beter: één bladzijde met drie afspraken en een datum waarop men weer bij elkaar komt. Kies de vorm die past bij de tijd die mensen hebben. Het papier is een hulpmiddel en geen doel.',
        'Een goed plan noemt namen van functies en data. "Verlichting verbeteren" is een wens. "De gemeente vervangt voor 1 oktober de lampen in de steeg en de vereniging controleert dat" is een afspraak. Zet erbij wat het kost en wie betaalt. Deel het plan met alle ondernemers in de straat, ook met hen die niet bij de bijeenkomst waren. Hang het op in de kantine of de winkel.',
        'Toets het plan na een jaar. Loop dezelfde ronde, stel dezelfde vragen en leg de antwoorden naast elkaar. Wat is beter, wat is gelijk en wat is nieuw? Vier wat gelukt is, ook als het klein is. Een schone steeg is een resultaat. Bespreek eerlijk waarom iets niet is gelukt en besluit of u het opnieuw probeert of laat gaan.',
      ],
    },
    {
      heading: 'Winkeldiefstal en agressie',
      paragraphs: [
        'Aandacht is de beste beveiliging. Een medewerker die klanten groet en aankijkt, voorkomt meer dan een camera. Train personeel om op te letten, om rustig aan te spreken en om zichzelf niet in gevaar te brengen. Geen enkel product is een klap waard. Spreek af wat iemand doet bij een aanhouding, wie er helpt en wanneer u de politie belt.',
        'Agressie komt in winkels veel voor en wordt weinig gemeld. Medewerkers vinden dat het erbij hoort. Dat hoort het niet. Maak een huisregel, hang haar zichtbaar op en handel ernaar. Na een incident vraagt de leidinggevende dezelfde dag hoe het gaat. Leg vast wat er gebeurde en doe aangifte als het strafbaar is. De werkgever kan dat doen namens de medewerker.',
        "Een winkelontzegging kan helpen bij mensen die telkens terugkomen. Gebruik de regels die daarvoor gelden, ook voor privacy. Een lijst met foto's in de kantine is niet zomaar toegestaan. Vraag het platform hoe een collectieve aanpak zorgvuldig kan. Bespreek met de gemeente of er achter het gedrag een zorgvraag zit. Iemand die steelt om te eten, heeft een ander antwoord nodig.",
      ],
    },
    {
      heading: 'Bedrijventerreinen',
      paragraphs: [
        "Op een bedrijventerrein is het 's avonds stil. Dat is prettig voor wie niet gezien wil worden. Goede verlichting, een slagboom, gezamenlijke surveillance en een parkmanager maken het terrein minder aantrekkelijk. De kosten zijn te dragen als genoeg ondernemers meedoen. Begin met een bijeenkomst waarop de politie vertelt wat er in het algemeen speelt en een ondernemer van elders vertelt wat het hem opleverde.",
        'Leegstand vraagt om aandacht. Een leeg pand trekt vernieling aan en kan worden misbruikt. Vraag eigenaren om iemand aan te wijzen die wekelijks kijkt, post weghaalt en meldt wat opvalt. Tijdelijke verhuur is een oplossing als de huurder goed wordt gecontroleerd. Een checklist voor verhuurders staat in een ander stuk op het portaal en is vrij over te nemen.',
        "Transport en logistiek hebben eigen risico's. Ladingdiefstal, verstekelingen en het misbruiken van medewerkers komen voor. Bedrijven beschermen zich met toegangscontrole, duidelijke afspraken met chauffeurs en een cultuur waarin iemand durft te melden dat hij benaderd is. De politie en het platform kunnen helpen bij een risicoscan. Deel algemene lessen, geen gegevens over personen.",
      ],
    },
    {
      heading: 'Horeca en uitgaan',
      paragraphs: [
        "Een uitgaansgebied draait op samenwerking in de nacht. Portiers, horecaondernemers, taxi's, toezicht en politie zien elk een deel. Een appgroep met vaste regels helpt: alleen feiten, geen foto's van personen, geen namen. Elke maand bespreken zij kort wat er speelde. Een ondernemer zit voor. De gemeente legt afspraken vast en zorgt dat praktische zaken, zoals een kapotte lantaarn, snel worden geregeld.",
        'Huisregels werken als zij voor iedereen gelden. Spreek met alle zaken dezelfde regels af over wapens, drugs en agressie. Leg uit wat er gebeurt als iemand ze overtreedt. Een collectief horecaverbod is mogelijk binnen de regels van de privacywet. Laat een jurist het protocol toetsen en kijk elk jaar of het nodig en evenredig is. Discriminatie aan de deur ondermijnt elk veiligheidsbeleid.',
        'Het einde van de avond is het lastigste uur. Iedereen gaat tegelijk naar buiten, er is geen vervoer en er is gedronken. Spreid sluitingstijden, zorg voor verlichting en vervoer en laat toezichthouders zichtbaar zijn. Vraag bezoekers wat hen een onveilig gevoel geeft. Vaak gaat het om een donkere route naar de fiets. Zulke dingen zijn met weinig geld te verbeteren.',
      ],
    },
    {
      heading: 'Digitale veiligheid in het bedrijf',
      paragraphs: [
        'Een kleine onderneming is vaak afhankelijk van één computer en één persoon die er verstand van heeft. Als die computer uitvalt, ligt alles stil. Begin met drie vragen: wat moet morgen werken, waar staat de kopie en wie kan helpen? Schrijf de antwoorden op papier. Zet daarna inloggen in twee stappen aan voor mail, bank en webwinkel. Daarmee is de grootste winst behaald.',
        'Valse facturen zijn een bekende truc. Een mail lijkt van een leverancier te komen en noemt een nieuw rekeningnummer. Spreek af dat een wijziging van een rekening altijd telefonisch wordt gecontroleerd, via een nummer dat u al had. Twee mensen keuren een grote betaling goed. In een klein bedrijf kan de partner of de boekhouder de tweede persoon zijn.',
        'Maak een noodkaart voor bij de kassa. Wat doet u als de betaalautomaat niet werkt, als er een vreemde melding op het scherm staat of als iemand belt namens de bank? Op de kaart staan drie stappen en een telefoonnummer. Bespreek haar met personeel en hang haar op. Een uitzendkracht op zaterdag moet er net zo goed mee uit de voeten kunnen als de eigenaar.',
      ],
    },
    {
      heading: 'Melden en aangifte',
      paragraphs: [
        'Ondernemers melden minder dan er gebeurt. Het kost tijd en zij verwachten er weinig van. Toch helpt een melding, ook als er geen dader wordt gevonden. Met meldingen ontstaat een beeld van plekken en tijden, en daar kan toezicht op worden aangepast. Vertel ondernemers dus wat er met meldingen gebeurt en laat elk half jaar zien wat het heeft opgeleverd.',
        'Maak onderscheid tussen melden en aangifte. Een melding geeft informatie. Een aangifte vraagt om strafrechtelijk onderzoek. Bij spoed belt men het alarmnummer. Veel aangiften kunnen online, voor andere is een gesprek nodig. Een kaart met deze drie routes bij de kassa voorkomt zoeken. Zet er ook een nummer op voor wie anoniem iets wil vertellen.',
        'Bewaar bewijs zorgvuldig. Camerabeelden worden vaak na enkele weken gewist. Zet beelden van een incident apart en schrijf op wie ze heeft bekeken. Geef ze aan de politie en zet ze niet op sociale media, want dat kan onrechtmatig zijn en het onderzoek schaden. Noteer tijd, plek, signalement van gedrag en eventuele getuigen zolang het vers in het geheugen zit.',
      ],
    },
    {
      heading: 'Veilig werken voor personeel',
      paragraphs: [
        'Personeel dat zich veilig voelt, blijft langer en werkt beter. Vraag daarom regelmatig wanneer mensen zich onveilig voelen. Het antwoord is vaak concreet: alleen sluiten, geld tellen in het zicht, een donkere parkeerplaats. Pas het rooster of de inrichting aan. Een tweede persoon bij sluitingstijd kost geld, maar minder dan een overval of een medewerker die maanden thuiszit.',
        'Oefen een overval in woorden. Wat doet u, wat doet u niet, wat onthoudt u en wat gebeurt er daarna? Rust bewaren en meewerken is het uitgangspunt. Bespreek ook hoe iemand zich erna kan voelen en waar hij hulp krijgt. Nieuwe medewerkers krijgen de uitleg in hun eerste week. Herhaal haar elk jaar, bijvoorbeeld voor de drukke decembermaand.',
        'Jong personeel verdient extra aandacht. Een scholier achter de kassa durft een boze klant niet aan te spreken en vraagt niet snel om hulp. Spreek een signaal af waarop een collega erbij komt staan. Leer jongeren dat zij nooit iets hoeven te bewaren of door te geven voor een onbekende. Vertel dat zij altijd bij hun leidinggevende terechtkunnen als iemand hun geld biedt.',
      ],
    },
    {
      heading: 'Het plan volhouden',
      paragraphs: [
        'Na een jaar zakt de aandacht vaak in. De trekker heeft het druk, er is weinig gebeurd en de vergadering valt samen met de inkoop. Plan daarom twee vaste momenten per jaar en houd ze kort. Wissel de plek: elke keer bij een andere ondernemer. Begin met wat er is gelukt. Mensen komen terug naar een bijeenkomst waar iets gebeurt en waar zij iemand spreken.',
        'Zorg voor opvolging van de trekker. Vraag iemand om een jaar mee te lopen. Leg op twee bladzijden vast hoe het werkt: wie nodigt uit, welke afspraken gelden, waar staan de stukken. Zet die bij voorkeur op een gezamenlijke plek en niet op de computer van één winkelier. Een overdracht van een uur voorkomt dat drie jaar werk verdwijnt.',
        'Kijk eens per jaar over de grens van het eigen gebied. Ga met een paar ondernemers op bezoek bij een ander winkelgebied of bedrijventerrein. Vraag wat daar werkt en wat niet. Zulke bezoeken leveren ideeën op en geven waardering aan beide kanten. Meld op het portaal wat u heeft overgenomen, dan weten anderen bij wie zij terechtkunnen.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: rondgang door een winkelgebied',
      items: [
        'Loop overdag en ook een keer na sluitingstijd.',
        'Kijk naar verlichting, zicht en leegstand.',
        'Vraag elke ondernemer naar zijn belangrijkste zorg.',
        'Noteer wat dezelfde week kan worden opgelost.',
        'Kies samen drie afspraken voor dit jaar.',
        'Plan meteen de volgende ronde.',
      ],
    },
    {
      title: 'Checklist: verhuur van bedrijfsruimte',
      items: [
        'Controleer de identiteit van de huurder.',
        'Vraag naar het doel en kijk of dat past bij het pand.',
        'Weiger contante betaling.',
        'Leg vast dat u regelmatig langskomt.',
        'Ga ook echt langs.',
        'Weet wie u belt bij twijfel.',
      ],
    },
  ],
  tables: [
    {
      title: 'Wie doet wat in een winkelgebied',
      header: ['Partij', 'Taak', 'Moment'],
      rows: [
        ['Ondernemersvereniging', 'trekt het plan', 'twee keer per jaar'],
        ['Gemeente', 'inrichting en toezicht', 'doorlopend'],
        ['Politie', 'algemeen beeld en advies', 'elk kwartaal'],
        ['Brandweer', 'veilig vluchten en gebruik', 'jaarlijks'],
        ['Platform voor ondernemers', 'begeleiding en voorbeelden', 'bij start en toets'],
      ],
    },
  ],
}
