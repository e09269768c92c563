import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { personKey } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, setting, sharingGroup, theme, user, workgroup } from '#db/schema/index.ts'

/** Everything a manifest may name, by the name it uses. */
export interface Names {
  organisations: ReadonlyMap<string, string>
  /** Ids of the organisations that may publish CLEAR. */
  publishing: ReadonlySet<string>
  kinds: ReadonlySet<string>
  groups: ReadonlyMap<string, string>
  workgroups: ReadonlyMap<string, string>
  themes: ReadonlyMap<string, string>
  /** Organisation slugs of a person by e-mail address, the first membership first; with the user's id. */
  people: ReadonlyMap<string, { id: string; organisations: string[] }>
  redAllowed: boolean
}

export async function loadNames(read: Reader, now: number): Promise<Names> {
  const organisations = await read
    .select({
      // A manifest may name an organisation by the name from before it went into another.
      id: sql<string>`coalesce(${organisation.mergedInto}, ${organisation.id})`,
      slug: organisation.slug,
      kind: organisation.kind,
      publishes: organisation.publishes,
    })
    .from(organisation)
  const groups = await read.select({ id: sharingGroup.id, slug: sharingGroup.slug }).from(sharingGroup)
  const workgroups = await read.select({ id: workgroup.id, slug: workgroup.slug }).from(workgroup)
  const themes = await read.select({ id: theme.id, slug: theme.slug }).from(theme)
  const members = await read
    .select({ id: user.id, email: user.email, slug: organisation.slug })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(liveMembership(now))
    .orderBy(asc(membership.startedAt), asc(membership.id))
  const [red] = await read.select().from(setting).where(eq(setting.name, 'red_label'))
  const people = new Map<string, { id: string; organisations: string[] }>()
  for (const { id, email, slug } of members) {
    const known = people.get(email) ?? { id, organisations: [] }
    people.set(email, known)
    known.organisations.push(slug)
  }
  const bySlug = (rows: Array<{ id: string; slug: string }>) => new Map(rows.map(({ id, slug }) => [slug, id]))
  return {
    organisations: bySlug(organisations),
    publishing: new Set(organisations.filter(({ publishes }) => publishes).map(({ id }) => id)),
    kinds: new Set(organisations.map(({ kind }) => kind)),
    groups: bySlug(groups),
    workgroups: bySlug(workgroups),
    themes: bySlug(themes),
    people,
    redAllowed: red?.value === 'on',
  }
}

/** The key that a word of the column `readers` stands for. @returns the key, or what is wrong in Dutch */
export function keyOfReader(names: Names, word: string): { key: string } | { fault: string } {
  const [prefix = '', name = ''] = word.split(/:(.*)/s)
  const found = (id: string | undefined, what: string) =>
    id === undefined ? { fault: `${word}: ${what} bestaat niet` } : { key: `${prefix}:${id}` }
  switch (prefix) {
    case 'kind':
      return names.kinds.has(name) ? { key: word } : { fault: `${word}: deze soort organisatie bestaat niet` }
    case 'org':
      return found(names.organisations.get(name), 'deze organisatie')
    case 'group':
      return found(names.groups.get(name), 'deze deelgroep')
    case 'wg':
      return found(names.workgroups.get(name), 'deze werkgroep')
    case 'person':
      return keyOfPerson(names, word, name.toLowerCase())
    default:
      return { fault: `${word}: schrijf kind:, org:, group:, wg: of person: met een naam` }
  }
}

function keyOfPerson(names: Names, word: string, name: string): { key: string } | { fault: string } {
  const [mailbox = '', domain = '', slug] = name.split('@')
  const person = names.people.get(`${mailbox}@${domain}`)
  if (!person) return { fault: `${word}: deze persoon bestaat niet of heeft geen organisatie` }
  const at = slug ?? person.organisations[0] ?? ''
  if (!person.organisations.includes(at)) return { fault: `${word}: deze persoon hoort niet bij ${at}` }
  return { key: personKey(person.id, names.organisations.get(at) ?? '') }
}
