import type { Assurance } from '#app/access/label.ts'
import { participates, type Viewer } from '#app/access/viewer.ts'
import { urls } from './urls.ts'

export interface MenuEntry {
  label: string
  href: string
  /** Partners only: a visitor sees a lock beside it and is led to sign-in. */
  partnersOnly?: boolean
}

/** Whose menu is shown: names and switches only, no rights. */
export interface LayoutViewer {
  name: string
  administrator: boolean
  /** May make drafts somewhere: shows the entry "Redactie". */
  desk: boolean
  assurance: Assurance
  /** Extra entries of the own menu, above "Uitloggen". */
  links?: readonly MenuEntry[]
}

/** What header and footer need; every page's loader returns it as `layout`. */
export interface LayoutData {
  viewer: LayoutViewer | null
  /** True where every page must say that this is a demonstration. */
  demo: boolean
  /** Path and query of the address asked for; decides which menu entry is current and where sign-in returns to. */
  path: string
  /** What the portal calls itself: scheme and host, without a slash at the end. */
  baseUrl: string
  /** The main menu, in order, existing entries only. */
  menu: readonly MenuEntry[]
}

/** Entries of the main menu, in the order of the screen; a page is added here when it exists. */
export const mainMenu: readonly MenuEntry[] = [
  { label: 'Nieuws', href: '/nieuws' },
  { label: 'Agenda', href: '/agenda' },
  { label: 'Thema’s', href: '/themas' },
  { label: 'Kennisbank', href: '/kennisbank', partnersOnly: true },
  { label: 'Werkgroepen', href: '/werkgroepen', partnersOnly: true },
]

/** What the layout shows of this viewer at this address. */
export function layoutFor(args: {
  viewer: Viewer
  url: URL
  services: { config: { demo: boolean; server: { baseUrl: string } } }
}): LayoutData {
  const { viewer, url } = args
  const { demo, server } = args.services.config
  const base = { demo, path: url.pathname + url.search, baseUrl: server.baseUrl, menu: menuOf(viewer) }
  if (viewer.userId === null) return { ...base, viewer: null }
  const desk = viewer.memberships.some((m) => m.role !== 'reader' && m.role !== 'guest')
  const coordinates = viewer.seats.some((seat) => seat.coordinator)
  return {
    ...base,
    viewer: {
      name: viewer.name,
      administrator: viewer.administrator,
      desk: viewer.assurance >= 2 && (desk || coordinates),
      assurance: viewer.assurance,
      links: ownLinks(viewer),
    },
  }
}

/** Without what is 404 to this viewer; a visitor, or who has yet to give the second factor, is led to sign-in by it. */
function menuOf(viewer: Viewer): readonly MenuEntry[] {
  if (viewer.assurance < 2 || participates(viewer)) return mainMenu
  if (viewer.memberships.length === 0) return mainMenu.filter((entry) => !entry.partnersOnly)
  return mainMenu.filter((entry) => entry.href !== urls.workgroups)
}

/** What one signed up for; and a manager reaches the people of the own organisation. */
function ownLinks(viewer: Viewer): MenuEntry[] {
  if (viewer.assurance < 2) return []
  return [
    { label: 'Mijn aanmeldingen', href: urls.agenda.mine },
    ...viewer.memberships
      .filter((m) => m.role === 'manager')
      .map((m) => ({ label: `Beheer ${m.organisationName}`, href: urls.adminOrganisation(m.organisationSlug) })),
  ]
}

/** For answers that failed before a loader could say more: a visitor, at no address in particular. */
export const visitorLayout: LayoutData = {
  viewer: null,
  demo: false,
  path: '/',
  baseUrl: '',
  menu: mainMenu,
}

export interface Crumb {
  label: string
  href: string
}

/** What a route may tell the root through `export const handle`. */
export interface RouteHandle {
  /** Addresses of enhancement modules in /public, e.g. `/js/search.js`. */
  scripts?: readonly string[]
  /** The path above this page, without Home and without the page itself; from the page's loader data. */
  breadcrumb?: (data: unknown) => readonly Crumb[]
  /** The page has a search field of its own: the header leaves its own out. */
  ownSearch?: boolean
  /** The page makes its own bands over the whole width, each with its own container. */
  full?: boolean
}
