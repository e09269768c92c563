import { urls } from '#app/lib/urls.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import type { listLaws } from './queries.server.ts'

type Summary = Awaited<ReturnType<typeof listLaws>>[number]

/** A law with how it stands, as far as the portal knows, and who says so. */
export function LawSummary({ law, level }: { law: Summary; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="var-law">
      <Heading className="var-item__title">
        <a href={urls.legislation.law(law.slug)}>{lawTitle(law)}</a>
      </Heading>
      {law.state ? (
        <>
          <p className="var-law__date">
            Stand van zaken op <time dateTime={isoDate(law.state.date)}>{formatDate(law.state.date)}</time>
          </p>
          <p>{law.state.text}</p>
          <p className="var-law__source">Bron: {law.state.sourceTitle}</p>
        </>
      ) : (
        <p>De stand van zaken is nog niet beschreven.</p>
      )}
    </div>
  )
}

/** "Wet aanpak meervoudige problematiek (Wams)" */
export const lawTitle = ({ name, shortName }: { name: string; shortName: string }): string =>
  shortName && shortName !== name ? `${name} (${shortName})` : name
