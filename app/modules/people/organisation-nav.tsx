import { accountUrls } from '#app/auth/urls.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'

/** The pages about one organisation, for its managers and for administrators. */
export function OrganisationNav({ organisation }: { organisation: { slug: string; name: string } }) {
  const { slug, name } = organisation
  return (
    <SectionNav
      label={`Bij ${name}`}
      entries={[
        { href: accountUrls.organisation(slug), text: 'Mensen en zitplaatsen' },
        { href: accountUrls.organisationItems(slug), text: 'Stukken' },
      ]}
    />
  )
}
