import type { CSSProperties } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { paragraphs, type LetterContent, type LetterItem, type LetterPart, type LetterSection } from './letter.ts'

const ink = '#1b2733'
const quiet = '#4a5763'
const harbour = '#0b3a5b'
const link = '#0a5ea8'

/** Mail programs drop style sheets or parts of them: what matters stands on the element itself. */
const looks = {
  page: { margin: 0, padding: 0, backgroundColor: '#f3f5f7', color: ink },
  sheet: {
    maxWidth: 600,
    margin: '0 auto',
    padding: 24,
    backgroundColor: '#ffffff',
    color: ink,
    fontFamily: "'Source Sans 3', 'Segoe UI', Arial, sans-serif",
    fontSize: 17,
    lineHeight: 1.5,
  },
  sender: {
    margin: '0 0 24px',
    paddingBottom: 12,
    borderBottom: `3px solid ${harbour}`,
    color: harbour,
    fontWeight: 700,
  },
  title: { margin: '0 0 16px', fontSize: 27, lineHeight: 1.2, color: harbour },
  section: { margin: '32px 0 16px', fontSize: 21, lineHeight: 1.25, color: harbour },
  text: { margin: '0 0 16px' },
  item: { margin: '0 0 24px', paddingTop: 16, borderTop: '1px solid #c5ced6' },
  name: { margin: '0 0 4px', fontSize: 19, lineHeight: 1.3 },
  link: { color: link },
  about: { margin: '0 0 8px', fontSize: 15, color: quiet },
  label: {
    display: 'inline-block',
    padding: '0 6px',
    marginRight: 8,
    backgroundColor: '#000000',
    color: '#33ff00',
    fontWeight: 700,
  },
  foot: { marginTop: 32, paddingTop: 16, borderTop: `3px solid ${harbour}`, fontSize: 15, color: quiet },
} satisfies Record<string, CSSProperties>

/** For programs that show mail on a dark ground; the classes are on what has a colour of its own. */
const dark = `@media (prefers-color-scheme: dark) {
  .page, .sheet { background-color: #12181e !important; color: #e8edf1 !important; }
  .strong { color: #a9d2f2 !important; border-color: #4d7fa6 !important; }
  .quiet { color: #b9c4cd !important; border-color: #4d7fa6 !important; }
  .link { color: #8cc6ff !important; }
}
@media (max-width: 480px) { .sheet { padding: 16px !important; } }`

const amber = { ...looks.label, color: '#ffc000' }

/** The letter as a page of its own: no pictures, nothing from elsewhere, nothing that tells whether it was opened. */
export function letterHtml(content: LetterContent, options: LetterOptions = {}): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<LetterPage {...content} {...options} />)}`
}

interface LetterOptions {
  /** For a look at it as on a phone, in CSS pixels. */
  width?: number
}

function LetterPage({ title, intro, sections, links, why, width }: LetterContent & LetterOptions) {
  return (
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{dark}</style>
      </head>
      <body className="page" style={looks.page}>
        <div
          className="sheet"
          style={width ? { ...looks.sheet, maxWidth: width - 32, padding: 16 } : looks.sheet}
          role="article"
          aria-label={title}
        >
          <p className="strong" style={looks.sender}>
            VeiligheidsAlliantie regio Rotterdam
          </p>
          <h1 className="strong" style={looks.title}>
            {title}
          </h1>
          <Text text={intro} />
          {sections.map((section, place) => (
            <Section key={section.title ?? place} section={section} />
          ))}
          <div className="quiet" style={looks.foot}>
            <p style={looks.text}>{why}</p>
            <p style={looks.text}>
              {links.browser === null ? null : (
                <>
                  <FootLink href={links.browser}>Bekijk in de browser</FootLink>
                  <br />
                </>
              )}
              <FootLink href={links.preferences}>Kiezen welke mails u krijgt</FootLink>
              <br />
              <FootLink href={links.unsubscribe}>Afmelden</FootLink>
            </p>
          </div>
        </div>
      </body>
    </html>
  )
}

function Section({ section }: { section: LetterSection }) {
  return (
    <>
      {section.title === null ? null : <Heading text={section.title} />}
      {section.parts.map((part, place) => (
        <Part key={place} part={part} />
      ))}
    </>
  )
}

function Part({ part }: { part: LetterPart }) {
  switch (part.kind) {
    case 'heading':
      return <Heading text={part.text} />
    case 'text':
    case 'notice':
      return <Text text={part.text} />
    case 'item':
      return <Item item={part} />
  }
}

function Heading({ text }: { text: string }) {
  return (
    <h2 className="strong" style={looks.section}>
      {text}
    </h2>
  )
}

function Text({ text }: { text: string }) {
  return paragraphs(text).map((one, place) => (
    <p key={place} style={looks.text}>
      {one}
    </p>
  ))
}

function Item({ item }: { item: LetterItem }) {
  return (
    <div className="quiet" style={looks.item}>
      <h3 style={looks.name}>
        <a className="link" style={looks.link} href={item.link}>
          {item.title}
        </a>
      </h3>
      <p className="quiet" style={looks.about}>
        {item.tlp === null ? null : <span style={item.tlp === 'TLP:GREEN' ? looks.label : amber}>{item.tlp}</span>}
        {item.about}
      </p>
      {item.lead === '' ? null : <p style={looks.text}>{item.lead}</p>}
      {item.summary === '' ? null : <p style={looks.text}>{item.summary}</p>}
    </div>
  )
}

function FootLink({ href, children }: { href: string; children: string }) {
  return (
    <a className="link" style={looks.link} href={href}>
      {children}
    </a>
  )
}
