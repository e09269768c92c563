import { practice } from '../build.ts'
import type { DemoPractice } from '../types.ts'

export const underminingPractices: DemoPractice[] = [
  practice({
    title: 'Verhuurders leren nee zeggen',
    summary: 'Een training van een uur waarin verhuurders oefenen met lastige huurders.',
    problem: 'Verhuurders kenden de risico’s, maar durfden bij drukte of een vriendelijk verhaal geen nee te zeggen.',
    approach:
      'In een uur oefenen verhuurders drie gesprekken. Zij krijgen een checklist en een nummer voor twijfel. Een ervaren verhuurder vertelt wat hem hielp.',
    conditions: 'Een branchevereniging of parkmanager die uitnodigt, en een acteur of goede gespreksleider.',
    results: 'Deelnemers geven in dit voorbeeld aan dat zij vaker naar het doel van de huur vragen.',
    costs: 'Voorbeeldraming: een avond, plus een vergoeding voor de trainer.',
    owner: 'bureau-riec-rotterdam',
    label: 'CLEAR',
    themes: ['ondermijning', 'veilig-ondernemen'],
    date: '2024-05-14',
  }),
  practice({
    title: 'Ronde langs de balies',
    summary: 'Acht gesprekken met collega’s leveren de helft van het lokale beeld op.',
    problem:
      'Het lokale beeld werd vooral gemaakt uit systemen. De kennis van baliemedewerkers, toezichthouders en groenbeheer bleef buiten beeld.',
    approach:
      'Een adviseur voert gesprekken van een half uur met collega’s die veel zien. Hij vraagt wat verandert en wat zij niet begrijpen. Namen van personen worden niet genoteerd.',
    conditions: 'Toestemming van leidinggevenden en een belofte om de uitkomst terug te koppelen.',
    results:
      'In dit voorbeeld kwamen drie nieuwe onderwerpen op de agenda. Collega’s weten beter waar zij een signaal kwijt kunnen.',
    costs: 'Voorbeeldraming: twee weken werk, verspreid over twee maanden.',
    owner: 'bureau-riec-rotterdam',
    label: 'GREEN',
    themes: ['ondermijning'],
    date: '2025-05-20',
  }),
  practice({
    title: 'Na de controle begint het werk',
    summary: 'Voor elk uur controle wordt een uur vervolg gepland.',
    problem: 'Na controles bleven brieven en hercontroles liggen. Ondernemers merkten dat er niets gebeurde.',
    approach:
      'Bij het plannen van een controle wordt meteen tijd gereserveerd voor brieven, besluiten en hercontrole. Een vaste medewerker bewaakt de lijst en meldt elke maand wat open staat.',
    conditions: 'Leidinggevenden van alle diensten die de tijd vrijmaken.',
    results: 'De lijst met openstaande punten is in dit voorbeeld korter en ondernemers krijgen sneller bericht.',
    costs: 'Voorbeeldraming: evenveel uren als de controle zelf.',
    owner: 'schiedam',
    label: 'GREEN',
    themes: ['ondermijning'],
    date: '2024-06-18',
  }),
  practice({
    title: 'Twee paar ogen bij gevoelige vergunningen',
    summary: 'Niemand beoordeelt een gevoelige aanvraag alleen; de brief gaat uit namens het college.',
    problem:
      'Medewerkers voelden zich persoonlijk verantwoordelijk voor een weigering en kregen daar soms reacties op.',
    approach:
      'Bij aanvragen in gekozen branches beoordelen twee medewerkers. Adviseur en beslisser zijn verschillende mensen. Brieven bevatten geen naam van een medewerker, maar een functie en een algemeen nummer.',
    conditions: 'Een lijst met branches die is vastgesteld en ruimte in de planning.',
    results: 'Medewerkers geven in dit voorbeeld aan dat zij rustiger werken. De doorlooptijd bleef ongeveer gelijk.',
    costs: 'Voorbeeldraming: twee extra uren per gevoelige aanvraag.',
    owner: 'vlaardingen',
    label: 'GREEN',
    themes: ['ondermijning', 'bestuurlijke-weerbaarheid'],
    date: '2025-09-09',
  }),
  practice({
    title: 'Een themakaart per kwartaal',
    summary: 'De werkgroep maakt elk kwartaal één kaart over een verschijnsel, zonder personen of plaatsen.',
    problem: 'Leden hoorden veel in het overleg, maar konden het in hun eigen organisatie niet kort uitleggen.',
    approach:
      'Twee leden maken een kaart van één bladzijde: wat is het verschijnsel, wat kan iemand zien en wat kan hij doen? De werkgroep leest mee en bepaalt voor wie de kaart bestemd is.',
    conditions: 'Leden die om de beurt schrijven en een coördinator die de kwaliteit bewaakt.',
    results: 'Collega’s van vergunningen en toezicht gebruiken de kaart in dit voorbeeld in hun werkoverleg.',
    costs: 'Voorbeeldraming: een dag per kaart.',
    workgroup: 'werkgroep-ondermijning',
    label: 'AMBER',
    themes: ['ondermijning'],
    date: '2026-03-17',
  }),
  practice({
    title: 'Contactpersoon in het dorpshuis',
    summary: 'Twee ochtenden per week een vertrouwd gezicht op een plek waar mensen toch al komen.',
    problem:
      'Inwoners van het buitengebied belden het algemene nummer zelden. Signalen kwamen laat of helemaal niet binnen.',
    approach:
      'Een medewerker zit op vaste ochtenden in het dorpshuis, drinkt koffie en luistert. Meldingen worden dezelfde dag vastgelegd via de gewone route. De medewerker komt ook bij verenigingen.',
    conditions: 'Een medewerker die het gebied kent, korte lijnen met toezicht en geduld.',
    results:
      'In dit voorbeeld weten meer verenigingen wie zij kunnen bellen. Het duurde een half jaar voordat het liep.',
    costs: 'Voorbeeldraming: tien uur per week en een kleine vergoeding voor de zaal.',
    owner: 'hoeksche-waard',
    label: 'GREEN',
    themes: ['buitengebied'],
    date: '2025-09-16',
  }),
  practice({
    title: 'Kaartje voor wie overal komt',
    summary: 'Loonwerkers, dierenartsen en monteurs krijgen een kaartje met drie vragen en één nummer.',
    problem: 'Mensen die dagelijks op erven komen, zien veel en weten niet bij wie zij iets kwijt kunnen.',
    approach:
      'Tijdens een bijeenkomst met soep en een korte uitleg krijgen zij een kaartje voor in het dashboard. Zij hoeven niet te controleren, alleen te weten wie zij kunnen bellen.',
    conditions: 'Medewerking van coöperaties en een nummer dat echt wordt opgenomen.',
    results: 'De deelnemers waren in dit voorbeeld positief en brachten collega’s mee naar de tweede bijeenkomst.',
    costs: 'Voorbeeldraming: een avond en drukwerk.',
    owner: 'molenlanden',
    label: 'GREEN',
    themes: ['buitengebied', 'ondermijning'],
    date: '2024-11-05',
  }),
  practice({
    title: 'Keukentafelgesprek over lege schuren',
    summary: 'Een adviseur die het vak kent, praat over toekomst, leegstand en risico in één gesprek.',
    problem: 'Brieven over leegstand werden niet gelezen. Eigenaren voelden zich beschuldigd.',
    approach:
      'Een adviseur maakt een afspraak en vraagt eerst hoe het bedrijf ervoor staat. Daarna volgt het gesprek over verhuur en nieuw gebruik. Na een half jaar belt hij opnieuw.',
    conditions: 'Een adviseur met kennis van agrarische bedrijven en ruimte in de regels voor nieuw gebruik.',
    results: 'In dit voorbeeld namen eigenaren zelf contact op na een gesprek bij de buren.',
    costs: 'Voorbeeldraming: vier uur per bedrijf.',
    owner: 'goeree-overflakkee',
    label: 'AMBER',
    locks: ['group:eilanden'],
    themes: ['buitengebied'],
    date: '2025-03-18',
  }),
  practice({
    title: 'Samen een ronde in het donker',
    summary: 'Overheden en bedrijven lopen twee keer per jaar na zonsondergang langs het water.',
    problem:
      'Verbeteringen aan terreinen bleven hangen, omdat ieder naar de ander keek en niemand wist hoe het er ’s avonds uitzag.',
    approach:
      'Een groep van acht loopt een vaste route en maakt foto’s van verlichting, hekken en begroeiing. Er komen geen personen in beeld. De volgende ronde begint met de lijst van de vorige keer.',
    conditions:
      'Een trekker uit het bedrijfsleven en een contactpersoon bij de gemeente die kleine dingen kan regelen.',
    results: 'Op de voorbeeldroute is een deel van de kleine punten binnen een kwartaal opgelost.',
    costs: 'Voorbeeldraming: twee avonden per jaar en het herstel van kleine gebreken.',
    owner: 'maassluis',
    label: 'AMBER',
    locks: ['group:waterkant'],
    themes: ['haven'],
    date: '2024-09-17',
  }),
  practice({
    title: 'Kaart met nummers aan het begin van de raadsperiode',
    summary: 'Elk raadslid en elke bestuurder krijgt een kaart en een gesprek over veiligheid.',
    problem: 'Raadsleden wisten niet wie zij konden bellen na een nare ontmoeting en deden het dan maar niet.',
    approach:
      'De griffier en de adviseur openbare orde bespreken de kaart in een besloten bijeenkomst. Daarna is er voor ieder die dat wil een persoonlijk gesprek. De kaart wordt elk jaar vernieuwd.',
    conditions: 'Een griffier die het onderwerp op de agenda houdt en een vast contact bij de politie.',
    results: 'In dit voorbeeld worden kleine voorvallen eerder besproken.',
    costs: 'Voorbeeldraming: twee dagen per raadsperiode.',
    owner: 'zwijndrecht',
    label: 'GREEN',
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2025-11-25',
  }),
  practice({
    title: 'Rustige stem in de eerste nacht',
    summary: 'Een vaste gesprekspartner voor een bestuurder in de eerste uren na een dreiging.',
    problem:
      'In de eerste uren bellen veel mensen met goede bedoelingen. De bestuurder moet zijn verhaal telkens opnieuw doen.',
    approach:
      'Eén vooraf gekozen collega-bestuurder neemt contact op en houdt dat een week lang vast. Praktische zaken lopen via iemand anders. De werkgroep beproeft dit in een oefening.',
    conditions: 'Bestuurders die dit willen doen en een korte voorbereiding door een deskundige.',
    results: 'Nog niet bekend; de werkgroep verzamelt indrukken van de oefening.',
    costs: 'Voorbeeldraming: een halve dag voorbereiding.',
    workgroup: 'werkgroep-voorbereiding-weerbaar-bestuur',
    label: 'AMBER+STRICT',
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2026-06-16',
  }),
]
