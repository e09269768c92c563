import type { Crumb } from '#app/lib/layout.ts'
import { urls } from '#app/lib/urls.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'
import { newsletterUrls } from './urls.ts'

/** The pages about one letter. */
export function IssueTabs({ id }: { id: string }) {
  return (
    <SectionNav
      label="Deze nieuwsbrief"
      entries={[
        { href: newsletterUrls.compose(id), text: 'Samenstellen' },
        { href: newsletterUrls.look(id), text: 'Bekijken en proef' },
        { href: newsletterUrls.send(id), text: 'Versturen' },
      ]}
    />
  )
}

export const issueCrumbs = (): Crumb[] => [
  { label: 'Redactie', href: urls.desk.list },
  { label: 'Nieuwsbrief', href: newsletterUrls.desk },
]
