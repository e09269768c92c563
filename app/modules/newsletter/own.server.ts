import type { RequestContext } from '#app/lib/request-context.ts'
import type { Tx } from '#db/client.server.ts'
import { subscribe, unsubscribe, type Choices } from './commands.server.ts'
import { consentVersion } from './consent.ts'
import { networkMark } from './links.server.ts'

/**
 * Turns the newsletter on or off for who is signed in. Their address is known to be theirs, so nothing is confirmed by
 * mail; that they asked, when and from which network is kept as for everybody.
 * @param input.issues every letter of the desks; without it and without a digest there is no subscription
 * @param input.themes ids; none means all
 */
export async function chooseNewsletter(
  tx: Tx,
  context: Pick<RequestContext, 'client' | 'services'>,
  viewer: { userId: string; email: string; now: number },
  input: Choices & { themes: readonly string[] },
): Promise<void> {
  const { userId, email, now } = viewer
  const { themes, ...choices } = input
  if (!choices.issues && choices.digest === 'never') {
    await unsubscribe(tx, { email }, { how: 'profile', actor: userId, now })
    return
  }
  const mark = networkMark(context)
  const when = { askedAt: now, askedFrom: mark, confirmedAt: now, confirmedFrom: mark }
  const consent = { how: 'profile', version: consentVersion, ...when } as const
  await subscribe(tx, { email, themes, choices, consent, actor: userId })
}
