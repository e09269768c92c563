import type { Prose } from '../types.ts'

export const overleg: Prose = {
  topic: 'overleg',
  passages: [
    {
      heading: 'Een overleg dat werkt',
      paragraphs: [
        'Een goed overleg heeft een reden, een einde en een opbrengst. De uitnodiging noemt wat er besloten moet worden en wat deelnemers voorbereiden. Zonder die twee kan het vaak ook met een telefoontje. Begin op tijd, ook als niet iedereen er is. Wie te laat komt, krijgt geen samenvatting. Dat klinkt streng, maar na drie keer is iedereen er op tijd en duurt het overleg een kwartier korter.',
        'De voorzitter bewaakt het gesprek en doet niet mee aan de inhoud. Heeft hij een mening die ertoe doet, dan zit een ander voor. Hij vraagt door bij onduidelijke woorden, geeft het woord aan wie zwijgt en vat samen voordat er besloten wordt. Een vraag die altijd helpt: wat is er nodig om hier nu een besluit over te nemen? Soms is het antwoord dat er nog iets ontbreekt.',
        'Een besluit is pas een besluit als iemand het hardop zegt. Wie doet wat, wanneer is het klaar en aan wie wordt dat gemeld? De notulist leest de afspraken voor en iedereen bevestigt zijn eigen deel. Stuur de lijst dezelfde dag rond. Een woordelijk verslag is bijna nooit nodig en bevat vaak meer gegevens dan goed is. Bewaar de lijst met afspraken op één plek.',
      ],
    },
    {
      heading: 'Deelnemers en mandaat',
      paragraphs: [
        'Nodig mensen uit die mogen besluiten over hun eigen inzet. Een deelnemer die alles moet terugkoppelen, vertraagt het overleg en voelt zich ongemakkelijk. Bespreek met zijn leidinggevende welk mandaat hij heeft. Leg het vast in een zin: deze persoon mag toezeggen dat wij binnen een week een bezoek doen. Wie meer nodig heeft, belt tijdens het overleg zijn leidinggevende.',
        'Houd de groep klein. Met vijf mensen wordt gepraat, met vijftien wordt voorgelezen. Laat partijen die alleen op de hoogte willen blijven de afsprakenlijst lezen, als dat mag. Vraag elk half jaar wie er al een tijd niets heeft ingebracht. Dat is geen verwijt. Soms is iemand gewoon op een ander moment nodig. Zijn stoel leeg laten is beter dan hem laten wachten.',
        'Vervanging is een gewoonte en geen uitzondering. Wie niet kan, stuurt iemand die is ingewerkt en hetzelfde mandaat heeft. Een kaart met de rol van elke deelnemer helpt de vervanger op weg. Zet erop wat hij inbrengt, waarover hij gaat en wat hij niet mag delen. Zo hangt de samenwerking niet af van één persoon die toevallig goed netwerkt.',
      ],
    },
    {
      heading: 'Vertrouwen opbouwen',
      paragraphs: [
        'Vertrouwen ontstaat door samen iets moeilijks te doen en daarover te praten. Plan daarom na een spannende periode een half uur zonder agenda. Wat vonden wij lastig, wat waardeerden wij in elkaar, wat doen wij anders? Zulke gesprekken lijken tijdverlies, maar besparen later veel misverstanden. Houd ze vertrouwelijk en maak er geen verslag van.',
        'Spreek irritatie vroeg uit. Een partner die twee keer niet terugbelt, heeft misschien een goede reden. Vraag ernaar voordat u een oordeel heeft. Begin met wat u merkte en wat het met de samenwerking deed. Vermijd woorden als altijd en nooit. De meeste wrijving komt doordat mensen elkaars regels niet kennen en denken dat onwil is wat eigenlijk onmacht is.',
        "Leer elkaars werk kennen. Een ochtend meelopen bij de meldkamer, een dienst met de wijkagent, een middag bij het wijkteam: het verandert hoe u luistert. Organiseer het elk jaar voor nieuwe collega's. Vraag hun daarna om drie dingen op te schrijven die hen verrasten. Die lijstjes zijn leuk om te lezen en laten zien waar uitleg ontbreekt.",
      ],
    },
    {
      heading: 'Vastleggen en terugvinden',
      paragraphs: [
        'Leg alleen vast wat nodig is om verder te kunnen. Besluiten, afspraken en de reden van een keuze horen daarbij. De hele geschiedenis niet. Kies een vaste vorm, zodat een collega die instapt meteen weet waar hij moet kijken. Een lijst met vier kolommen is genoeg: afspraak, wie, wanneer, klaar. Dat werkt beter dan het mooiste systeem waarin niemand iets invult.',
        'Spreek af waar stukken staan en hoe ze heten. Een bestand met de naam "definitief nieuw 3" helpt niemand. Begin met de datum en het onderwerp. Gooi concepten weg als het stuk klaar is. Op dit portaal krijgt elk document een versie en blijft de oude alleen zichtbaar voor wie het beheert. Lezers zien altijd de laatste.',
        "Zorg dat kennis blijft als mensen gaan. Wie vertrekt, besteedt een uur aan een overdracht: wat loopt er, wie zijn de contacten, wat zou u anders doen? Maak daarvan een halve bladzijde. Een coördinator die dat bij elk vertrek vraagt, bouwt in een paar jaar een schat op aan ervaring. Nieuwe collega's lezen haar liever dan een handboek.",
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: voor de voorzitter',
      items: [
        'De uitnodiging noemt het gewenste besluit.',
        'Iedereen heeft mandaat voor zijn eigen inzet.',
        'De tijd wordt bewaakt.',
        'Afspraken worden hardop herhaald.',
        'De lijst is dezelfde dag verstuurd.',
      ],
    },
  ],
  tables: [
    {
      title: 'Vaste agenda',
      header: ['Onderdeel', 'Vraag', 'Tijd'],
      rows: [
        ['Opening', 'waarom zijn wij hier', '5 minuten'],
        ['Beeld', 'wat ziet ieder', '15 minuten'],
        ['Besluit', 'wat doen wij', '15 minuten'],
        ['Afspraken', 'wie doet wat wanneer', '10 minuten'],
      ],
    },
  ],
}
