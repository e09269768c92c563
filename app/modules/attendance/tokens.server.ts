import { cookieNameOf } from '#app/auth/cookies.ts'
import { drawQr, type QrPicture } from '#app/lib/qr.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { acceptedHashes, equalInTime, keyedHash } from '#app/lib/secrets.server.ts'
import { attendanceUrls } from './urls.ts'

const purpose = 'check-in'
const form = /^([a-z2-9]{20})([\w-]{43})$/

/**
 * What the QR code of somebody who comes holds: made from the id with a key outside the database. It says who stands at the
 * door and gives no right to change anything: a code that others photographed cancels nobody's place.
 */
export function checkInToken(keys: readonly string[], registrationId: string): string {
  return registrationId + keyedHash(keys, purpose, registrationId)
}

/** The registration that a token is for; null where we never made it. */
export function registrationOfToken(keys: readonly string[], token: string): string | null {
  const [, id = '', mac = ''] = form.exec(token) ?? []
  return id !== '' && acceptedHashes(keys, purpose, id).some((hash) => equalInTime(hash, mac)) ? id : null
}

/** The code that somebody shows at the door. */
export function checkInQr(
  { config, secrets }: Pick<RequestContext['services'], 'config' | 'secrets'>,
  registrationId: string,
): QrPicture {
  const address = config.server.baseUrl + attendanceUrls.person(checkInToken(secrets.session, registrationId))
  return drawQr(address)
}

/** Hashes under which the secret of a helper's link may be kept; the first is for a new one. */
export const helperHashes = (keys: readonly string[], secret: string): string[] =>
  acceptedHashes(keys, 'check-in-link', secret)

const cookieName = (https: boolean): string => cookieNameOf('checkIn', { server: { https } })

/** What makes this telephone one that checks people in. */
export function helperCookie(
  { server }: Pick<RequestContext['services']['config'], 'server'>,
  secret: string | null,
  maxAgeSeconds: number,
): string {
  const parts = [`${cookieName(server.https)}=${secret ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  parts.push(`Max-Age=${secret === null ? 0 : Math.max(0, Math.floor(maxAgeSeconds))}`)
  if (server.https) parts.push('Secure')
  return parts.join('; ')
}

/** The secret that this telephone carries; null without one. */
export function helperSecret(
  request: Request,
  { server }: Pick<RequestContext['services']['config'], 'server'>,
): string | null {
  const name = cookieName(server.https)
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    const value = part.slice(at + 1).trim()
    return /^[\w-]{43}$/.test(value) ? value : null
  }
  return null
}
