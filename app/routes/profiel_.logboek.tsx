import { useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { account } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { getTrailPage } from '#app/modules/audit/page.server.ts'
import { TrailPage } from '#app/modules/audit/trail-page.tsx'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(account, async ({ viewer, url, services: { db } }) => {
  // It tells of all organisations of theirs, and a provider is of one.
  assertOwnSignIn(viewer)
  return {
    trail: await getTrailPage(db.read, viewer, { of: 'person', id: viewer.userId }, url.searchParams),
    participates: participates(viewer),
  }
})

export const meta = () => pageTitle('Uw handelingen')
export const handle = { breadcrumb: profileCrumbs }

export default function OwnTrail() {
  const { trail, participates } = useLoaderData<typeof loader>()
  return (
    <TrailPage
      title="Uw handelingen"
      own
      here={accountUrls.ownTrail}
      trail={trail}
      intro={
        <p>
          Wat onder uw account is gedaan: wat u opende en ophaalde vanaf TLP:AMBER, wat u wijzigde, en wanneer u
          inlogde. Staat er iets bij dat u niet deed? Wijzig dan uw wachtwoord en bel de beheerder van uw organisatie.
        </p>
      }
    >
      <ProfileNav participates={participates} />
    </TrailPage>
  )
}
