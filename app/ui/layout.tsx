import { SkipLink } from '@amsterdam/design-system-react'
import type { ReactNode } from 'react'
import { Band } from './alert.tsx'
import { Breadcrumb } from './breadcrumb.tsx'
import { Footer } from './footer.tsx'
import { ChevronDownIcon, LockIcon, MenuIcon, PersonFillIcon, SearchIcon } from './icons.tsx'
import type { Crumb, LayoutData, LayoutViewer, MenuEntry } from '#app/lib/layout.ts'

/** Everything around a page's own content: header, path, main, footer. The page brings its own `h1`. */
export function Page(props: {
  layout: LayoutData
  breadcrumb?: readonly Crumb[]
  /** False where the page has a large search field of its own. */
  search?: boolean
  /** The page brings containers of its own. */
  full?: boolean
  children: ReactNode
}) {
  const { layout } = props
  return (
    <>
      <SkipLink href="#inhoud">Naar de inhoud</SkipLink>
      {layout.demo ? (
        <Band fullWidth="Demonstratie">Dit is een demonstratie. Namen, stukken en cijfers zijn verzonnen.</Band>
      ) : null}
      <Header layout={layout} search={props.search ?? true} />
      <div className={props.full ? 'var-page var-page--full' : 'var-container var-page'}>
        {props.breadcrumb ? <Breadcrumb crumbs={props.breadcrumb} /> : null}
        <main id="inhoud" className="var-main" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <Footer />
    </>
  )
}

function Header({ layout, search }: { layout: LayoutData; search: boolean }) {
  return (
    <header className="var-header">
      <div className="var-header__bar">
        <div className="var-container var-header__in">
          <a className="var-mark" href="/">
            <span className="var-mark__short">VAR</span>
            <span className="var-mark__long">
              VeiligheidsAlliantie <span>regio Rotterdam</span>
            </span>
          </a>
          {search ? <HeaderSearch /> : null}
          <div className="var-header__tools">
            {layout.viewer ? (
              <OwnMenu viewer={layout.viewer} path={layout.path} />
            ) : (
              <a className="var-header__tool" href={signInHref(layout.path)}>
                <PersonFillIcon className="var-icon" />
                Inloggen
              </a>
            )}
            <details className="var-drop var-drop--menu">
              <summary className="var-header__tool">
                <MenuIcon className="var-icon" />
                Menu
              </summary>
              <nav className="var-drop__panel" aria-label="Hoofdmenu">
                <MainMenu layout={layout} />
              </nav>
            </details>
          </div>
        </div>
      </div>
      <nav className="var-menu" aria-label="Hoofdmenu">
        <div className="var-container">
          <MainMenu layout={layout} />
        </div>
      </nav>
    </header>
  )
}

/** Shown twice in the document, once per width; the one that does not fit is `display: none`, for readers as well. */
function MainMenu({ layout }: { layout: LayoutData }) {
  return (
    <ul className="var-menu__list">
      {layout.menu.map((entry) => (
        <li key={entry.href}>
          <a className="var-menu__link" href={entry.href} aria-current={currentState(entry.href, layout.path)}>
            {entry.label}
            {entry.partnersOnly && !layout.viewer ? (
              <>
                <LockIcon className="var-icon var-icon--small" />
                <span className="ams-visually-hidden"> (alleen voor partners)</span>
              </>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

function HeaderSearch() {
  return (
    <form className="var-search var-header__search" action="/zoeken" role="search" aria-label="Hele site">
      <label className="ams-visually-hidden" htmlFor="zoek-boven">
        Zoeken op deze site
      </label>
      <input id="zoek-boven" className="var-search__input" name="q" type="search" placeholder="Zoeken" />
      <button className="var-search__button" type="submit">
        <SearchIcon className="var-icon" />
        <span className="ams-visually-hidden">Zoeken</span>
      </button>
    </form>
  )
}

function OwnMenu({ viewer, path }: { viewer: LayoutViewer; path: string }) {
  const links: MenuEntry[] = [
    ...(viewer.desk ? [{ label: 'Redactie', href: '/redactie' }] : []),
    ...(viewer.administrator ? [{ label: 'Beheer', href: '/beheer' }] : []),
    { label: 'Uw gegevens', href: '/profiel' },
    ...(viewer.links ?? []),
  ]
  return (
    <details className="var-drop">
      <summary className="var-header__tool">
        <PersonFillIcon className="var-icon" />
        <span className="var-header__name">{viewer.name}</span>
        <span className="var-header__short">Account</span>
        <ChevronDownIcon className="var-icon var-icon--small" />
      </summary>
      <div className="var-drop__panel">
        <p className="var-drop__name">{viewer.name}</p>
        <ul className="var-menu__list">
          {links.map((link) => (
            <li key={link.href}>
              <a className="var-menu__link" href={link.href} aria-current={currentState(link.href, path)}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
        <form method="post" action="/uitloggen">
          <button className="var-menu__link" type="submit">
            Uitloggen
          </button>
        </form>
      </div>
    </details>
  )
}

/** `page` on the entry's own page, `true` anywhere below it. */
function currentState(href: string, path: string): 'page' | 'true' | undefined {
  const here = path.split('?')[0] ?? path
  if (here === href) return 'page'
  return here.startsWith(`${href}/`) ? 'true' : undefined
}

function signInHref(path: string): string {
  return path === '/' || path.startsWith('/inloggen') ? '/inloggen' : `/inloggen?naar=${encodeURIComponent(path)}`
}
