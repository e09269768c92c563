/** Addresses of the portal, Dutch, in one place. */
export const urls = {
  home: '/',
  news: { list: '/nieuws', item: (i: Addressed) => `/nieuws/${slugOf(i)}` },
  agenda: {
    list: '/agenda',
    item: (i: Addressed) => `/agenda/${slugOf(i)}`,
    /** What somebody is signed up for. */
    mine: '/agenda/mijn',
    /** Where somebody without an account confirms a mail address. */
    confirm: (token: string) => `/agenda/bevestigen/${token}`,
    /** Where who signed up changes or cancels it. */
    registration: (token: string) => `/agenda/aanmelding/${token}`,
  },
  library: {
    list: '/kennisbank',
    item: (i: Addressed) => `/kennisbank/${slugOf(i)}`,
    /** A page of a file of an item of any kind. */
    page: (i: Addressed, fileId: string, page: number) => `/kennisbank/${slugOf(i)}/bestand/${fileId}/${page}`,
  },
  /** The address of an item of any kind. */
  item: (i: Addressed & { kind: string }) =>
    i.kind === 'news' ? urls.news.item(i) : i.kind === 'event' ? urls.agenda.item(i) : urls.library.item(i),
  /** @param newest for editors: what is not published yet */
  file: (id: string, newest = false) => `/bestanden/${id}${newest ? '?concept' : ''}`,
  picture: (id: string, page: number, newest = false) => `/bestanden/${id}/pagina/${page}${newest ? '?concept' : ''}`,
  /** A picture cut to size; `name` as `pictureName` makes it. */
  cut: (id: string, name: string) => `/bestanden/${id}/beeld/${name}`,
  search: '/zoeken',
  signIn: (next?: string) => (next ? `/inloggen?naar=${encodeURIComponent(next)}` : '/inloggen'),
  secondFactor: (next?: string) => (next ? `/inloggen/code?naar=${encodeURIComponent(next)}` : '/inloggen/code'),
  desk: {
    list: '/redactie',
    new: '/redactie/nieuw',
    edit: (id: string) => `/redactie/${id}`,
    files: (id: string) => `/redactie/${id}/bestanden`,
    /** Of a meeting: how people sign up, and the parts they choose from. */
    registration: (id: string) => `/redactie/${id}/aanmelden`,
    audience: (id: string) => `/redactie/${id}/doelgroep`,
    publish: (id: string) => `/redactie/${id}/publiceren`,
    history: (id: string) => `/redactie/${id}/versies`,
    trail: (id: string) => `/redactie/${id}/logboek`,
    themes: '/redactie/themas',
    theme: (slug: string) => `/redactie/themas/${slug}`,
    strategy: '/redactie/strategische-agenda',
    laws: '/redactie/wetgeving',
    law: (slug: string) => `/redactie/wetgeving/${slug}`,
    /** Of a meeting: who comes, what belongs to it afterwards, and when it is again. */
    attendees: (id: string) => `/redactie/${id}/deelnemers`,
    dossier: (id: string) => `/redactie/${id}/dossier`,
    series: (id: string) => `/redactie/${id}/reeks`,
  },
  /** Where a reader says that an item should not be there as it is. */
  report: (id: string) => `/melden/${id}`,
  reported: '/melden/gedaan',
  themes: '/themas',
  theme: (slug: string) => `/themas/${slug}`,
  strategy: '/strategische-agenda',
  legislation: { list: '/wetgeving', law: (slug: string) => `/wetgeving/${slug}` },
  workgroups: '/werkgroepen',
  workgroup: (slug: string) => `/werkgroepen/${slug}`,
  admin: '/beheer',
  adminOrganisation: (slug: string) => `/beheer/organisaties/${slug}`,
} as const

interface Addressed {
  id: string
  title: string
}

const idTail = 8

/** `slug-of-title-` plus eight characters of the id; found by those eight, so old titles keep working. */
export function slugOf({ id, title }: Addressed): string {
  const words = slugify(title).slice(0, 80).replace(/-+$/, '')
  return words ? `${words}-${id.slice(0, idTail)}` : id.slice(0, idTail)
}

/** The eight characters that name the item in a slug; null where it cannot be one. */
export function idStartOf(slug: string): string | null {
  const tail = slug.slice(-idTail)
  return /^[a-z2-9]{8}$/.test(tail) && (slug.length === idTail || slug.at(-idTail - 1) === '-') ? tail : null
}

export function slugify(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/**
 * A path on this site, or `otherwise`. Browsers read backslashes, control characters and `//` as ways to another host,
 * so anything but a plain local path is refused.
 */
export function safePath(path: unknown, otherwise: string = urls.home): string {
  if (typeof path !== 'string' || path.length > 2000 || !/^\/(?![/\\])/.test(path)) return otherwise
  if ([...path].some((c) => c === '\\' || c.charCodeAt(0) <= 0x20 || c.charCodeAt(0) === 0x7f)) return otherwise
  try {
    const base = 'http://local.invalid'
    const url = new URL(path, base)
    if (url.origin !== base || url.pathname.startsWith('//')) return otherwise
    return url.pathname + url.search + url.hash
  } catch {
    return otherwise
  }
}
