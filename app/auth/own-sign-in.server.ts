import { Forbidden } from '#app/lib/errors.ts'
import type { SessionInfo } from './session.server.ts'

/**
 * Credentials of an account are the person's own, and so is everything kept about them: who came by the provider of one of
 * their organisations does not change or take them.
 * @throws Forbidden
 */
export function assertOwnSignIn({ session }: { session: Pick<SessionInfo, 'provider'> }): void {
  if (session.provider) throw new Forbidden('Log hiervoor in met uw eigen wachtwoord en code, niet via uw organisatie.')
}
