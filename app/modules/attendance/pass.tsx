import { Qr } from './qr.tsx'

/** The code to show at the door; whose it is stands nowhere, since anybody may have photographed it. */
export function PassPage(props: {
  qr: { size: number; path: string }
  cancelled: boolean
  signIn: string | null
  meeting: { title: string; href: string } | null
}) {
  const { qr, cancelled, signIn, meeting } = props
  return (
    <>
      <h1>{meeting ? <>Uw toegangscode voor {meeting.title}</> : 'Uw toegangscode'}</h1>
      {cancelled ? (
        <p className="var-lead">Deze aanmelding is afgezegd.</p>
      ) : (
        <>
          <p className="var-lead">Laat deze code zien bij de ingang. Op een telefoon of op papier, allebei is goed.</p>
          <Qr {...qr} label="Uw toegangscode" />
        </>
      )}
      {meeting ? (
        <p>
          <a href={meeting.href}>Naar de bijeenkomst en uw aanmelding</a>
        </p>
      ) : null}
      {signIn ? (
        <p className="var-item__meta">
          Organiseert u deze bijeenkomst? <a href={signIn}>Log in om mensen in te checken</a>
        </p>
      ) : null}
    </>
  )
}

/** The same below somebody's own sign-up. */
export function PassSection({ qr }: { qr: { size: number; path: string } }) {
  return (
    <section aria-labelledby="toegang" className="var-section var-stack">
      <h2 id="toegang">Uw code voor de ingang</h2>
      <p>Laat deze code zien bij de ingang. Op een telefoon of op papier, allebei is goed.</p>
      <Qr {...qr} label="Uw toegangscode" />
    </section>
  )
}
