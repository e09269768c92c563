import { urls } from '#app/lib/urls.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'

/** What the desks of the alliance's office and the RIEC keep together. */
export function DossierNav() {
  return (
    <SectionNav
      label="Dossiers bijhouden"
      entries={[
        { href: urls.desk.themes, text: 'Thema’s' },
        { href: urls.desk.strategy, text: 'Strategische agenda' },
        { href: urls.desk.laws, text: 'Wetgeving' },
      ]}
    />
  )
}
