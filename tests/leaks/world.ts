import { anImage } from '#app/files/fixtures.ts'
import type { Label } from '#app/access/label.ts'
import { aLaw, anAgenda } from '#tests/factories/dossiers.ts'
import { anItemOf, aPdfOf, type ItemOptions } from '#tests/factories/items.ts'
import { anIssue } from '#tests/factories/letters.ts'
import { aRegion, timePasses, type Region } from '#tests/factories/region.ts'
import { redirect, theme } from '#db/schema/index.ts'
import { clientOf, openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

/**
 * Who asks. `Late` is the reader whose second factor is two hours old; `passwordOnly` is an editor who gave no code;
 * `suspended` and `ended` kept a session from when they were editors.
 */
export const personas = [
  'anonymous',
  'passwordOnly',
  'reader',
  'readerLate',
  'author',
  'editor',
  'manager',
  'police',
  'prosecution',
  'member',
  'coordinator',
  'otherCoordinator',
  'guest',
  'moved',
  'suspended',
  'ended',
  'administrator',
  'policeEditor',
  'officeEditor',
] as const
export type Persona = (typeof personas)[number]

const everybody = personas
/** All with a live membership at a core partner and their second factor. */
const partners = [
  'reader',
  'readerLate',
  'author',
  'editor',
  'manager',
  'police',
  'prosecution',
  'member',
  'coordinator',
  'otherCoordinator',
  'moved',
  'administrator',
  'policeEditor',
  'officeEditor',
] as const
/** Authors and editors of Hoek: `desk:hoek`. */
const deskOfHoek = ['author', 'editor', 'coordinator'] as const

/** A canary: a thing that holds words nobody else wrote, and who may read it. Written by hand from access.md. */
export interface Canary {
  name: string
  kind: 'news' | 'practice' | 'document'
  label: Label
  owner: string
  /** Readers see it in lists, search and on its page. */
  readers: readonly Persona[]
  /** Editors see it on its page and at the desk; and while it is live, in search. */
  editors: readonly Persona[]
  /** Published, begun and not taken away. */
  live: boolean
  /** Everybody could read it until it was withdrawn. */
  wasPublic?: boolean
  make(region: Region): ItemOptions
}

const weekMs = 7 * 24 * 3_600_000
const org = (region: Region, name: keyof Region['organisations']) => `org:${region.organisations[name].id}`

export const canaries: readonly Canary[] = [
  {
    name: 'CLEAR document',
    kind: 'document',
    label: 'CLEAR',
    owner: 'bureau',
    readers: everybody,
    editors: ['officeEditor'],
    live: true,
    make: ({ organisations, people }) => ({ owner: organisations.office, creator: people.officeEditor }),
  },
  {
    name: 'CLEAR news',
    kind: 'news',
    label: 'CLEAR',
    owner: 'bureau',
    readers: everybody,
    editors: ['officeEditor'],
    live: true,
    make: ({ organisations, people }) => ({ owner: organisations.office, creator: people.officeEditor }),
  },
  {
    name: 'GREEN practice',
    kind: 'practice',
    label: 'GREEN',
    owner: 'hoek',
    readers: partners,
    editors: deskOfHoek,
    live: true,
    make: ({ organisations, people }) => ({ owner: organisations.hoek, creator: people.editor }),
  },
  {
    name: 'GREEN news',
    kind: 'news',
    label: 'GREEN',
    owner: 'hoek',
    readers: partners,
    editors: deskOfHoek,
    live: true,
    make: ({ organisations, people }) => ({ owner: organisations.hoek, creator: people.editor }),
  },
  {
    name: 'AMBER for a kind',
    kind: 'document',
    label: 'AMBER',
    owner: 'politie',
    readers: ['police', 'policeEditor'],
    editors: ['policeEditor'],
    live: true,
    make: ({ organisations, people }) => ({
      owner: organisations.police,
      creator: people.policeEditor,
      locks: ['kind:police'],
    }),
  },
  {
    name: 'AMBER for an organisation',
    kind: 'document',
    label: 'AMBER',
    owner: 'hoek',
    readers: ['reader', 'readerLate', 'author', 'editor', 'coordinator'],
    editors: deskOfHoek,
    live: true,
    make: (region) => ({
      owner: region.organisations.hoek,
      creator: region.people.editor,
      locks: [org(region, 'hoek')],
    }),
  },
  {
    name: 'AMBER for a sharing group',
    kind: 'practice',
    label: 'AMBER',
    owner: 'politie',
    readers: ['police', 'policeEditor', 'prosecution'],
    editors: ['policeEditor'],
    live: true,
    make: ({ organisations, people, chain }) => ({
      owner: organisations.police,
      creator: people.policeEditor,
      locks: [`group:${chain.id}`],
    }),
  },
  {
    name: 'AMBER for a hidden workgroup',
    kind: 'document',
    label: 'AMBER',
    owner: 'hoek',
    readers: ['member', 'coordinator'],
    editors: ['coordinator'],
    live: true,
    make: ({ organisations, people, workgroups }) => ({
      owner: organisations.hoek,
      workgroup: workgroups.hidden,
      creator: people.coordinator,
    }),
  },
  {
    name: 'AMBER+STRICT for an organisation',
    kind: 'document',
    label: 'AMBER+STRICT',
    owner: 'hoek',
    readers: ['reader', 'author', 'editor', 'coordinator'],
    editors: ['editor'],
    live: true,
    make: (region) => ({
      owner: region.organisations.hoek,
      creator: region.people.editor,
      locks: [org(region, 'hoek')],
    }),
  },
  {
    name: 'AMBER+STRICT for a hidden workgroup',
    kind: 'document',
    label: 'AMBER+STRICT',
    owner: 'hoek',
    readers: ['member', 'coordinator'],
    editors: ['coordinator'],
    live: true,
    make: ({ organisations, people, workgroups }) => ({
      owner: organisations.hoek,
      workgroup: workgroups.hidden,
      creator: people.coordinator,
    }),
  },
  {
    name: 'RED for a prosecutor',
    kind: 'document',
    label: 'RED',
    owner: 'hoek',
    readers: ['prosecution'],
    editors: ['editor'],
    live: true,
    make: ({ organisations, people }) => ({
      owner: organisations.hoek,
      creator: people.editor,
      locks: [`person:${people.prosecution.id}@${organisations.prosecution.id}`],
    }),
  },
  {
    name: 'RED for a guest',
    kind: 'document',
    label: 'RED',
    owner: 'hoek',
    readers: ['guest'],
    editors: ['editor'],
    live: true,
    make: ({ organisations, people }) => ({
      owner: organisations.hoek,
      creator: people.editor,
      locks: [`person:${people.guest.id}@${organisations.hoek.id}`],
    }),
  },
  {
    name: 'RED for somebody who left the police',
    kind: 'document',
    label: 'RED',
    owner: 'politie',
    readers: [],
    editors: ['policeEditor'],
    live: true,
    make: ({ organisations, people }) => ({
      owner: organisations.police,
      creator: people.policeEditor,
      locks: [`person:${people.moved.id}@${organisations.police.id}`],
    }),
  },
  {
    name: 'draft of an author',
    kind: 'document',
    label: 'AMBER',
    owner: 'hoek',
    readers: [],
    editors: deskOfHoek,
    live: false,
    make: (region) => ({
      owner: region.organisations.hoek,
      creator: region.people.author,
      locks: [org(region, 'hoek')],
      status: 'draft',
    }),
  },
  {
    name: 'draft of somebody who left the police',
    kind: 'practice',
    label: 'AMBER',
    owner: 'politie',
    readers: [],
    editors: ['policeEditor'],
    live: false,
    make: (region) => ({
      owner: region.organisations.police,
      creator: region.people.moved,
      locks: [org(region, 'police')],
      status: 'draft',
    }),
  },
  {
    name: 'GREEN for next week',
    kind: 'document',
    label: 'GREEN',
    owner: 'hoek',
    readers: [],
    editors: deskOfHoek,
    live: false,
    make: ({ organisations, people }) => ({
      owner: organisations.hoek,
      creator: people.editor,
      publishAt: Date.now() + weekMs,
    }),
  },
  {
    name: 'CLEAR news for next week',
    kind: 'news',
    label: 'CLEAR',
    owner: 'bureau',
    readers: [],
    editors: ['officeEditor'],
    live: false,
    make: ({ organisations, people }) => ({
      owner: organisations.office,
      creator: people.officeEditor,
      publishAt: Date.now() + weekMs,
    }),
  },
  {
    name: 'withdrawn CLEAR document',
    wasPublic: true,
    kind: 'document',
    label: 'CLEAR',
    owner: 'bureau',
    readers: [],
    editors: ['officeEditor'],
    live: false,
    make: ({ organisations, people }) => ({
      owner: organisations.office,
      creator: people.officeEditor,
      status: 'withdrawn',
    }),
  },
  {
    name: 'archived GREEN practice',
    kind: 'practice',
    label: 'GREEN',
    owner: 'hoek',
    readers: [],
    editors: deskOfHoek,
    live: false,
    make: ({ organisations, people }) => ({ owner: organisations.hoek, creator: people.editor, status: 'archived' }),
  },
  {
    name: 'AMBER whose lock has ended',
    kind: 'document',
    label: 'AMBER',
    owner: 'hoek',
    readers: [],
    editors: deskOfHoek,
    live: true,
    make: (region) => ({
      owner: region.organisations.hoek,
      creator: region.people.editor,
      locks: [{ key: org(region, 'duin'), until: Date.now() - weekMs }],
      at: Date.now() - 2 * weekMs,
    }),
  },
]

/** May this persona read the item now, in whatever place? */
export const mayRead = (persona: Persona, canary: Canary): boolean =>
  canary.readers.includes(persona) || canary.editors.includes(persona)
/** Is it among what search shows them? */
export const finds = (persona: Persona, canary: Canary): boolean => canary.live && mayRead(persona, canary)

/** Letters that make no Dutch word, stem or compound: nothing but the canary itself can hold them. */
const letters = 'bcdfghjklmpqrvwx'

/** Twenty letters that occur nowhere else; the same for the same name. */
export function unique(name: string): string {
  let seed = [...name].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 2_166_136_261)
  let word = ''
  while (word.length < 20) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const letter = letters[(seed >>> 16) % letters.length] ?? 'b'
    if (!word.endsWith(letter)) word += letter
  }
  return word
}

