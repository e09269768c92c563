import type { Motif } from '../make/drawing.ts'

/** Shapes of the demo region's content. Pure data: nothing here touches a database or the disk. */

export type Label = 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED'

/** Slugs; after `person:` the e-mail address of a demo person. */
export type Lock = `kind:${string}` | `org:${string}` | `group:${string}` | `wg:${string}` | `person:${string}`

export type OrganisationKind =
  | 'municipality'
  | 'police'
  | 'public_prosecution'
  | 'care_and_safety_house'
  | 'riec'
  | 'safety_region'
  | 'alliance_office'
  | 'business_platform'
  | 'knowledge_institute'
  | 'national_agency'
  | 'other'

export interface DemoKind {
  kind: OrganisationKind
  name: string
  plural: string
}

export interface DemoOrganisation {
  slug: string
  name: string
  kind: OrganisationKind
  corePartner: boolean
  /** May publish CLEAR. */
  publishes: boolean
  domain: string
  /** People are shown as function and number to others. */
  namesHidden: boolean
  /** CBS code and centre, municipalities only. */
  code?: string
  lon?: number
  lat?: number
}

export interface DemoGroup {
  slug: string
  name: string
  owner: string
  members: string[]
}

export interface DemoTheme {
  slug: string
  name: string
  description: string
  colour: number
}

export type Persona =
  | 'advisor'
  | 'author'
  | 'manager'
  | 'police'
  | 'prosecution'
  | 'coordinator'
  | 'guest'
  | 'editor-var'
  | 'editor-riec'
  | 'administrator'

export type Role = 'reader' | 'author' | 'editor' | 'manager' | 'guest'

export interface DemoPerson {
  persona?: Persona
  name: string
  email: string
  organisation: string
  role: Role
  function: string
}

export interface DemoSeat {
  email: string
  organisation: string
  coordinator?: boolean
}

export interface DemoWorkgroup {
  slug: string
  name: string
  kind: 'workgroup' | 'network'
  description: string
  hidden?: boolean
  themes: string[]
  seats: DemoSeat[]
}

export interface DemoNews {
  title: string
  summary: string
  /** Markdown. */
  body: string
  owner: string
  label: 'CLEAR' | 'GREEN' | 'AMBER'
  locks: Lock[]
  themes: string[]
  /** YYYY-MM-DD */
  date: string
  pinned?: boolean
  author: string
  genre?: 'bericht' | 'terugblik' | 'interview' | 'campagne'
  publisher?: 'var' | 'riec' | 'pvo'
  /** Drawn for the demo. */
  picture?: Motif
  /** More of the edit form. */
  fields?: Readonly<Record<string, string>>
  /** Text files that come with a campaign. */
  kit?: ReadonlyArray<{ name: string; text: string }>
}

/** What a practice and a document share. */
export interface DemoKnowledge {
  title: string
  summary: string
  owner: string
  author: string
  label: Label
  locks: Lock[]
  themes: string[]
  workgroup?: string
  date: string
}

export interface DemoPractice extends DemoKnowledge {
  problem: string
  approach: string
  conditions: string
  results: string
  costs: string
  contact: string
}

export interface DemoDocument extends DemoKnowledge {
  /** Markdown, short. */
  description: string
  files: DemoFile[]
}

export interface DemoFile {
  /** kebab-case with extension pdf, docx, md or csv. */
  name: string
  pages: number
  outline: Section[]
}

/** A chapter: its own words first, then prose about the topics until its share of the pages is full. */
export interface Section {
  heading: string
  paragraphs?: string[]
  topics?: string[]
}

/** Hand-written text about one topic. Paragraphs of a passage belong together, in this order. */
export interface Prose {
  topic: string
  passages: Passage[]
  checklists?: Checklist[]
  tables?: Table[]
}

export interface Passage {
  heading: string
  paragraphs: string[]
}

export interface Checklist {
  title: string
  items: string[]
}

export interface Table {
  title: string
  header: string[]
  rows: string[][]
}
