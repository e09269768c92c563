import { redirect } from '@remix-run/node'
import { giveFactor } from '#app/auth/factor.server.ts'
import { signedIn } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { countAttempt, forgiveAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { codeForm } from '#app/modules/people/forms.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(signedIn, async ({ viewer, url }) => {
  if (!viewer.session.enrolled) throw redirect(accountUrls.enrol(safePath(url.searchParams.get('naar'), '')))
  return {}
})

export const action = actionFor(signedIn, codeForm, async ({ viewer, input, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    await countAttempt(args, 'code', viewer.userId)
    const cookie = await db.write((tx) => giveFactor(tx, secrets.session, viewer.session, input.code, Date.now()))
    await forgiveAttempt(args, 'code', viewer.userId)
    return redirect(safePath(args.url.searchParams.get('naar')), { headers: giveCookie(args, cookie) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Code invoeren')

export default function SecondFactor() {
  return (
    <div className="var-stack">
      <h1>Voer uw code in</h1>
      <Form state={useRefused()}>
        <TextField
          name="code"
          label="Code van 6 cijfers"
          help="Open de app op uw telefoon waarmee u inlogt. Telefoon niet bij u? Voer dan een van uw herstelcodes in."
          autoComplete="one-time-code"
          maxLength={20}
          short
          autoFocus
        />
        <Submit>Bevestigen</Submit>
      </Form>
      <form method="post" action={accountUrls.signOut}>
        <p>Lukt het niet? Vraag de beheerder van uw organisatie om hulp.</p>
        <Button variant="tertiary">Uitloggen</Button>
      </form>
    </div>
  )
}
