import { organisations } from './content/organisations.ts'
import { editorOf, emailOfPersona } from './content/people.ts'
import { coordinatorOf } from './content/workgroups.ts'
import { ondermijning } from './content/prose/ondermijning.ts'
import { zorgEnVeiligheid } from './content/prose/zorg-en-veiligheid.ts'
import type { DemoContent } from './items.ts'

const text = (at: number): string => ondermijning.passages[at]?.paragraphs.join('\n\n') ?? ''
const care = (at: number): string => zorgEnVeiligheid.passages[at]?.paragraphs.join('\n\n') ?? ''
const municipalities = organisations.filter(({ kind }) => kind === 'municipality')

/** Everything the demo region publishes. */
export const content: DemoContent = {
  news: ['CLEAR', 'CLEAR', 'CLEAR', 'GREEN', 'AMBER'].map((label, index) => ({
    title: ondermijning.passages[index]?.heading ?? '',
    summary: ondermijning.passages[index]?.paragraphs[0]?.slice(0, 200) ?? '',
    body: text(index),
    owner: 'bureau-var',
    label: label as 'CLEAR',
    locks: label === 'AMBER' ? ['kind:municipality', 'kind:police'] : [],
    themes: ['ondermijning'],
    date: `2026-0${index + 1}-12`,
    pinned: index === 0,
    author: emailOfPersona('editor-var'),
  })),
  practices: municipalities.slice(0, 8).map((one, index) => ({
    title: `${zorgEnVeiligheid.passages[index % 5]?.heading ?? ''} in ${one.name.replace('Gemeente ', '')}`,
    summary: zorgEnVeiligheid.passages[index % 5]?.paragraphs[0]?.slice(0, 200) ?? '',
    problem: care(0),
    approach: care(1),
    conditions: care(2),
    results: care(3),
    costs: care(4),
    contact: 'Vraag naar de beleidsadviseur.',
    owner: one.slug,
    author: editorOf(one.slug),
    label: index % 2 ? 'GREEN' : 'AMBER',
    locks: index % 2 ? [] : ['kind:municipality'],
    themes: ['zorg-en-veiligheid', 'wams'],
    date: `2025-1${index % 3}-0${index + 1}`,
  })),
  documents: [
    ['CLEAR', 'bureau-var', [], undefined, 5],
    ['GREEN', 'bureau-riec-rotterdam', [], undefined, 12],
    ['AMBER', 'dordrecht', ['group:drechtsteden', 'org:politie-eenheid-rotterdam'], undefined, 20],
    ['AMBER+STRICT', 'bureau-var', ['wg:werkgroep-opschaling'], 'werkgroep-opschaling', 8],
    ['RED', 'bureau-var', [`person:${emailOfPersona('police')}`], undefined, 3],
  ].map(([label, owner, locks, workgroup, pages], index) => ({
    title: `Handreiking ${['melden', 'bedrijventerreinen', 'signalen', 'opschalen', 'besloten advies'][index] ?? ''}`,
    summary: 'Een handreiking voor partners in de regio, met stappen en voorbeelden.',
    description: care(index),
    owner: owner as string,
    author: workgroup ? coordinatorOf(workgroup as string).email : editorOf(owner as string),
    label: label as 'CLEAR',
    locks: locks as [],
    ...(workgroup ? { workgroup: workgroup as string } : {}),
    themes: ['ondermijning'],
    date: `2024-0${index + 1}-20`,
    files: [
      {
        name: `handreiking-${index + 1}.pdf`,
        pages: pages as number,
        outline: [
          { heading: 'Aanleiding', topics: ['ondermijning'] },
          { heading: 'Aanpak', topics: ['zorg-en-veiligheid', 'opschaling'] },
        ],
      },
    ],
  })),
}
