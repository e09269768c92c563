import type { Outbound } from '#app/lib/web-address.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExternalIcon } from '#app/ui/icons.tsx'

/** What a link item refers to: who publishes it, on which site, and that one leaves the portal. */
export function Elsewhere({ source, to }: { source: string; to: Outbound | null }) {
  return (
    <section className="var-elsewhere" aria-labelledby="elders">
      <h2 id="elders">Dit staat op een andere site</h2>
      <p>
        {source ? `${source} publiceert dit.` : 'Een andere organisatie publiceert dit.'} Het portaal bewaart er geen
        kopie van.
      </p>
      {to ? (
        <>
          <ButtonLink href={to.href} icon={ExternalIcon} rel="external noreferrer">
            Ga naar {to.host}
          </ButtonLink>
          <p className="var-elsewhere__address">{to.href}</p>
        </>
      ) : (
        <p>Het webadres ontbreekt nog.</p>
      )}
    </section>
  )
}
