import { accountUrls } from '#app/auth/urls.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'

/** The pages about one's own account. */
export function ProfileNav() {
  return (
    <SectionNav
      label="Bij uw profiel"
      entries={[
        { href: accountUrls.profile, text: 'Gegevens en inloggen' },
        { href: accountUrls.expertise, text: 'Wat u weet' },
        { href: accountUrls.notices, text: 'Mails' },
        { href: accountUrls.ownAccount, text: 'Downloaden en verwijderen' },
      ]}
    />
  )
}
