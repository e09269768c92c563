import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { RemixServer, useLoaderData } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import * as root from './root.tsx'
import { visitorLayout, type LayoutData, type RouteHandle } from '#app/lib/layout.ts'
import { pageTitle } from './ui/page-title.ts'

const partner: LayoutData = {
  ...visitorLayout,
  demo: true,
  viewer: { name: 'Ada Jansen', administrator: false, desk: true, assurance: 2 },
}

function Sample() {
  const { text } = useLoaderData<() => { text: string }>()
  return <h1>{text}</h1>
}

interface SampleRoute {
  data?: { text: string; layout: LayoutData }
  fails?: () => unknown
  handle?: RouteHandle
}

/** One page under our root, served by Remix itself. */
async function served(route: SampleRoute): Promise<{ status: number; html: string }> {
  const module = {
    default: Sample,
    handle: route.handle,
    meta: () => pageTitle('Drugs & afval', 'Over afval'),
    loader: () => {
      if (route.fails) throw route.fails()
      return route.data
    },
  }
  const entry = (id: string, path: string | undefined, parentId?: string) => ({
    id,
    path,
    parentId,
    module: `/${id}.js`,
    hasAction: false,
    hasLoader: id !== 'root',
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: id === 'root',
  })
  const build = {
    assets: {
      entry: { module: '', imports: [] },
      routes: { root: entry('root', ''), page: entry('page', 'x', 'root') },
      url: '',
      version: '',
    },
    assetsBuildDirectory: '',
    basename: '/',
    entry: {
      module: {
        default: (
          request: Request,
          status: number,
          headers: Headers,
          context: Parameters<typeof RemixServer>[0]['context'],
        ) => new Response(renderToString(<RemixServer context={context} url={request.url} />), { status, headers }),
        handleError: () => undefined,
      },
    },
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: 'production',
    publicPath: '/',
    routes: {
      root: { id: 'root', path: '', module: root },
      page: { id: 'page', path: 'x', parentId: 'root', module },
    },
  } as unknown as ServerBuild
  const answer = await createRequestHandler(build, 'production')(new Request('http://localhost/x'))
  return { status: answer.status, html: await answer.text() }
}

test('a page has its title, one stylesheet, one preloaded font, and only the modules it names', async () => {
  const { html } = await served({
    data: { text: 'Drugs', layout: partner },
    handle: { scripts: ['/js/form.js'], breadcrumb: () => [{ label: 'Nieuws', href: '/nieuws' }] },
  })
  expect(html).toContain('<html lang="nl">')
  expect(html).toContain('<title>Drugs &amp; afval – VAR</title>')
  expect(html).toContain('<meta name="description" content="Over afval"/>')
  expect(html.match(/rel="stylesheet"/g)).toHaveLength(1)
  expect(html.match(/rel="preload"/g)).toHaveLength(1)
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/js/form.js">'])
  expect(html).toContain('Ada Jansen')
  expect(html).toContain('Dit is een demonstratie')
  expect(html).toContain('<a href="/nieuws" class="ams-breadcrumb__link">Nieuws</a>')
})

test('a page that names no module carries no script at all', async () => {
  const { html } = await served({ data: { text: 'Nieuws', layout: visitorLayout } })
  expect(html).not.toContain('<script')
})

test('an answer that failed keeps the menu of who asked and says what to do next', async () => {
  const body = { message: 'Alleen de redactie mag dit.', confirmFactor: false, layout: partner }
  const { status, html } = await served({ fails: () => Response.json(body, { status: 403 }) })
  expect(status).toBe(403)
  expect(html).toContain('<title>Dit mag u niet doen – VAR</title>')
  expect(html).toContain('Alleen de redactie mag dit.')
  expect(html).toContain('Ada Jansen')
})

test('an unexpected error shows nothing of itself', async () => {
  const { status, html } = await served({ fails: () => new Error('SELECT geheim FROM item') })
  expect(status).toBe(500)
  expect(html).toContain('<title>Er ging iets mis – VAR</title>')
  expect(html).not.toContain('geheim')
})
