import { accountUrls } from '#app/auth/urls.ts'
import type { Crumb } from '#app/lib/layout.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'

/** What leads to each page below the profile. */
export const profileCrumbs = (): readonly Crumb[] => [{ label: 'Mijn profiel', href: accountUrls.profile }]

/** The pages about one's own account. @param props.participates more than a guest: to others "Wat u weet" does not exist */
export function ProfileNav({ participates }: { participates: boolean }) {
  return (
    <SectionNav
      label="Bij uw profiel"
      entries={[
        { href: accountUrls.profile, text: 'Gegevens en wachtwoord' },
        { href: accountUrls.passkeys, text: 'Passkeys' },
        { href: accountUrls.profileSso, text: 'Inloggen met uw organisatie' },
        ...(participates ? [{ href: accountUrls.expertise, text: 'Wat u weet' }] : []),
        { href: accountUrls.notices, text: 'Mails' },
        { href: accountUrls.calendar, text: 'Kalender' },
        { href: accountUrls.ownTrail, text: 'Uw handelingen' },
        { href: accountUrls.ownAccount, text: 'Downloaden en verwijderen' },
      ]}
    />
  )
}
