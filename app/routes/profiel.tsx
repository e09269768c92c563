import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renewRecoveryCodes } from '#app/auth/factor.server.ts'
import { account, freshly, type InSession } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { LastActs } from '#app/modules/audit/last-acts.tsx'
import { listLastActs } from '#app/modules/audit/page.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import {
  changeDetails,
  changePassword,
  endOwnOtherSessions,
  endOwnSession,
  endToken,
  makeToken,
} from '#app/modules/people/commands.account.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { profileForm } from '#app/modules/people/forms.ts'
import { newPasswordOf } from '#app/modules/people/own-password.server.ts'
import { getProfile } from '#app/modules/people/profile.server.ts'
import {
  DetailsSection,
  PasswordSection,
  RecoverySection,
  SessionsSection,
  TokensSection,
} from '#app/modules/people/profile-sections.tsx'
import { RecoveryCodes } from '#app/modules/people/recovery-codes.tsx'
import { ProfileNav } from '#app/modules/profile/profile-nav.tsx'
import { assertOwnSignIn } from '#app/modules/sso/links.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { record } from '#db/audit.server.ts'

const here = '/profiel'
type Args = RequestContext & { viewer: InSession }

export const loader = loaderFor(account, async ({ viewer, services: { db } }) => ({
  ...(await getProfile(db.read, viewer)),
  acts: await listLastActs(db.read, viewer),
}))

export const action = actionFor(freshly(account), profileForm, async ({ input, viewer, ...context }) =>
  throttled(async () => {
    const { db, secrets } = context.services
    const args: Args = { ...context, viewer }
    switch (input.intent) {
      case 'details':
        await db.write((tx) => changeDetails(tx, viewer, input))
        return done(here, 'gegevens')
      case 'password':
        return storePassword(args, input)
      case 'end-session':
        await db.write((tx) => endOwnSession(tx, viewer, input.session))
        return done(here, 'sessie')
      case 'end-others':
        await db.write((tx) => endOwnOtherSessions(tx, viewer))
        return done(here, 'sessies')
      case 'make-token': {
        assertOwnSignIn(viewer)
        const token = await db.write((tx) => makeToken(tx, secrets.session, viewer, input))
        return data({ made: token, codes: null, form: undefined })
      }
      case 'end-token':
        await db.write((tx) => endToken(tx, viewer, input.id))
        return done(here, 'token')
      case 'recovery':
        assertOwnSignIn(viewer)
        return data({ made: null, codes: await makeCodes(args), form: undefined })
    }
  }),
)

async function storePassword(args: Args, input: { currentPassword: string; newPassword: string }) {
  const passwordHash = await newPasswordOf(args, args.viewer, input)
  const { db, secrets } = args.services
  const cookie = await db.write((tx) => changePassword(tx, secrets.session, args.viewer, passwordHash))
  const answer = done(here, 'wachtwoord')
  answer.headers.set('Set-Cookie', giveCookie(args, cookie)['Set-Cookie'])
  return answer
}

function makeCodes({ viewer, services: { db, secrets } }: Args): Promise<string[]> {
  return db.write(async (tx) => {
    await record(
      tx,
      { actor: viewer.userId, action: 'renew-recovery', object: 'user', objectId: viewer.userId },
      viewer.now,
    )
    return renewRecoveryCodes(tx, secrets.session, viewer.userId)
  })
}

export const headers = retryHeaders
export const meta = () => pageTitle('Mijn profiel')

const texts = {
  gegevens: 'Uw gegevens zijn opgeslagen',
  wachtwoord: 'Uw wachtwoord is gewijzigd. U bent overal elders uitgelogd en uw tokens werken niet meer',
  sessie: 'De sessie is beëindigd',
  sessies: 'U bent overal elders uitgelogd',
  token: 'Het token werkt niet meer',
}

export default function Profile() {
  const profile = useLoaderData<typeof loader>()
  const answer = useActionData<{ made?: string | null; codes?: string[] | null }>()
  const made = answer?.made
  const codes = answer?.codes
  return (
    <div className="var-stack">
      <h1>Mijn profiel</h1>
      <ProfileNav />
      <Done texts={texts} />
      {codes ? (
        <Alert severity="success" heading="Uw nieuwe herstelcodes" live>
          <RecoveryCodes codes={codes} />
        </Alert>
      ) : null}
      {made ? (
        <Alert severity="success" heading="Uw nieuwe token" live>
          <p>U ziet dit token nu één keer. Bewaar het op een veilige plek.</p>
          <p>
            <code>{made}</code>
          </p>
        </Alert>
      ) : null}
      {profile.fresh ? null : <p>Bij een wijziging vragen wij eerst opnieuw de code van uw telefoon.</p>}
      <DetailsSection profile={profile} />
      <section className="var-section var-stack" aria-labelledby="organisatie-aanmelden">
        <h2 id="organisatie-aanmelden">Inloggen met uw organisatie</h2>
        <p>
          <a href={accountUrls.profileSso}>Bekijk of koppel het account van uw organisatie</a>
        </p>
      </section>
      <PasswordSection />
      <RecoverySection left={profile.codesLeft} />
      <SessionsSection sessions={profile.sessions} />
      <TokensSection tokens={profile.tokens} />
      <LastActs acts={profile.acts} />
    </div>
  )
}
