import { Resolver } from 'node:dns/promises'
import type { Config } from '#app/config.server.ts'
import { readDkim } from '#app/mail/dkim.server.ts'
import { sendTestMail } from '#app/mail/try.server.ts'
import type { Finding } from './doctor.ts'

/** Sends a mail to this address, and looks at what makes a receiver trust it: SPF, DKIM and DMARC. */
export async function tryMail({ smtpUrl, from, dkim }: Config['mail'], to: string): Promise<Finding[]> {
  if (!smtpUrl) return [{ good: false, what: 'proefbericht: niet verstuurd, want SMTP_URL is niet ingesteld' }]
  const domain = domainOf(from)
  try {
    const sent = await sendTestMail(smtpUrl, from, to, readDkim(dkim))
    return [
      { good: true, what: `proefbericht: aangenomen voor ${to}: ${sent.answer}` },
      { good: domain.includes('.'), what: `From: ${domain || from}, uit MAIL_FROM` },
      aligned('Return-Path', domain, domainOf(sent.returnPath), 'SPF telt dan niet voor DMARC'),
      aligned('Message-ID', domain, domainOf(sent.messageId), 'ontvangers wantrouwen dat'),
      ...(await lookUp(domain)),
      {
        good: null,
        what: `DKIM: ${dkim ? `het portaal ondertekent als ${dkim.selector}._domainkey.${dkim.domain}` : 'de mailserver ondertekent'}. Kijk bij ${to} naar Authentication-Results: spf=pass, dkim=pass met header.d=${domain} en dmarc=pass`,
      },
    ]
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)
    return [{ good: false, what: `proefbericht: niet aangenomen: ${reason}` }]
  }
}

/** The domain of an address, whether it stands alone, after a name or in a Message-ID. */
export const domainOf = (address: string): string => (/@([^@>\s]+)>?\s*$/.exec(address)?.[1] ?? '').toLowerCase()

/** Under DMARC a domain and what is under it are one. */
export function aligned(header: string, from: string, other: string, otherwise: string): Finding {
  const same = other === from || other.endsWith(`.${from}`) || (other !== '' && from.endsWith(`.${other}`))
  if (same) return { good: true, what: `${header}: ${other}` }
  return {
    good: false,
    what: `${header}: ${other || 'geen'} is een ander domein dan dat van From, ${from}; ${otherwise}`,
  }
}

/** Names that RFC 2606 keeps out of the DNS. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost)$/

type Lookup = (name: string) => Promise<string[][]>

/** Whether the domain says who may send for it. @param txt asks the DNS for TXT records */
export async function lookUp(domain: string, txt: Lookup = systemLookup()): Promise<Finding[]> {
  const records = [
    { what: 'SPF', name: domain, starts: 'v=spf1' },
    { what: 'DMARC', name: `_dmarc.${domain}`, starts: 'v=dmarc1' },
  ]
  if (domain === '' || reserved.test(domain))
    return records.map(({ what }) => ({
      good: null,
      what: `${what}: niet te controleren, ${domain} staat niet in de DNS`,
    }))
  return Promise.all(
    records.map(async ({ what, name, starts }): Promise<Finding> => {
      try {
        const found = (await txt(name)).map((parts) => parts.join('')).filter((r) => r.toLowerCase().startsWith(starts))
        if (found.length === 1) return { good: true, what: `${what}: ${found[0]}` }
        return { good: false, what: `${what}: ${found.length === 0 ? 'geen' : 'meer dan één'} record bij ${name}` }
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (code === 'ENOTFOUND' || code === 'ENODATA') return { good: false, what: `${what}: geen record bij ${name}` }
        return { good: null, what: `${what}: niet te controleren, de DNS antwoordt niet (${code})` }
      }
    }),
  )
}

function systemLookup(): Lookup {
  const resolver = new Resolver({ timeout: 3000, tries: 1 })
  return (name) => resolver.resolveTxt(name)
}
