import { Authenticator } from 'remix-auth'
import { FormStrategy } from 'remix-auth-form'
import { eq } from 'drizzle-orm'
import { Invalid } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { user } from '#db/schema/index.ts'
import { hasPasskey } from './factors.server.ts'
import { passwordFits } from './password.server.ts'
import { endSession, startSession, viewerOf } from './session.server.ts'
import { countAttempt, forgiveAttempt } from './throttle.server.ts'

/** An account whose password was right. */
export interface Known {
  userId: string
  enrolled: boolean
}

/**
 * Password sign-in. The answer and its time are the same for an unknown address, a wrong password and an account that is
 * suspended or has no password yet.
 * @throws Invalid, TooManyAttempts
 */
export async function signInWithPassword(
  request: Request,
  context: RequestContext,
  form: { email: string; password: string },
): Promise<Known & { cookie: string }> {
  // The body was read and parsed by the action; the strategy gets it back as a form of its own.
  const asForm = new Request(request.url, { method: 'POST', body: new URLSearchParams(form) })
  const known = await authenticator(context).authenticate('form', asForm)
  const before = (await viewerOf(request, context)).session
  const { db, secrets } = context.services
  const cookie = await db.write(async (tx) => {
    if (before) await endSession(tx, before.hash)
    return startSession(tx, secrets.session, {
      userId: known.userId,
      factorAt: null,
      now: Date.now(),
      ...context.client,
    })
  })
  return { ...known, cookie }
}

function authenticator(context: RequestContext): Authenticator<Known> {
  return new Authenticator<Known>().use(
    new FormStrategy<Known>(async ({ form }) => {
      const email = text(form.get('email')).trim().toLowerCase()
      await countAttempt(context, 'password', email)
      const [account] = await context.services.db.read
        .select({
          id: user.id,
          hash: user.passwordHash,
          enrolledAt: user.totpEnrolledAt,
          passkey: hasPasskey,
          suspendedAt: user.suspendedAt,
        })
        .from(user)
        .where(eq(user.email, email))
      const fits = await passwordFits(account?.hash, text(form.get('password')))
      if (!fits || !account || account.suspendedAt !== null) {
        log.info({ request: context.client.requestId, user: account?.id ?? null }, 'sign-in refused')
        // For an address that nobody has as well: the answer takes as long.
        await context.services.refusals.note({
          actor: account?.id ?? 'anonymous',
          action: 'sign-in',
          object: 'user',
          objectId: account?.id ?? 'unknown',
          result: 'refused',
          detail: { with: 'password' },
        })
        throw new Invalid(
          'Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.',
        )
      }
      await forgiveAttempt(context, 'password', email)
      return { userId: account.id, enrolled: account.enrolledAt !== null || account.passkey === 1 }
    }),
    'form',
  )
}

const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')
