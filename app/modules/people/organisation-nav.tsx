import { accountUrls } from '#app/auth/urls.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'

/**
 * The pages about one organisation, for its managers and for administrators.
 * @param requests how many account requests wait; absent where the page does not know
 */
export function OrganisationNav(props: { organisation: { slug: string; name: string }; requests?: number }) {
  const { slug, name } = props.organisation
  const waiting = props.requests ? ` (${props.requests})` : ''
  return (
    <SectionNav
      label={`Bij ${name}`}
      entries={[
        { href: accountUrls.organisation(slug), text: 'Mensen en zitplaatsen' },
        { href: accountUrls.organisationFactors(slug), text: 'Inlogmiddelen' },
        { href: accountUrls.organisationItems(slug), text: 'Stukken' },
        { href: accountUrls.organisationRequests(slug), text: `Aanvragen${waiting}` },
        { href: accountUrls.organisationSso(slug), text: 'Inloggen via de organisatie' },
        { href: accountUrls.organisationReview(slug), text: 'Nakijken' },
        { href: accountUrls.organisationDormant(slug), text: 'Niet actief' },
        { href: accountUrls.organisationMerge(slug), text: 'Samenvoegen' },
        { href: accountUrls.organisationSeats(slug), text: 'Zitplaatsen overdragen' },
        { href: accountUrls.organisationInvite(slug), text: 'Uitnodigen' },
        { href: accountUrls.organisationTrail(slug), text: 'Logboek' },
        { href: accountUrls.organisationReports(slug), text: 'Meldingen' },
        { href: accountUrls.organisationPurges(slug), text: 'Vernietigen' },
      ]}
    />
  )
}
