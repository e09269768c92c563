import type { Prose } from '../types.ts'

export const communicatie: Prose = {
  topic: 'communicatie',
  passages: [
    {
      heading: 'Begrijpelijk schrijven',
      paragraphs: [
        'Schrijf voor iemand die weinig tijd heeft. Begin met wat de lezer moet weten of doen en geef daarna pas uitleg. Gebruik korte zinnen en gewone woorden. Een vakterm mag, als u hem bij de eerste keer uitlegt. Lees de tekst hardop voor. Waar u naar adem hapt, is de zin te lang. Vraag iemand buiten uw vakgebied om mee te lezen en om te vertellen wat er volgens hem staat.',
        'Spreek de lezer aan met u en vermijd de lijdende vorm. "U krijgt binnen een week bericht" is duidelijker dan "er zal bericht worden gegeven". Zeg wie iets doet. Dat is ook eerlijker, want vage zinnen verbergen vaak dat nog niemand het gaat doen. Een tekst die helder is geschreven, laat zien waar de afspraken nog niet helder zijn.',
        'Denk aan lezers met een beperking. Gebruik koppen die iets zeggen, schrijf links in woorden en zet informatie niet alleen in kleur of in een plaatje. Een tabel heeft een titel en een duidelijke eerste regel. Vraag eens per jaar een paar inwoners om een tekst te testen. Hun opmerkingen zijn soms confronterend en bijna altijd terecht.',
      ],
    },
    {
      heading: 'Boodschap en afzender',
      paragraphs: [
        'Bepaal eerst wie de beste afzender is. Soms is dat de burgemeester, vaker de wijkmanager of een school. Mensen vertrouwen wie zij kennen. Stem de inhoud af met alle partners, zodat er geen verschillende verhalen rondgaan. Eén iemand schrijft en de anderen lezen mee op feiten. Wie op stijl gaat verbeteren, maakt de tekst meestal langer.',
        'Kies drie kernzinnen. Wat is er aan de hand, wat doen wij, wat kunt u doen? Elke medewerker die gebeld wordt, kan deze zinnen gebruiken. Zet ze bovenaan in een kort stuk met vragen en antwoorden. Werk dat stuk bij zodra er iets verandert en noem de tijd erbij. Een balie die oude informatie geeft, ondermijnt het beste persbericht.',
        'Denk na over wat u niet zegt. Gegevens over personen, lopende onderzoeken en de inzet van politie horen niet in een bericht. Leg uit dat u er niets over kunt zeggen en waarom niet. Dat is beter dan zwijgen of eromheen praten. Journalisten en bewoners accepteren een duidelijke grens, zolang zij merken dat u verder zo open mogelijk bent.',
      ],
    },
    {
      heading: 'Interne communicatie',
      paragraphs: [
        "Medewerkers willen het eerder weten dan de buitenwereld. Zorg dat collega's aan balie en telefoon een bericht hebben voordat het nieuws naar buiten gaat, al is het tien minuten. Vertel wat zij kunnen zeggen en naar wie zij doorverwijzen. Zij zijn het gezicht van de organisatie. Als zij zich overvallen voelen, merkt de inwoner dat meteen aan de toon.",
        'Maak een vaste plek waar medewerkers de laatste stand kunnen lezen. Houd die kort en zet de nieuwste informatie bovenaan. Beantwoord vragen daar, zodat niet tien mensen dezelfde vraag stellen. Sluit af als het voorbij is, met een bedankje en met wat er geleerd is. Zo weten mensen dat zij niet meer hoeven te kijken en dat hun inzet gezien is.',
        'Vergeet partners niet. Een schooldirecteur of een huisarts die via de krant hoort wat er speelt, belt de volgende keer minder snel terug. Maak een lijst van tien partners die u altijd zelf informeert en spreek af wie dat doet. Een kort telefoontje is genoeg. Vraag meteen wat zij horen, want communicatie werkt in twee richtingen.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een bericht naar inwoners',
      items: [
        'De eerste zin zegt waar het om gaat.',
        'Er staat wat de lezer kan doen.',
        'Er staan geen persoonsgegevens in.',
        'Partners hebben op feiten meegelezen.',
        'Balie en telefoon zijn ingelicht.',
        'Er staat wanneer nieuw bericht volgt.',
      ],
    },
  ],
}
