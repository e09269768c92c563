import { document, file, section } from '../build.ts'
import { emailOfPersona } from '../people.ts'
import type { DemoDocument } from '../types.ts'

export const namedDocuments: DemoDocument[] = [
  document({
    title: 'Contactafspraken bij dreiging tegen een bestuurder',
    summary: 'Voor drie genoemde personen: wie neemt contact op met wie, en in welke volgorde.',
    description:
      'Dit voorbeeldstuk is alleen voor de genoemde personen. Het beschrijft een volgorde van contact bij dreiging tegen een bestuurder. De inhoud is verzonnen en bevat geen namen, nummers of werkwijzen.',
    owner: 'politie-eenheid-rotterdam',
    label: 'RED',
    locks: [
      `person:${emailOfPersona('police')}`,
      `person:${emailOfPersona('prosecution')}`,
      `person:${emailOfPersona('editor-var')}`,
    ],
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2026-03-03',
    files: [file('contactafspraken.pdf', 2, section('Volgorde van contact', 'bestuurlijke-weerbaarheid'))],
  }),
  document({
    title: 'Notitie gezamenlijk optreden: vragen vooraf',
    summary: 'Vragen die twee partners elkaar stellen voordat zij samen naar buiten treden.',
    description:
      'Een korte voorbeeldnotitie voor twee genoemde personen. Zij bevat vragen over rol, boodschap en moment, zonder verwijzing naar een situatie.',
    owner: 'om-rotterdam',
    label: 'RED',
    locks: [`person:${emailOfPersona('prosecution')}`, `person:${emailOfPersona('police')}`],
    themes: ['ondermijning'],
    date: '2025-09-30',
    files: [file('vragen-vooraf.pdf', 1, section('Vragen', 'overleg'))],
  }),
  document({
    title: 'Voorbereiding gesprek over beveiliging van het portaal',
    summary: 'Aandachtspunten voor twee personen die het gesprek met de leverancier voeren.',
    description:
      'Een korte lijst met aandachtspunten voor een gesprek over beveiliging. De punten zijn algemeen en verzonnen. Het stuk is bedoeld voor de genoemde personen.',
    owner: 'bureau-var',
    label: 'RED',
    locks: [`person:${emailOfPersona('editor-var')}`, `person:${emailOfPersona('police')}`],
    themes: ['informatieveiligheid'],
    date: '2026-04-07',
    files: [file('aandachtspunten-gesprek.pdf', 2, section('Aandachtspunten', 'informatieveiligheid'))],
  }),
  document({
    title: 'Spreekpunten voor een gezamenlijk overleg',
    summary: 'Voor twee personen die samen een overleg voorbereiden.',
    description:
      'Een lijst met spreekpunten voor een overleg tussen twee partners, zonder verwijzing naar een situatie. De inhoud is verzonnen en dient om de aanduiding RED te tonen.',
    owner: 'bureau-var',
    label: 'RED',
    locks: [`person:${emailOfPersona('editor-var')}`, `person:${emailOfPersona('prosecution')}`],
    themes: ['maatschappelijk-ongenoegen'],
    date: '2026-05-26',
    files: [file('spreekpunten.pdf', 1, section('Spreekpunten', 'overleg'))],
  }),
  document({
    title: 'Afspraken over een gezamenlijke verklaring',
    summary: 'Wie schrijft, wie leest mee en wie besluit: voor twee genoemde personen.',
    description:
      'Het stuk legt voor twee genoemde personen vast hoe een gezamenlijke verklaring tot stand komt. Het bevat geen inhoud van een verklaring en verwijst niet naar een gebeurtenis.',
    owner: 'politie-eenheid-rotterdam',
    label: 'RED',
    locks: [`person:${emailOfPersona('police')}`, `person:${emailOfPersona('editor-var')}`],
    themes: ['online-ordeverstoring'],
    date: '2026-02-17',
    files: [file('gezamenlijke-verklaring.docx', 1, section('Werkwijze', 'communicatie'))],
  }),
]
