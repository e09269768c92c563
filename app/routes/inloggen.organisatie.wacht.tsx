import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { getAccess } from '#app/modules/sso/queries.server.ts'
import { Button } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(signedIn, async ({ viewer, services: { db } }) => {
  const access = await getAccess(db.read, viewer)
  if (!access || access.live) throw redirect(urls.home)
  return { organisation: access.organisation, waits: access.waits, name: viewer.name, email: viewer.email }
})

export const meta = () => pageTitle('Uw toegang')

export default function Waiting() {
  const { organisation, waits, name, email } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>{waits ? 'Uw toegang wacht op goedkeuring' : 'U hebt geen toegang'}</h1>
      {waits ? (
        <>
          <p className="var-lead">
            U bent ingelogd. Een beheerder van {organisation} moet uw toegang nog goedkeuren. Tot dan ziet u alleen wat
            voor iedereen is.
          </p>
          <p>U krijgt een mail op {email} zodra dat is gebeurd. U hoeft nu niets te doen.</p>
        </>
      ) : (
        <p className="var-lead">
          U bent ingelogd als {name}, maar u hoort op dit moment niet bij {organisation} in het kennisportaal. Vraag een
          beheerder van uw organisatie om u toe te voegen.
        </p>
      )}
      <form method="post" action={accountUrls.signOut}>
        <p>
          <a href={urls.home}>Naar de voorpagina</a>
        </p>
        <Button variant="tertiary">Uitloggen</Button>
      </form>
    </div>
  )
}
