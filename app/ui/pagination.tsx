import { Pagination as AmsPagination } from '@amsterdam/design-system-react'
import { ButtonLink } from './button.tsx'

/** Pages with numbers. */
export function Pagination(props: { page: number; totalPages: number; href: (page: number) => string }) {
  return (
    <AmsPagination
      page={props.page}
      totalPages={props.totalPages}
      linkTemplate={props.href}
      accessibleName="Pagina’s"
      accessibleNameId="paginas"
      nextLabel="Volgende"
      previousLabel="Vorige"
    />
  )
}

/** Pages by key: only back and on. */
export function KeyPagination(props: { previousHref?: string | null; nextHref?: string | null }) {
  if (!props.previousHref && !props.nextHref) return null
  return (
    <nav className="var-pages" aria-label="Pagina’s">
      {props.previousHref ? (
        <ButtonLink href={props.previousHref} variant="secondary">
          Vorige
        </ButtonLink>
      ) : null}
      {props.nextHref ? (
        <ButtonLink href={props.nextHref} variant="secondary">
          Volgende
        </ButtonLink>
      ) : null}
    </nav>
  )
}
