import { deskOrganisations } from '#app/access/desk.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { LayoutData, MenuEntry } from '#app/ui/layout-data.ts'
import type { RequestContext } from './request-context.ts'
import { urls } from './urls.ts'

const menu: readonly MenuEntry[] = [
  { label: 'Nieuws', href: urls.news.list },
  { label: 'Thema’s', href: urls.themes, partnersOnly: true },
  { label: 'Kennisbank', href: urls.library.list, partnersOnly: true },
  { label: 'Werkgroepen', href: urls.workgroups, partnersOnly: true },
]

/** What header and footer need of this request. */
export function layoutFor(args: RequestContext & { viewer: Viewer; url: URL }): LayoutData {
  const { viewer, url } = args
  return {
    viewer:
      viewer.userId === null
        ? null
        : {
            name: viewer.name,
            administrator: viewer.administrator,
            desk: viewer.assurance >= 2 && deskOrganisations(viewer).length > 0,
            assurance: viewer.assurance,
            links: managedLinks(viewer),
          },
    demo: args.services.config.demo,
    path: url.pathname + url.search,
    menu,
  }
}

function managedLinks(viewer: Viewer): MenuEntry[] {
  if (viewer.assurance < 2) return []
  return viewer.memberships
    .filter((m) => m.role === 'manager')
    .map((m) => ({ label: `Beheer ${m.organisationName}`, href: urls.adminOrganisation(m.organisationSlug) }))
}
