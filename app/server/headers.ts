import type { ServerResponse } from 'node:http'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers every answer carries, whatever becomes of it; a route may only make them stricter. */
export function securityHeaders(https: boolean): ReadonlyArray<readonly [name: string, value: string]> {
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    // Not no-referrer: browsers would then send `Origin: null` with our own forms.
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cache-Control', 'private, no-store'],
    ...(https ? ([['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']] as const) : []),
  ]
}

export function putHeaders(response: ServerResponse, headers: ReturnType<typeof securityHeaders>): void {
  for (const [name, value] of headers) response.setHeader(name, value)
}
