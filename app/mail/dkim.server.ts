import { readFileSync } from 'node:fs'
import type { Config } from '#app/config.server.ts'

/** How mails are signed (RFC 6376), as the mail library wants it. */
export interface Dkim {
  domainName: string
  keySelector: string
  privateKey: string
}

/** The signature of this configuration; null where mails go unsigned, or the mail server signs them. */
export function readDkim(config: Config['mail']['dkim']): Dkim | null {
  if (!config) return null
  return {
    domainName: config.domain,
    keySelector: config.selector,
    privateKey: readFileSync(config.keyFile, 'utf8'),
  }
}
