import { accountUrls } from '#app/auth/urls.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'

/**
 * The pages about one organisation, for its managers and for administrators.
 * @param manager of the organisation itself; an administrator is not shown what is for those only
 * @param requests how many account requests wait; absent where the page does not know
 */
export function OrganisationNav(props: {
  organisation: { slug: string; name: string }
  manager: boolean
  requests?: number
}) {
  const { manager, organisation, requests } = props
  const { slug, name } = organisation
  const reports = { href: accountUrls.organisationReports(slug), text: 'Meldingen' }
  const purges = { href: accountUrls.organisationPurges(slug), text: 'Vernietigen' }
  return (
    <SectionNav
      label={`Bij ${name}`}
      groups={[
        {
          title: 'Mensen',
          entries: [
            { href: accountUrls.organisation(slug), text: 'Overzicht en mensen' },
            { href: accountUrls.organisationRequests(slug), text: `Aanvragen${requests ? ` (${requests})` : ''}` },
            { href: accountUrls.organisationInvite(slug), text: 'Uitnodigen' },
            { href: accountUrls.organisationSeats(slug), text: 'Zitplaatsen overdragen' },
            { href: accountUrls.organisationReview(slug), text: 'Nakijken' },
            { href: accountUrls.organisationDormant(slug), text: 'Niet actief' },
          ],
        },
        {
          title: 'Inloggen',
          entries: [
            { href: accountUrls.organisationFactors(slug), text: 'Inlogmiddelen' },
            { href: accountUrls.organisationSso(slug), text: 'Inloggen via de organisatie' },
          ],
        },
        {
          title: 'Stukken',
          entries: [
            { href: accountUrls.organisationItems(slug), text: 'Alle stukken' },
            ...(manager ? [reports, purges] : []),
          ],
        },
        {
          title: 'Organisatie',
          entries: [
            { href: accountUrls.organisationTrail(slug), text: 'Logboek' },
            { href: accountUrls.organisationMerge(slug), text: 'Samenvoegen' },
          ],
        },
      ]}
    />
  )
}
