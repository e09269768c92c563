/** Why somebody did not get in by a provider, or a provider could not be used; a code, never its own words. */
export type SsoReason =
  /** The journey took too long, was made before, or began in another browser. */
  | 'expired'
  /** The provider is turned off or not agreed to. */
  | 'off'
  /** The provider said no, or the person did. */
  | 'denied'
  /** The answer is not a right one: signature, issuer, audience, nonce, time, code. */
  | 'invalid-answer'
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'not-allowed'
  | 'not-oidc'
  | 'other-issuer'
  | 'suspended'
  | 'no-address'
  | 'foreign-address'
  | 'address-taken'
  | 'already-linked'
  | 'other-person'
  | 'not-again'

/** @property code the library's own name of what was wrong, for the log and the trail */
export class SsoRefused extends Error {
  override name = 'SsoRefused'
  readonly reason: SsoReason
  readonly code: string | null
  constructor(reason: SsoReason, code: string | null = null) {
    super(code ? `${reason}: ${code}` : reason)
    this.reason = reason
    this.code = code
  }
}
