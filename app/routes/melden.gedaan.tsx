import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ url }) => ({ visible: url.searchParams.has('zichtbaar') }))

export const meta = () => pageTitle('Uw melding is ontvangen')

export default function Reported() {
  const { visible } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Uw melding is ontvangen</h1>
      <p className="var-lead">
        {visible
          ? 'De eigenaar van het bericht en de redactie krijgen uw melding. Zij kijken of het zo kan blijven staan.'
          : 'Het stuk is nu verborgen voor alle lezers, ook voor u. De eigenaar beslist of het terugkomt. U krijgt daar een mail over.'}
      </p>
      <p>
        <ButtonLink href={urls.home} variant="secondary">
          Naar de homepage
        </ButtonLink>
      </p>
    </div>
  )
}
