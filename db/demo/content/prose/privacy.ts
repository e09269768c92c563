import type { Prose } from '../types.ts'

export const privacy: Prose = {
  topic: 'privacy',
  passages: [
    {
      heading: 'Zorgvuldig met persoonsgegevens',
      paragraphs: [
        'Persoonsgegevens delen mag als er een doel is, een grondslag en een noodzaak. Deze drie woorden horen bij elkaar. Het doel zegt waarom, de grondslag zegt op grond van welke regel en de noodzaak zegt dat het niet met minder kan. Ontbreekt er een, dan deelt u niet. Dat is geen bureaucratie, maar bescherming van de inwoner over wie het gaat en van uzelf.',
        'Toestemming is niet altijd de beste grondslag. Een inwoner die afhankelijk is van hulp, voelt zich niet vrij om te weigeren. Vraag daarom eerst of er een wettelijke taak is waarop u kunt steunen. Is dat zo, dan hoeft u geen toestemming te vragen, maar moet u de inwoner wel vertellen wat u doet. Eerlijk informeren is iets anders dan om toestemming vragen.',
        'Beroepsgeheim en privacyregels zijn niet hetzelfde. Een arts of behandelaar heeft een geheim dat ook geldt als delen op grond van een andere regel zou mogen. Respecteer dat en vraag niet door. Vraag wel wat de behandelaar kan zeggen zonder het geheim te schenden. Vaak is dat meer dan gedacht, bijvoorbeeld of er contact is en of er reden is om nu samen te komen.',
      ],
    },
    {
      heading: 'Rechten van inwoners',
      paragraphs: [
        'Een inwoner mag weten wat er over hem is vastgelegd. Hij kan vragen om inzage, om verbetering en soms om verwijdering. Maak het makkelijk: één adres, een korte uitleg en een antwoord binnen de termijn. Spreek met partners af wie antwoordt als gegevens bij meer organisaties staan. De inwoner hoeft niet te begrijpen hoe de samenwerking in elkaar zit om zijn recht te gebruiken.',
        'Schrijf alsof de inwoner meeleest, want dat kan. Houd feiten en mening uit elkaar, noem de bron en gebruik woorden die u ook in het gezicht zou zeggen. Dat maakt verslagen korter en beter. Een zin als "betrokkene is niet te vertrouwen" zegt niets. Een zin als "drie afspraken zijn niet nagekomen" zegt wel iets en kan worden gecontroleerd.',
        'Bij klachten telt de eerste reactie. Luister, vat samen en vertel wat u gaat doen. Een inwoner die zich gehoord voelt, gaat zelden verder. Leg uit hoe de klachtprocedure werkt en wie onafhankelijk kan meekijken. Bespreek in het team wat u ervan leert. Een klacht over het delen van gegevens is een kans om een werkwijze duidelijker te maken.',
      ],
    },
    {
      heading: 'Afspraken vastleggen',
      paragraphs: [
        'Een convenant of samenwerkingsafspraak regelt wie wat deelt, met welk doel en hoe lang het wordt bewaard. Het stuk moet leesbaar zijn voor wie ermee werkt. Maak daarom een samenvatting van een bladzijde met voorbeelden. Zet erin wat nooit gedeeld wordt. Werk het stuk bij als wetten veranderen en noem bovenaan de datum van de laatste controle.',
        'Een beoordeling van de gevolgen voor privacy is een gesprek voordat het een document is. Nodig mensen uit die het werk doen, iemand met juridische kennis en de functionaris gegevensbescherming. Teken de gegevensstroom op een vel papier. Vraag bij elke pijl of hij nodig is. De beste beoordelingen eindigen met minder pijlen dan waarmee zij begonnen.',
        'Maak duidelijk wie verantwoordelijk is. Als twee organisaties samen bepalen waarom en hoe gegevens worden gebruikt, zijn zij dat samen. Dat moet worden vastgelegd. Voor een inwoner mag het geen verschil maken bij wie hij aanklopt. Bespreek ook wat er gebeurt bij een datalek: wie meldt, wie informeert betrokkenen en wie betaalt de kosten.',
      ],
    },
    {
      heading: 'Werken zonder namen',
      paragraphs: [
        'Veel overleg kan zonder namen. Een trend, een werkwijze of een dilemma bespreekt u in algemene woorden. Doe dat ook als iedereen weet om wie het zou kunnen gaan; verander dan kenmerken of stel het uit. Op dit portaal is dat de regel: geen casuïstiek en geen persoonsgegevens. Wie een voorbeeld nodig heeft, bedenkt er een en zet erbij dat het verzonnen is.',
        'Kleine aantallen kunnen mensen herkenbaar maken. Een tabel met twee meldingen in een dorp zegt al gauw wie het was. Rond af, voeg gebieden samen of laat het getal weg. Bij vijf of minder is voorzichtigheid de regel. Zet bij elk cijfer waar het vandaan komt en wat het wel en niet zegt. Dat is eerlijk tegenover de lezer en tegenover de mensen achter het cijfer.',
        'Verzonnen voorbeelden zijn nuttig als zij herkenbaar zijn en nergens op lijken. Wissel leeftijd, plaats en omstandigheden. Lees het voorbeeld aan een collega voor en vraag of hij aan iemand denkt. Is het antwoord ja, verander het dan. Een goed voorbeeld bevat precies de moeilijkheid die u wilt oefenen en verder zo weinig mogelijk.',
      ],
    },
  ],
  checklists: [
    {
      title: 'Checklist: doel, grondslag, noodzaak',
      items: [
        'Het doel staat in één zin op papier.',
        'De grondslag is bekend en klopt bij dit doel.',
        'Er is geen lichtere manier.',
        'De inwoner is ingelicht, of de reden om dat niet te doen staat vast.',
        'De bewaartermijn is bekend.',
        'De afweging is vastgelegd.',
      ],
    },
  ],
}
