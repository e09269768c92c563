import type { Prose } from '../types.ts'

export const buitengebied: Prose = {
  topic: 'buitengebied',
  passages: [
    {
      heading: 'Het buitengebied is anders',
      paragraphs: [
        'In het buitengebied zijn afstanden groot en zijn er weinig ogen. Een schuur kan maanden leegstaan zonder dat iemand het merkt. De wijkagent heeft een werkgebied waar men een uur over rijdt. Tegelijk kennen mensen elkaar vaak goed en valt een vreemde auto op. Een aanpak die in de stad werkt, past hier niet vanzelf. Begin met wat er al is: de buurt, de vereniging, de loonwerker die overal komt.',
        "Agrarische ondernemers hebben zorgen die de overheid niet altijd ziet. Regels veranderen, inkomsten wisselen, een opvolger ontbreekt. Wie onder druk staat, is kwetsbaar voor iemand die contant geld biedt voor een lege schuur. Een gesprek over veiligheid dat geen oog heeft voor die druk, komt niet aan. Vraag eerst hoe het gaat met het bedrijf en het gezin, en praat daarna over risico's.",
        'Gemeenten met veel landelijk gebied hebben vaak kleine teams. Toezicht, vergunningen en veiligheid zijn in handen van een paar mensen. Dat is een kracht, want de lijnen zijn kort, en een zwakte, want alles stopt bij ziekte. Samenwerking met buurgemeenten en met waterschap, provincie en omgevingsdienst maakt meer mogelijk. Spreek af wie welke waarneming aan wie doorgeeft, ook als die buiten de eigen taak valt.',
      ],
    },
    {
      heading: 'Leegstaande schuren en stallen',
      paragraphs: [
        'Leegstand is in het buitengebied de meest genoemde zorg. Een lege schuur is groot, ligt afgelegen en heeft stroom. Dat maakt hem aantrekkelijk voor opslag van spullen die niemand mag zien. De eigenaar weet vaak niet wat er gebeurt. Hij verhuurt aan iemand met een net verhaal en komt er nooit meer. Een bezoek per maand, aangekondigd in het huurcontract, voorkomt veel ellende.',
        'Een checklist voor verhuur helpt om nee te durven zeggen. Wie is de huurder, wat gaat hij doen, past dat bij het pand, hoe wordt er betaald? Vraag om een legitimatie en om een inschrijving. Weiger contant geld. Zet in het contract dat u mag komen kijken. Een huurder met een eerlijk doel heeft daar geen moeite mee. Twijfelt u, bel dan eerst met de gemeente.',
        'De gemeente kan meedenken over nieuw gebruik. Een schuur die een nieuwe bestemming krijgt, staat niet leeg. Dat vraagt om ruimte in de regels en om iemand die helpt met de aanvraag. Een keukentafelgesprek met een adviseur die verstand heeft van bedrijf, regels en veiligheid levert vaak meer op dan een brief. Leg vast wat is besproken en kom er na een half jaar op terug.',
      ],
    },
    {
      heading: 'Melden in het buitengebied',
      paragraphs: [
        'Mensen in het buitengebied bellen niet snel. Zij lossen het zelf op, willen hun buur niet in de problemen brengen of denken dat er toch niemand komt. Een meldpunt met een herkenbaar gezicht werkt beter dan een algemeen nummer. In deze voorbeeldaanpak is er een vaste contactpersoon die twee ochtenden per week in een dorpshuis zit en die bekend is bij verenigingen en coöperaties.',
        'Leg uit wat u met een melding doet. Niet elke melding leidt tot een controle. Soms past zij bij iets wat al bekend is, soms is er niets aan de hand. De melder krijgt altijd bericht dat de melding is ontvangen en hoort, als dat kan, wat er in grote lijnen mee is gedaan. Wie anoniem wil blijven, krijgt uitleg over de route die daarvoor bestaat.',
        'Beroepsgroepen die overal komen, zien veel: dierenartsen, loonwerkers, monteurs, postbezorgers, medewerkers van het waterschap. Nodig hen uit voor een korte bijeenkomst en vertel waar zij op kunnen letten. Vraag hun geen toezicht te houden. Zij hoeven alleen te weten wie zij bellen als iets niet klopt. Geef een kaartje mee dat in het dashboard past.',
      ],
    },
    {
      heading: 'Drugsafval en milieu',
      paragraphs: [
        'Afval van drugsproductie is gevaarlijk voor mens, dier en bodem. Wie vaten of jerrycans vindt, blijft op afstand, raakt niets aan en belt het alarmnummer. Vertel dat aan grondeigenaren, wandelaars en medewerkers van de buitendienst. Een kaart met drie regels en een foto van veelvoorkomende vaten is genoeg. Wijs ook op dampen: wie iets ruikt, gaat tegen de wind in weg.',
        'Na een vondst begint de vraag wie opruimt en wie betaalt. Dat is voor een grondeigenaar een vervelende verrassing. Maak vooraf afspraken tussen gemeente, omgevingsdienst, waterschap en provincie over wie wat doet in het eerste uur, de eerste dag en de eerste week. Kijk welke regeling voor de kosten geldt op dat moment. Zet één contactpersoon klaar voor de eigenaar, zodat hij niet van loket naar loket gaat.',
        'Leg algemene gegevens vast: gebied, soort terrein, wijze van dumpen, tijd van het jaar. Na een paar jaar zijn daar patronen in te zien. Zij helpen bij de keuze van plekken voor toezicht of voor een slagboom. Deel het beeld met buurgemeenten. Een dumpplek die wordt afgesloten, verplaatst zich soms naar de andere kant van de gemeentegrens.',
      ],
    },
    {
      heading: 'Toezicht en controles',
      paragraphs: [
        'Toezicht in het buitengebied vraagt om planning. Een gezamenlijke controle met omgevingsdienst, waterschap, arbeidsinspectie en politie bespaart tijd en voorkomt dat een ondernemer vier keer bezoek krijgt. Elke dienst gebruikt zijn eigen bevoegdheid. Vertel de ondernemer bij aankomst wie er zijn en waarvoor. Neem de tijd voor uitleg. Een controle die respectvol verloopt, levert soms de beste informatie op.',
        'Kies onderwerpen op grond van een gedeeld beeld. Gaat het om huisvesting van werknemers, om brandveiligheid of om gebruik van gebouwen? Bepaal per onderwerp wat u wilt weten en wat u doet met de uitkomst. Een controle waarbij u van alles een beetje bekijkt, geeft weinig houvast. Bespreek achteraf ook wat goed ging bij de ondernemer en laat dat weten.',
        'Let op de veiligheid van toezichthouders. Zij rijden alleen, hebben slecht bereik en komen op erven waar niemand hen verwacht. Een systeem waarmee zij hun plek doorgeven en een afspraak over terugbellen zijn het minimum. Ga bij twijfel met twee personen of vraag politie mee. Bespreek na een vervelende ontmoeting wat er gebeurde en of een ander de volgende keer moet gaan.',
      ],
    },
    {
      heading: 'Kwetsbare ondernemers ondersteunen',
      paragraphs: [
        'Een ondernemer die klem zit, praat daar niet graag over. Signalen zijn achterstallig onderhoud, dieren die minder verzorging krijgen, iemand die niet meer op vergaderingen komt. Een adviseur, een dominee, een dierenarts of een buur ziet dat vaak eerder dan de overheid. Spreek af hoe zij hun zorg kunnen delen en wie er dan langsgaat. Dat moet iemand zijn die het vak begrijpt.',
        'Er bestaat onafhankelijke hulp voor agrarische gezinnen. De gemeente hoeft die niet zelf te bieden, maar moet wel weten waar zij te vinden is. Zet de informatie op een plek waar mensen komen: bij de coöperatie, op een beurs, in het dorpsblad. Noem het geen zorg, want dat schrikt af. Noem het een gesprek over de toekomst van het bedrijf.',
        'Zorg en veiligheid raken elkaar ook hier. Schulden, eenzaamheid en spanning kunnen leiden tot een situatie die escaleert. Dan gelden dezelfde afspraken als in de stad: één plan, één contactpersoon en opschaling volgens de fasen van de AVE. De afstand maakt het wel lastiger. Spreek daarom af wie als eerste ter plaatse kan zijn en hoe lang dat duurt.',
      ],
    },
    {
      heading: 'Mobiel banditisme en diefstal',
      paragraphs: [
        "Diefstal van navigatie uit trekkers, van brandstof en van gereedschap komt in golven. De daders reizen en kennen de weg. Ondernemers kunnen zich beschermen met eenvoudige maatregelen: sleutels eruit, apparatuur eraf, verlichting met sensor, een hek bij de oprit. Registreer serienummers en maak foto's. Dat kost een middag en helpt bij aangifte, verzekering en teruggave.",
        "Een appgroep in de buurt werkt als er regels zijn. Meld eerst bij de politie en daarna in de groep. Geen foto's van personen, geen achtervolgingen, geen vermoedens over afkomst. Een beheerder bewaakt de toon. Spreek af wie contact heeft met de wijkagent, zodat niet twintig mensen tegelijk bellen. Zo blijft de groep nuttig en wordt zij geen bron van onrust.",
        'Deel informatie over werkwijzen en niet over verdachten. "Er worden in de avond erven bekeken met een witte bestelbus" is nuttig. Een kenteken rondsturen is dat niet en kan onschuldigen treffen. Geef kentekens aan de politie. Het platform voor veilig ondernemen kan een avond verzorgen met praktische tips. Combineer die met een vergadering die er toch al is.',
      ],
    },
    {
      heading: 'Samenwerken in de regio',
      paragraphs: [
        'Gemeenten in het buitengebied hebben veel gemeen en weinig mensen. Een werkgroep die vier keer per jaar bij elkaar komt, voorkomt dat ieder hetzelfde uitzoekt. In elk overleg brengt één gemeente een werkwijze in. De anderen vertellen wat zij zouden overnemen en wat niet. Het verslag is kort en staat op het portaal. Wie een onderdeel overneemt, meldt dat daar.',
        'Betrek de provincie en het waterschap vanaf het begin. Zij hebben grond, toezichthouders en kennis van het gebied. Spreek af welke waarnemingen zij doorgeven en aan wie. Een medewerker die langs een sloot loopt, hoeft geen expert te zijn. Hij moet weten dat een vreemde slang uit een schuur het melden waard is. Een korte instructie bij de start van het seizoen is genoeg.',
        "Houd contact met het RIEC over het algemene beeld. Welke verschijnselen ziet men elders en wat kan dat betekenen voor dit gebied? Vertaal die kennis naar twee bladzijden voor collega's van vergunningen, belastingen en groen. Zij zien elk een ander stukje. Wie hen goed informeert, heeft in het buitengebied vijf keer zoveel ogen zonder dat er iemand bij komt.",
      ],
    },
    {
      heading: 'Gezinnen en werknemers van buiten',
      paragraphs: [
        'Op veel bedrijven werken mensen die tijdelijk in Nederland zijn. De meesten worden goed behandeld. Soms niet: te veel mensen in een kamer, geen sleutel, geen eigen bankpas. Medewerkers die een erf bezoeken, kunnen daarop letten. Wie denkt aan uitbuiting, belt een gespecialiseerde organisatie of de politie. Ga niet zelf onderzoek doen en stel geen vragen waar de werkgever bij staat.',
        'Goede huisvesting voorkomt problemen. Een gemeente die duidelijk maakt wat mag en waar, krijgt betere plannen en minder noodoplossingen. Praat met ondernemers, uitzendbureaus en omwonenden samen. Omwonenden willen weten wie er beheert en wie zij kunnen bellen. Een beheerder die zich voorstelt, neemt veel zorgen weg. Kijk na een jaar of de afspraken zijn nagekomen.',
        'Vergeet de werknemers zelf niet. Informatie in hun taal over rechten, zorg en veiligheid is eenvoudig te verspreiden via winkels, kerken en sportvelden. Een inloopuur met een tolk, één keer per maand, geeft hun een plek om vragen te stellen. Vaak gaat het om gewone zaken: een huisarts, een inschrijving, een fiets. Juist daardoor komt het gesprek soms op iets groters.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een schuur verhuren',
      items: [
        'Controleer wie de huurder is.',
        'Vraag wat er in de schuur komt.',
        'Neem geen contant geld aan.',
        'Zet een bezoek per maand in het contract.',
        'Ga ook echt kijken.',
        'Bel bij twijfel met de contactpersoon van de gemeente.',
      ],
    },
    {
      title: 'Checklist: drugsafval gevonden',
      items: [
        'Blijf op afstand en raak niets aan.',
        'Ga tegen de wind in weg.',
        'Bel het alarmnummer.',
        'Houd anderen weg.',
        'Noteer plek en tijd.',
        'Vraag wie de contactpersoon is voor het opruimen.',
      ],
    },
  ],
  tables: [
    {
      title: 'Wie ziet wat in het buitengebied',
      header: ['Wie', 'Ziet vaak', 'Geeft door aan'],
      rows: [
        ['Toezichthouder', 'gebruik van gebouwen', 'meldpunt gemeente'],
        ['Waterschap', 'sloten, lozingen, sporen', 'meldpunt gemeente'],
        ['Dierenarts', 'verzorging van dieren, zorgen in een gezin', 'vaste contactpersoon'],
        ['Loonwerker', "vreemde auto's, nieuwe sloten", 'wijkagent of contactpersoon'],
      ],
    },
  ],
}
