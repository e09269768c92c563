import type { ReactNode } from 'react'
import { FeedIcon } from './icons.tsx'

const about = [
  { label: 'Over de alliantie', href: '/over' },
  { label: 'Contact', href: '/contact' },
  { label: 'Nieuwsbrief', href: '/nieuwsbrief' },
  { label: 'Account of nieuwsbrief aanvragen', href: '/account-aanvragen' },
  { label: 'Hulp bij inloggen', href: '/hulp/inloggen' },
]

const duties = [
  { label: 'Toegankelijkheid', href: '/toegankelijkheid' },
  { label: 'Privacy', href: '/privacy' },
  { label: 'Cookies', href: '/cookies' },
]

const feeds = [
  { label: 'Nieuws als RSS', href: '/feed.xml' },
  { label: 'Alle feeds', href: '/feeds' },
]

export function Footer() {
  return (
    <footer className="var-footer">
      <div className="var-container var-footer__in">
        <div>
          <p className="var-footer__name">VeiligheidsAlliantie regio Rotterdam</p>
          <p>Gemeenten, politie en Openbaar Ministerie werken samen aan een veilige regio.</p>
        </div>
        <Links title="Over ons" links={about} />
        <Links title="Deze site" links={duties} />
        <Links title="Volgen" links={feeds} icon={<FeedIcon className="var-icon var-icon--small" />} />
      </div>
    </footer>
  )
}

function Links(props: { title: string; links: readonly { label: string; href: string }[]; icon?: ReactNode }) {
  return (
    <nav aria-label={props.title}>
      <p className="var-footer__title">{props.title}</p>
      <ul className="var-footer__list">
        {props.links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>
              {props.icon}
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
