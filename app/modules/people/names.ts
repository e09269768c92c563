import { roleIn, type Viewer } from '#app/access/viewer.ts'

export interface Named {
  id: string
  name: string
  jobTitle: string
  number: number
  /** 1 where an organisation of theirs, whichever, hides them from the viewer: see hidden-names.server. */
  hidden: number
}

/**
 * How a person is shown: where an organisation of theirs hides names, as function and number to all but its managers.
 * @param organisation the one for which they are shown; null where that is none in particular
 */
export function shownName(
  viewer: Viewer,
  person: Named,
  organisation: { id: string; namesHidden: boolean } | null,
): string {
  const hidden = person.hidden === 1 || (organisation !== null && hidesNamesFrom(viewer, organisation))
  if (!hidden) return person.name
  return `${person.jobTitle || 'Medewerker'} ${person.number}`
}

/**
 * The same on the pages of the organisation itself: of somebody whom another organisation hides, its manager sees the
 * address that was typed to add them, and not whose account it turned out to be.
 */
export function shownMember(
  viewer: Viewer,
  person: Named & { email: string },
  organisation: { id: string; namesHidden: boolean },
): string {
  const own = roleIn(viewer, organisation.id) === 'manager' && person.id !== viewer.userId
  return own && person.hidden === 1 ? person.email : shownName(viewer, person, organisation)
}

export function hidesNamesFrom(viewer: Viewer, organisation: { id: string; namesHidden: boolean }): boolean {
  return organisation.namesHidden && roleIn(viewer, organisation.id) !== 'manager'
}

/** A hidden workgroup's name is shown to nobody outside it, administrators included. */
export function shownWorkgroup(viewer: Viewer, workgroup: { id: string; name: string; hidden: boolean }): string {
  return seesWorkgroup(viewer, workgroup) ? workgroup.name : `Afgeschermde werkgroep ${workgroup.id.slice(0, 4)}`
}

export function seesWorkgroup(viewer: Viewer, workgroup: { id: string; hidden: boolean }): boolean {
  return !workgroup.hidden || viewer.keys.has(`wg:${workgroup.id}`)
}
