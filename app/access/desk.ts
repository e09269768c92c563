import { mayCreateFor } from './policy.ts'
import type { Viewer } from './viewer.ts'

/** A place where a viewer may make drafts: an organisation, or a workgroup on behalf of the seat's organisation. */
export interface Desk {
  ownerId: string
  workgroupId: string | null
  name: string
}

export function deskOrganisations(viewer: Viewer): Desk[] {
  const own = viewer.memberships.map((m) => ({
    ownerId: m.organisationId,
    workgroupId: null,
    name: m.organisationName,
  }))
  const groups = viewer.seats.map((s) => ({
    ownerId: s.organisationId,
    workgroupId: s.workgroupId,
    name: s.workgroupName,
  }))
  return [...own, ...groups].filter((desk) => mayCreateFor(viewer, desk))
}
