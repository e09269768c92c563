import { Breadcrumb as AmsBreadcrumb } from '@amsterdam/design-system-react'
import type { Crumb } from '#app/lib/layout.ts'

/** The path above the page, from Home down; the page itself is its own heading and is not repeated here. */
export function Breadcrumb(props: { crumbs: readonly Crumb[] }) {
  return (
    <AmsBreadcrumb className="var-breadcrumb" accessibleNameId="kruimelpad">
      <AmsBreadcrumb.Link href="/">Home</AmsBreadcrumb.Link>
      {props.crumbs.map((crumb) => (
        <AmsBreadcrumb.Link key={crumb.href} href={crumb.href}>
          {crumb.label}
        </AmsBreadcrumb.Link>
      ))}
    </AmsBreadcrumb>
  )
}
