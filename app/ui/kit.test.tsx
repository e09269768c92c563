import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { TextField } from './fields.tsx'
import { ErrorPage } from './error-page.tsx'
import { Form } from './form.tsx'
import { layoutFor } from '#app/lib/layout.ts'
import { Page } from './layout.tsx'
import { Snippet } from './search-hit.tsx'
import {
  SpecimenForm,
  SpecimenHome,
  SpecimenItem,
  SpecimenList,
  specimenPartner,
  specimenVisitor,
} from './specimen.tsx'
import { ThemePattern } from './theme-pattern.tsx'
import { TlpBadge } from './tlp-badge.tsx'
import { anonymousViewer, makeViewer } from '#app/access/viewer.ts'

const pages: [string, ReactElement][] = [
  ['home', page(<SpecimenHome />)],
  ['list', partnerPage(<SpecimenList />)],
  ['item', page(<SpecimenItem />)],
  ['form', partnerPage(<SpecimenForm />)],
  ...[403, 404, 409, 422, 429, 500, 503].map((status): [string, ReactElement] => [
    `error ${status}`,
    page(<ErrorPage status={status} path="/x" />),
  ]),
]

function page(content: ReactElement) {
  return <Page layout={specimenVisitor}>{content}</Page>
}

function partnerPage(content: ReactElement) {
  return (
    <Page layout={specimenPartner} breadcrumb={[{ label: 'Kennisbank', href: '/kennisbank' }]}>
      {content}
    </Page>
  )
}

function all(html: string, pattern: RegExp): string[] {
  return Array.from(html.matchAll(pattern), (match) => match[1] ?? match[0])
}

describe.each(pages)('the %s page', (_name, element) => {
  const html = renderToStaticMarkup(element)

  test('carries no inline style and no inline script', () => {
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/<script|\son[a-z]+=/)
  })

  test('has one of each landmark and one first heading', () => {
    for (const tag of ['main', 'header', 'footer', 'h1']) {
      expect(all(html, new RegExp(`<${tag}[ >]`, 'g')), tag).toHaveLength(1)
    }
    expect(html).toContain('href="#inhoud"')
    expect(html).toContain('<main id="inhoud"')
  })

  test('names every id once, and points only at ids that exist', () => {
    const ids = all(html, /\sid="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const pointed = all(html, /\s(?:for|aria-describedby|aria-labelledby|list)="([^"]+)"/g).flatMap((v) => v.split(' '))
    const anchors = all(html, /href="#([^"]+)"/g)
    expect([...pointed, ...anchors].filter((id) => !ids.includes(id))).toEqual([])
  })

  test('goes down the headings one step at a time', () => {
    const levels = all(html, /<h([1-4])[ >](?![^<]*Kruimelpad)/g).map(Number)
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1))
  })

  test('gives every control a label', () => {
    const labelled = all(html, /<label[^>]*\sfor="([^"]+)"/g)
    const wrapped = all(html, /<label class="var-choice[^"]*">(<input[^>]*>)/g)
    const controls = all(html, /<((?:input|select|textarea)\s[^>]*)>/g).filter((c) => !c.includes('type="hidden"'))
    for (const control of controls) {
      const id = /\sid="([^"]+)"/.exec(control)?.[1]
      const named = (id && labelled.includes(id)) || wrapped.some((input) => input.includes(control))
      expect(named, control).toBeTruthy()
    }
  })
})

test('a refused form keeps what was typed and ties each message to its field', () => {
  const html = renderToStaticMarkup(
    <Form state={{ values: { title: 'Melding <1>' }, errors: { title: ['Te kort.'] } }}>
      <TextField name="title" label="Titel" help="Kort." />
      <TextField name="note" label="Notitie" optional />
    </Form>,
  )
  expect(html).toContain('value="Melding &lt;1&gt;"')
  expect(html).toContain('aria-describedby="veld-title-uitleg veld-title-fout"')
  expect(html).toContain('<a href="#veld-title">Te kort.</a>')
  expect(html).toMatch(/tabindex="-1"[^>]*autofocus=""|autofocus=""[^>]*tabindex="-1"/)
  expect(html).toContain('niet verplicht')
})

