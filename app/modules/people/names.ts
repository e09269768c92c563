import { roleIn, type Viewer } from '#app/access/viewer.ts'

/** How a person of an organisation is shown: where it hides names, as function and number to all but its managers. */
export function shownName(
  viewer: Viewer,
  person: { name: string; jobTitle: string; number: number },
  organisation: { id: string; namesHidden: boolean },
): string {
  if (!hidesNamesFrom(viewer, organisation)) return person.name
  return `${person.jobTitle || 'Medewerker'} ${person.number}`
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
