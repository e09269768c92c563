import { FeedIcon } from './icons.tsx'

const about = [
  { label: 'Over de alliantie', href: '/over' },
  { label: 'Contact', href: '/contact' },
  { label: 'Nieuwsbrief', href: '/nieuwsbrief' },
  { label: 'Account of nieuwsbrief aanvragen', href: '/account-aanvragen' },
  { label: 'Hulp bij inloggen', href: '/hulp/inloggen' },
  { label: 'Toegankelijkheid', href: '/toegankelijkheid' },
  { label: 'Privacy', href: '/privacy' },
]

const feeds = [
  { label: 'Nieuws als RSS', href: '/feed.xml' },
  { label: 'Nieuws als JSON-feed', href: '/feed.json' },
]

export function Footer() {
  return (
    <footer className="var-footer">
      <div className="var-container var-footer__in">
        <div>
          <p className="var-footer__name">VeiligheidsAlliantie regio Rotterdam</p>
          <p>Gemeenten, politie en Openbaar Ministerie werken samen aan een veilige regio.</p>
        </div>
        <nav aria-label="Over deze site">
          <ul className="var-footer__list">
            {about.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <ul className="var-footer__list" aria-label="Feeds">
          {feeds.map((link) => (
            <li key={link.href}>
              <a href={link.href}>
                <FeedIcon className="var-icon var-icon--small" />
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
