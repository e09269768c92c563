import type { Prose } from '../types.ts'

export const onlineOrdeverstoring: Prose = {
  topic: 'online-ordeverstoring',
  passages: [
    {
      heading: 'Van scherm naar straat',
      paragraphs: [
        'Een oproep op sociale media kan binnen enkele uren een plein vullen. Soms gaat het om een feest dat uit de hand loopt, soms om rellen, soms om een groep die achter een verdachte aan gaat. Meestal is niet duidelijk wie is begonnen. Dat maakt het lastig: de gemeente is gewend om met een organisator te praten, en die is er niet. Voorbereiding is daarom belangrijker dan bij een aangekondigd evenement.',
        'Online aangejaagde ordeverstoring begint vaak met een grap, een gerucht of een oud filmpje. Het bericht krijgt vaart doordat mensen reageren, ook door het af te keuren. Niet elk bericht wordt een gebeurtenis op straat. Let op drie dingen: wordt er een tijd en plek genoemd, reageren mensen dat zij komen en springt het bericht over naar andere groepen of platforms?',
        'De aanpak bestaat uit vier delen: signaleren, duiden, handelen en nazorg. Elk deel heeft een eigenaar. Signaleren doen mensen die dicht bij jongeren staan. Duiden doen gemeente en politie samen. Handelen doet wie de bevoegdheid heeft. Nazorg doet de gemeente met scholen en jongerenwerk. Zonder die verdeling doet iedereen hetzelfde en blijft het vervolg liggen.',
      ],
    },
    {
      heading: 'Signaleren binnen de regels',
      paragraphs: [
        'Een gemeente mag online niet alles. Gericht meelezen in besloten groepen of met een nepaccount is niet toegestaan. Ook het stelselmatig volgen van personen vraagt om een wettelijke basis die een gemeente meestal niet heeft. Wat wel kan, is luisteren naar jongerenwerkers, scholen en ouders die iets zien voorbijkomen. Zij laten weten wat er rondgaat, zonder namen of schermafbeeldingen van personen.',
        'Maak het melden makkelijk. Een school die op donderdag hoort dat er vrijdag iets gaat gebeuren, moet weten wie zij kan bellen. Eén nummer is genoeg. De medewerker vraagt naar tijd, plek, aantal reacties en hoe de school het weet. Het bericht zelf hoeft niet te worden doorgestuurd. De medewerker legt vast wanneer het signaal binnenkwam en met wie het is gedeeld.',
        'Bespreek met uw functionaris gegevensbescherming wat u vastlegt en hoe lang. Een lijst met gebeurtenissen zonder persoonsgegevens is meestal voldoende om patronen te zien. Vertel in een openbaar stuk hoe de gemeente met online signalen omgaat. Openheid daarover voorkomt wantrouwen en geeft medewerkers houvast. Het is beter om vooraf uit te leggen wat u doet dan achteraf wat u niet had mogen doen.',
      ],
    },
    {
      heading: 'Duiden: hoe serieus is het',
      paragraphs: [
        'Een oproep krijgt betekenis door de omgeving. Is er een aanleiding, zoals een incident of een wedstrijd? Is het vakantie of mooi weer? Is er eerder iets gebeurd op die plek? Gemeente en politie lopen deze vragen samen door in een kort telefonisch overleg. Ze gebruiken drie kleuren: groen voor volgen, oranje voor voorbereiden en rood voor handelen. De kleur wordt bij elk nieuw bericht opnieuw bekeken.',
        'Wees voorzichtig met aantallen. Duizend reacties betekent niet duizend bezoekers. Veel mensen reageren voor de lol of wonen ver weg. Een klein aantal reacties van jongeren die elkaar kennen, kan meer zeggen dan een groot aantal van onbekenden. Vraag daarom aan jongerenwerkers hoe erover gepraat wordt. Hun inschatting is vaak beter dan die van een zoekprogramma.',
        'Leg vast waarom u een kleur kiest. Als er niets gebeurt, kunt u leren of de inschatting klopte. Als er wel iets gebeurt, kunt u uitleggen wat u wist en wat u deed. Bewaar die notitie bij de gemeente en deel haar niet breder dan nodig. Een evaluatie zonder notities wordt een wedstrijd in geheugen en dat levert zelden goede lessen op.',
      ],
    },
    {
      heading: 'Handelen in het uur ervoor',
      paragraphs: [
        'In het laatste uur telt nabijheid. Jongerenwerkers en wijkagenten gaan naar de plek, spreken jongeren aan en vertellen wat er kan gebeuren. Ouders worden gebeld als dat kan. Winkels in de buurt krijgen bericht. Vaak is dat genoeg om de spanning te laten zakken. Zichtbaar, rustig en vriendelijk is de beste inzet zolang er nog niets is gebeurd.',
        'De burgemeester heeft bevoegdheden, zoals een noodbevel of een aanwijzing van een gebied. Zulke maatregelen vragen om een goede motivering en moeten in verhouding staan. Bereid teksten voor in rustige tijd, met een jurist, zodat zij op het moment zelf alleen hoeven te worden aangevuld. Bespreek ook wanneer u ze intrekt. Een maatregel die te lang duurt, verliest steun.',
        'Communicatie gaat langs dezelfde weg als de oproep. Een bericht van de gemeente op een kanaal waar geen jongere kijkt, bereikt niemand. Vraag een jongerenwerker, een school of een bekende uit de wijk om het door te geven. Houd de boodschap kort: wij weten het, wij zijn er, ga naar huis als het onrustig wordt. Dreigende taal werkt averechts.',
      ],
    },
    {
      heading: 'Als het misgaat',
      paragraphs: [
        'Loopt het uit de hand, dan gelden de gewone lijnen van de crisisorganisatie. De politie treedt op, de burgemeester heeft het gezag over de openbare orde en de driehoek stemt af. De gemeente zorgt voor informatie aan bewoners en voor opvang van mensen die niet naar huis kunnen. Houd een logboek bij met tijden en besluiten. Dat is later van grote waarde.',
        'Beelden gaan sneller rond dan feiten. Wijs iemand aan die kijkt welke verhalen ontstaan en of zij kloppen. Een fout verhaal over een slachtoffer kan een tweede golf veroorzaken. Breng daarom snel een eerste bericht naar buiten, ook als u nog weinig weet. Noem de tijd van het volgende bericht en houd u daaraan. Stilte wordt opgevuld door anderen.',
        'Denk aan de mensen die het werk doen. Agenten, handhavers, jongerenwerkers en winkeliers hebben een zware avond achter de rug. Een bezoek van de burgemeester, een telefoontje van een leidinggevende en een rustige start de volgende dag doen veel. Vraag winkeliers wat zij nodig hebben om weer open te gaan. Help bij het melden van schade.',
      ],
    },
    {
      heading: 'Nazorg in de wijk',
      paragraphs: [
        'De dag erna is de buurt moe en boos. Ga langs, ruim op en luister. Bewoners willen weten of het nog eens gebeurt en wat de gemeente doet. Geef een eerlijk antwoord: wij weten het niet zeker, wij letten extra op en bij dit nummer kunt u terecht. Een bijeenkomst in de eerste week helpt om verhalen te delen en om te horen wat er is gezien.',
        'Ook jongeren hebben nazorg nodig. Velen stonden erbij en zijn geschrokken van wat er gebeurde. Een gesprek op school, geleid door iemand die zij kennen, helpt om te begrijpen hoe een groep kan meeslepen. Vermijd het om iedereen als dader te behandelen. Wie strafbare feiten pleegde, krijgt met politie en OM te maken. De rest moet weer verder kunnen.',
        'Herstel kan een vorm van nazorg zijn. Jongeren die helpen opruimen of een gesprek voeren met een winkelier, zien wat hun gedrag betekende. Dat werkt alleen als beide kanten het willen en als iemand het goed begeleidt. Het vervangt geen straf en is ook niet zacht. Bespreek met het OM en met jeugdhulp wat past en wie het organiseert.',
      ],
    },
    {
      heading: 'Mediawijsheid en preventie',
      paragraphs: [
        'Preventie begint lang voor een oproep. Jongeren die begrijpen hoe een bericht zich verspreidt, delen minder snel iets mee. Lessen over mediawijsheid werken het best als zij over hun eigen telefoon gaan: waarom ziet iemand dit, wie verdient eraan, wat gebeurt er na het doorsturen? Laat leerlingen zelf uitzoeken waar een gerucht vandaan kwam. Dat blijft langer hangen dan een waarschuwing.',
        'Ouders weten vaak niet wat hun kinderen zien. Een ouderavond met voorbeelden, zonder beschuldigende toon, helpt. Geef hen drie vragen mee voor aan tafel: wat zag iemand vandaag, wat riep dat op en met wie valt te praten als het te ver gaat? Vertel waar zij terechtkunnen met zorgen. Niet elke ouder durft naar de politie, wel naar een jongerenwerker.',
        'Bied iets anders. Oproepen krijgen meer bijval als er weinig te doen is. Een plein met activiteiten, een sporthal die open is op vrijdagavond of een evenement dat jongeren zelf organiseren, neemt een deel van de verveling weg. Bespreek met jongeren wat zij willen en maak het klein. Een activiteit die elke week doorgaat, is meer waard dan een groot feest in de zomer.',
      ],
    },
    {
      heading: 'Afspraken tussen partners',
      paragraphs: [
        'Leg de afspraken vast op twee bladzijden. Wie is bereikbaar, wie duidt, wie besluit, wie communiceert? Zet er functies in en een nummer dat altijd werkt. Deel het stuk met scholen en jongerenwerk, in een versie die voor hen is gemaakt. Zij hoeven niet te weten hoe de politie zich voorbereidt, wel wie zij bellen en wat er dan gebeurt.',
        'Buurgemeenten horen erbij. Een oproep houdt zich niet aan gemeentegrenzen en jongeren reizen. Spreek af dat u elkaar informeert als een signaal oranje of rood is. Een korte standaardtekst voorkomt dat iedereen eigen woorden bedenkt. In deze voorbeeldaanpak is er per deel van de regio een gemeente die het contact op gang houdt en de lijst met nummers bijwerkt.',
        'Oefen de afspraken één keer per jaar. Een half uur aan de telefoon met een verzonnen bericht laat zien of nummers kloppen en of mensen weten wat zij moeten doen. Wissel de tijd: ook een oefening op vrijdagavond is nuttig. Stuur daarna een bericht met wat er goed ging. Mensen doen de volgende keer weer mee als zij merken dat het serieus is en kort duurt.',
      ],
    },
    {
      heading: 'Leren van elke oproep',
      paragraphs: [
        'Schrijf na elke oproep die oranje of rood was vijf zinnen op. Wat was het signaal, hoe kwam het binnen, wat besloot u, wat gebeurde er en wat leert u? Doe het binnen een week, want daarna vervaagt het. De verzameling van zulke notities is na een jaar een schat. U ziet welke signalen er echt toe deden en welke vooral onrust gaven.',
        'Vraag jongeren om hun kijk. Een gesprek met een handvol jongeren die er waren, zonder politie en zonder camera, geeft inzicht in hoe een avond verloopt. Waarom ging u, wanneer werd het anders, wat had u tegengehouden? De antwoorden zijn soms verrassend praktisch. Een bus die niet meer reed, kan de reden zijn dat een groep op straat bleef hangen.',
        'Deel lessen zonder details die herhaling in de hand werken. Een stuk voor partners kan preciezer zijn dan een openbaar stuk. Kies vooraf voor wie het bestemd is. Op het portaal geeft u dat aan bij het plaatsen. Andere gemeenten kunnen vragen stellen of melden dat zij een onderdeel overnemen. Zo hoeft niet iedereen dezelfde avond zelf mee te maken.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: een signaal over een oproep',
      items: [
        'Noteer tijd, plek en hoe het signaal binnenkwam.',
        'Vraag geen namen en geen schermafbeeldingen van personen.',
        'Bel de contactpersoon bij de politie voor duiding.',
        'Kies samen een kleur en schrijf op waarom.',
        'Informeer jongerenwerk en buurgemeenten.',
        'Plan het volgende weegmoment.',
      ],
    },
    {
      title: 'Checklist: communiceren met jongeren',
      items: [
        'Kies het kanaal waar zij echt kijken.',
        'Vraag iemand die zij vertrouwen om het te brengen.',
        'Houd het kort en vriendelijk.',
        'Zeg wat u weet en wanneer u weer iets laat horen.',
        'Vermijd dreigende taal.',
      ],
    },
  ],
  tables: [
    {
      title: 'Drie kleuren',
      header: ['Kleur', 'Betekent', 'Wat u doet'],
      rows: [
        ['Groen', 'er is een bericht, weinig vaart', 'volgen en morgen opnieuw kijken'],
        ['Oranje', 'tijd en plek bekend, reacties groeien', 'partners informeren, inzet voorbereiden'],
        ['Rood', 'komst is waarschijnlijk', 'nabijheid, communicatie, driehoek'],
      ],
    },
  ],
}
