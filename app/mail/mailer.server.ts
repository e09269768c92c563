import type { Config } from '#app/config.server.ts'
import { openFolderMailer } from './folder.server.ts'
import { openSmtpMailer } from './smtp.server.ts'

/** One recipient per mail: nobody learns from it who else got it. */
export interface Mail {
  to: string
  subject: string
  text: string
  /** Where subscribers end it with one click (RFC 8058); only in mails that go to subscribers. */
  unsubscribeUrl?: string
  /** What goes into the reader's calendar (iTIP, RFC 6047): beside the text, and as a file for who has no such program. */
  calendar?: MailCalendar
}

export interface MailCalendar {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  /** An iCalendar text with the same METHOD. */
  content: string
  /** Ends in `.ics`. */
  filename: string
}

export interface Mailer {
  /** @throws when the mail was not accepted; the outbox tries again */
  send(mail: Mail): Promise<void>
  close(): Promise<void>
}

/** SMTP where configured; otherwise mails are written to a folder (demo and development). */
export function openMailer(config: Config['mail']): Mailer {
  return config.smtpUrl ? openSmtpMailer(config.smtpUrl, config.from) : openFolderMailer(config.folder, config.from)
}

/** A single plain address, so that nothing a person typed can add a recipient or a header. */
export function isMailAddress(value: string): boolean {
  return (
    value.length <= 254 &&
    /^[a-z0-9](?:[a-z0-9._%+'-]{0,63})@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i.test(value)
  )
}

/** Headers with which a mail program shows its own button to unsubscribe. */
export function listHeaders({ unsubscribeUrl }: Pick<Mail, 'unsubscribeUrl'>): Record<string, string> {
  if (unsubscribeUrl === undefined) return {}
  return { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** The calendar of a mail as the mail library takes it. */
export function calendarPart({ calendar }: Pick<Mail, 'calendar'>) {
  return calendar === undefined ? {} : { icalEvent: calendar }
}