/** A made canary and the words that give it away. */
export interface Planted extends Canary {
  id: string
  slug: string
  fileId: string
  /** A picture beside it; its name holds the word as well. */
  pictureId: string
  /** In title, summary, body and file name. */
  word: string
  /** On page 2 of its file. */
  fileWord: string
  /** In the metadata of its file: shown to nobody by search, but it leaves with the original. */
  metaWord: string
  themeSlug: string
  year: string
  /** As a form carries it. */
  revision: string
}

export interface World {
  portal: Portal
  region: Region
  planted: Planted[]
  /** One that went out and one that is being made, with every canary in both, whoever put it there. */
  letters: Array<{ id: string; title: string }>
  hiddenWord: string
  clients: Record<Persona, Client>
  wordsOf(one: Planted): string[]
}

/** Opens a portal with the region and every canary in it, settled. Stop it with `portal.stop()`. */
export async function openWorld(environment: Record<string, string> = {}): Promise<World> {
  const portal = await openPortal({ ROLES: 'web', ...environment }, { stopWithTest: false })
  const { services } = portal
  const hiddenWord = unique('hidden workgroup')
  const region = await aRegion(services.db, services.secrets, `Kring ${hiddenWord}`)
  await aLaw(services.db, { slug: 'proefwet', themes: [region.theme.id] })
  await anAgenda(services.db, { themes: [region.theme.id] })
  const planted: Planted[] = []
  for (const [index, canary] of canaries.entries()) planted.push(await plant(portal, region, canary, index))
  const { officeEditor } = region.people
  const pieces = planted.map((one) => ({ id: one.id, lead: `Een zin over ${one.word}.` }))
  const letters = [
    await anIssue(services.db, officeEditor, pieces, { state: 'sent', beganAt: 1, finishedAt: 2 }),
    await anIssue(services.db, officeEditor, pieces),
  ]
  const clients = await clientsOf(portal, region)
  await timePasses(services.db, region)
  await portal.settle()
  await services.search.settled()
  return { portal, region, planted, letters, hiddenWord, clients, wordsOf }
}

