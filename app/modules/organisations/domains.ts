import { z } from 'zod'

/** Providers at which anybody can have an address: nobody is known by these. */
const providers = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.nl',
  'outlook.com',
  'live.nl',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'proton.me',
  'protonmail.com',
  'ziggo.nl',
  'kpnmail.nl',
  'planet.nl',
  'xs4all.nl',
  'upcmail.nl',
  'home.nl',
  'casema.nl',
])

/** Lower case, and in ASCII as it stands in addresses (`xn--…`); null where it is no domain. */
function asciiDomain(typed: string): string | null {
  const bare = typed.trim().toLowerCase().replace(/^@/, '')
  if (!/^[\p{L}\p{N}.-]{3,253}$/u.test(bare) || !URL.canParse(`http://${bare}/`)) return null
  const { hostname } = new URL(`http://${bare}/`)
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname)
    ? hostname
    : null
}

/** What is typed for a mail domain, as it is stored. */
export const mailDomain = z
  .string({ error: 'Vul een maildomein in.' })
  .max(260, 'Dit maildomein is te lang.')
  .transform((typed, context) => {
    const domain = asciiDomain(typed)
    if (domain !== null && !providers.has(domain)) return domain
    context.addIssue({
      code: 'custom',
      message:
        domain === null
          ? 'Vul een maildomein in, bijvoorbeeld schiedam.nl.'
          : 'Bij deze aanbieder kan iedereen een adres nemen. Vul het domein van de organisatie zelf in.',
    })
    return z.NEVER
  })