test('a password is never shown again', () => {
  const html = renderToStaticMarkup(
    <Form state={{ values: { password: 'geheim' }, errors: {} }}>
      <TextField name="password" label="Wachtwoord" type="password" />
    </Form>,
  )
  expect(html).not.toContain('geheim')
})

test('a snippet marks words and escapes everything', () => {
  const html = renderToStaticMarkup(
    <Snippet
      pieces={[
        { text: '<img src=x> ', hit: false },
        { text: 'drugs', hit: true },
      ]}
    />,
  )
  expect(html).toBe('&lt;img src=x&gt; <mark>drugs</mark>')
})

test('a TLP badge says the exact label and what it means', () => {
  const html = renderToStaticMarkup(<TlpBadge label="AMBER+STRICT" audience="alleen politie en OM" />)
  expect(html).toContain('translate="no">TLP:AMBER+STRICT</span>')
  expect(html).toContain('alleen politie en OM')
  expect(renderToStaticMarkup(<TlpBadge label="GREEN" />)).toContain('alle kernpartners')
})

test('a visitor sees a lock at partner pages and is led to sign-in, a partner sees neither', () => {
  const visitor = renderToStaticMarkup(page(<h1>Nieuws</h1>))
  expect(visitor).toContain('(alleen voor partners)')
  expect(visitor).toContain('/inloggen?naar=%2Fnieuws')
  const partner = renderToStaticMarkup(partnerPage(<h1>Kennisbank</h1>))
  expect(partner).not.toContain('(alleen voor partners)')
  expect(partner).toContain('action="/uitloggen"')
  expect(partner).toMatch(/href="\/kennisbank" aria-current="true"/)
})

test('the layout names a desk only to those who have one', () => {
  const args = {
    url: new URL('http://localhost/kennisbank?q=a'),
    services: { config: { demo: false, server: { baseUrl: '' } } },
  }
  expect(layoutFor({ ...args, viewer: anonymousViewer(0) }).viewer).toBeNull()
  const membership = {
    organisationId: 'o',
    organisationSlug: 'o',
    organisationName: 'O',
    organisationKind: 'municipality',
    corePartner: true,
    publishes: false,
    groupIds: [],
  }
  const person = {
    userId: 'u',
    name: 'Ada',
    email: 'a@b.nl',
    administrator: false,
    assurance: 2 as const,
    now: 0,
    seats: [],
  }
  const reader = makeViewer({ ...person, memberships: [{ ...membership, role: 'reader' }] })
  const author = makeViewer({ ...person, memberships: [{ ...membership, role: 'author' }] })
  expect(layoutFor({ ...args, viewer: reader })).toMatchObject({ path: '/kennisbank?q=a', viewer: { desk: false } })
  expect(layoutFor({ ...args, viewer: author }).viewer?.desk).toBe(true)
})

test('a pattern is the same for the same seed, and another for another', () => {
  const draw = (seed: string, colour = 0) => renderToStaticMarkup(<ThemePattern seed={seed} colour={colour} />)
  expect(draw('item-1')).toBe(draw('item-1'))
  expect(draw('item-1')).not.toBe(draw('item-2'))
  expect(draw('item-1', 9)).toBe(draw('item-1', 1))
})

test('a page that is not shown offers to confirm the second factor only when told', () => {
  const shown = renderToStaticMarkup(<ErrorPage status={404} confirmFactor path="/kennisbank/x" />)
  expect(shown).toContain('Bevestig uw tweede factor')
  expect(shown).toContain('/inloggen/code?naar=%2Fkennisbank%2Fx')
  expect(renderToStaticMarkup(<ErrorPage status={404} path="/x" />)).not.toContain('Bevestig')
})