export const wordsOf = (one: Planted): string[] => [one.word, one.fileWord, one.metaWord]

async function plant(portal: Portal, region: Region, canary: Canary, index: number): Promise<Planted> {
  const { services } = portal
  const [word, fileWord, metaWord] = [unique(canary.name), unique(`${canary.name} file`), unique(`${canary.name} meta`)]
  const [own] = await services.db.write((tx) =>
    tx
      .insert(theme)
      .values({ slug: `proefthema-${index}`, name: `Proefthema ${index}` })
      .returning(),
  )
  const bytes = await aPdfOf(
    ['Inleiding over samenwerken in de wijk.', `Op deze bladzijde staat ${fileWord} over samenwerken.`],
    { Title: metaWord, Author: metaWord },
  )
  const item = await anItemOf(services, canary.kind, {
    label: canary.label,
    title: `Stuk ${word}`,
    summary: `Samenvatting met ${word}`,
    body: `Over samenwerken en ${word} in de tekst.`,
    files: [
      { name: `bijlage-${word}.pdf`, bytes },
      { name: `beeld-${word}.png`, bytes: await anImage('png', 64, 48) },
    ],
    themes: [own!.id, region.theme.id],
    ...canary.make(region),
  })
  const oldAddress = { path: `/oud/${item.id.slice(0, 8)}`, itemId: item.id, createdAt: Date.now() }
  await services.db.write(async (tx) => void (await tx.insert(redirect).values(oldAddress)))
  const [file, picture] = await services.db.read.query.file.findMany({
    where: (f, { eq }) => eq(f.itemId, item.id),
    orderBy: (f) => f.position,
  })
  const stored = await services.db.read.query.item.findFirst({ where: (i, { eq }) => eq(i.id, item.id) })
  return {
    ...canary,
    id: item.id,
    slug: `stuk-${word}-${item.id.slice(0, 8)}`,
    fileId: file?.id ?? '',
    pictureId: picture?.id ?? '',
    word,
    fileWord,
    metaWord,
    themeSlug: own!.slug,
    year: stored?.date.slice(0, 4) ?? '',
    revision: String(stored?.revision),
  }
}

async function clientsOf(portal: Portal, region: Region): Promise<Record<Persona, Client>> {
  const { people } = region
  const entries: Array<[Persona, Client]> = [
    ['anonymous', clientOf(portal.url, '')],
    ['passwordOnly', await portal.as(people.editor, { assurance: 1 })],
    ['readerLate', await portal.as(people.reader, { assurance: 2 })],
  ]
  for (const persona of personas) {
    if (persona === 'anonymous' || persona === 'passwordOnly' || persona === 'readerLate') continue
    entries.push([persona, await portal.as(people[persona])])
  }
  return Object.fromEntries(entries) as Record<Persona, Client>
}
