import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, useMatches, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import letters from './styles/fonts/var-sans.woff2?url'
import partnerStyles from './styles/partner.css?url'
import publicStyles from './styles/public.css?url'
import { ErrorPage, errorTitle } from './ui/error-page.tsx'
import { visitorLayout, type Crumb, type LayoutData, type RouteHandle } from '#app/lib/layout.ts'
import { Page } from './ui/layout.tsx'

export const links: LinksFunction = () => [
  { rel: 'preload', href: letters, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** Pages name themselves; this one speaks for answers that failed. */
export const meta: MetaFunction = ({ error }) => [{ title: error ? `${errorTitle(statusOf(error))} – VAR` : 'VAR' }]

/** The whole document of every page: no scripts but the enhancements that a route names in its handle. */
export default function App() {
  const matches = useMatches()
  const { layout, breadcrumb, handle } = readMatches(matches)
  return (
    <Document layout={layout} scripts={handle.scripts ?? []}>
      <Page
        layout={layout}
        search={!handle.ownSearch}
        full={handle.full ?? false}
        {...(breadcrumb ? { breadcrumb } : {})}
      >
        <Outlet />
      </Page>
    </Document>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const matches = useMatches()
  const told = errorData(error)
  const layout = told.layout ?? readMatches(matches).layout
  return (
    <Document layout={layout} scripts={[]}>
      <Page layout={layout}>
        <ErrorPage
          status={statusOf(error)}
          message={told.message ?? ''}
          confirmFactor={told.confirmFactor ?? false}
          path={layout.path}
        />
      </Page>
    </Document>
  )
}

function Document(props: { layout: LayoutData; scripts: readonly string[]; children: ReactNode }) {
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b3a5b" />
        <Meta />
        <link rel="stylesheet" href={props.layout.viewer ? partnerStyles : publicStyles} />
        <Links />
        {props.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>{props.children}</body>
    </html>
  )
}

interface Match {
  data: unknown
  handle: unknown
}

/** The deepest match that knows the layout speaks for the page; handles add up, the deepest wins. */
function readMatches(matches: readonly Match[]): {
  layout: LayoutData
  handle: RouteHandle
  breadcrumb: readonly Crumb[] | undefined
} {
  let layout = visitorLayout
  let handle: RouteHandle = {}
  const scripts: string[] = []
  for (const match of matches) {
    layout = layoutOf(match.data) ?? layout
    const own = (match.handle ?? {}) as RouteHandle
    scripts.push(...(own.scripts ?? []))
    handle = { ...handle, ...own }
  }
  const data = matches[matches.length - 1]?.data
  return { layout, handle: { ...handle, scripts: [...new Set(scripts)] }, breadcrumb: handle.breadcrumb?.(data) }
}

function layoutOf(data: unknown): LayoutData | undefined {
  return (data as { layout?: LayoutData } | null | undefined)?.layout
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}

/** Only what was thrown for a visitor to read; the text of an unexpected error stays in the log. */
function errorData(error: unknown): { message?: string; confirmFactor?: boolean; layout?: LayoutData } {
  if (!isRouteErrorResponse(error)) return {}
  const data: unknown = error.data
  // Remix' own refusals are English and start with "Error:"; the page's words say it better.
  if (typeof data === 'string') return error.status < 500 && !data.startsWith('Error:') ? { message: data } : {}
  return data ?? {}
}
