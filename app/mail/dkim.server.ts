import { readFileSync } from 'node:fs'
import type { Config } from '#app/config.server.ts'

/** How mails are signed (RFC 6376), as the mail library wants it. */
export interface Dkim {
  domainName: string
  keySelector: string
  privateKey: string
  headerFieldNames: string
}

/** What a change of would be noticed. RFC 8058 asks that the header of one-click unsubscribing is among them. */
const signed = [
  ...['From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'MIME-Version', 'Content-Type'],
  ...['Content-Transfer-Encoding', 'List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted'],
]

/** The signature of this configuration; null where mails go unsigned, or the mail server signs them. */
export function readDkim(config: Config['mail']['dkim']): Dkim | null {
  if (!config) return null
  return {
    domainName: config.domain,
    keySelector: config.selector,
    privateKey: readFileSync(config.keyFile, 'utf8'),
    headerFieldNames: signed.join(':'),
  }
}
