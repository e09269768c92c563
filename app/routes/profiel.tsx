import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { account, freshly, type InSession } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
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
  renewCodes,
  requestReset,
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
import { OwnSignInOnly } from '#app/modules/profile/own-sign-in-only.tsx'
import { ProfileNav } from '#app/modules/profile/profile-nav.tsx'
import { listFollowed } from '#app/modules/themes/follow.server.ts'
import { FollowedThemes } from '#app/modules/themes/followed-section.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

const here = '/profiel'
type Args = RequestContext & { viewer: InSession }

export const loader = loaderFor(account, async ({ viewer, services: { db } }) => ({
  ...(await getProfile(db.read, viewer)),
  acts: viewer.session.provider ? [] : await listLastActs(db.read, viewer),
  followed: await listFollowed(db.read, viewer.userId),
  participates: participates(viewer),
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
        assertOwnSignIn(viewer)
        return storePassword(args, input)
      case 'password-link':
        await countAttempt(args, 'reset', viewer.email)
        await db.write((tx) => requestReset(tx, viewer.email, true))
        return done(here, 'link')
      case 'end-session':
        await db.write((tx) => endOwnSession(tx, viewer, input.session))
        return done(here, 'sessie')
      case 'end-others':
        await db.write((tx) => endOwnOtherSessions(tx, viewer))
        return done(here, 'sessies')
      case 'make-token': {
        const token = await db.write((tx) => makeToken(tx, secrets.session, viewer, input))
        return data({ made: token, codes: null, form: undefined })
      }
      case 'end-token':
        await db.write((tx) => endToken(tx, viewer, input.id))
        return done(here, 'token')
      case 'recovery':
        return data({
          made: null,
          codes: await db.write((tx) => renewCodes(tx, secrets.session, viewer)),
          form: undefined,
        })
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

export const headers = retryHeaders
export const meta = () => pageTitle('Mijn profiel')

const texts = {
  gegevens: 'Uw gegevens zijn opgeslagen',
  link: 'Wij hebben u een mail gestuurd met een link',
  wachtwoord: 'Uw wachtwoord is gewijzigd. U bent overal elders uitgelogd en uw tokens werken niet meer',
  sessie: 'De sessie is beëindigd',
  sessies: 'U bent overal elders uitgelogd',
  token: 'Het token werkt niet meer',
  unfollow: 'U volgt dit thema niet meer',
}

export default function Profile() {
  const profile = useLoaderData<typeof loader>()
  const answer = useActionData<{ made?: string | null; codes?: string[] | null }>()
  const made = answer?.made
  const own = profile.cameBy === null
  const codes = answer?.codes
  return (
    <div className="var-stack">
      <h1>Mijn profiel</h1>
      <ProfileNav participates={profile.participates} />
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
      {profile.fresh ? null : <p>Bij een wijziging vragen wij eerst opnieuw om uw tweede stap.</p>}
      <DetailsSection profile={profile} />
      <OwnSignInOnly cameBy={profile.cameBy} what="Uw wachtwoord, herstelcodes en tokens wijzigt u" />
      {own || !profile.password ? <PasswordSection has={profile.password} email={profile.person.email} /> : null}
      {own ? <RecoverySection left={profile.codesLeft} /> : null}
      <FollowedThemes themes={profile.followed} here={here} />
      <SessionsSection sessions={profile.sessions} />
      {own ? <TokensSection tokens={profile.tokens} /> : null}
      <LastActs acts={profile.acts} />
    </div>
  )
}
