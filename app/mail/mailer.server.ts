import type { Config } from '#app/config.server.ts'
import { readDkim } from './dkim.server.ts'
import { openFolderMailer } from './folder.server.ts'
import { openSmtpMailer } from './smtp.server.ts'

/** One recipient per mail: nobody learns from it who else got it. */
export interface Mail {
  to: string
  subject: string
  text: string
  /** The same as a page; the text goes beside it. */
  html?: string
  /** Where subscribers end it with one click (RFC 8058); only in mails that go to subscribers. */
  unsubscribeUrl?: string
  /** What goes into the reader's calendar (iTIP, RFC 6047): beside the text, and as a file for who has no such program. */
  calendar?: MailCalendar
  /** Names the list that it belongs to (RFC 2919), e.g. `nieuwsbrief.var.example`. */
  listId?: string
  /** The left half of the Message-ID: the same mail sent twice has the same one. A new one where left out. */
  name?: string
  /** The address in the envelope to which the mail comes back where it cannot be delivered; the sender's where left out. */
  returnPath?: string
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
export function openMailer(
  config: Pick<Config['mail'], 'smtpUrl' | 'from' | 'folder'> & Partial<Pick<Config['mail'], 'dkim'>>,
): Mailer {
  return config.smtpUrl
    ? openSmtpMailer(config.smtpUrl, config.from, readDkim(config.dkim))
    : openFolderMailer(config.folder, config.from)
}

/** A single plain address, so that nothing a person typed can add a recipient or a header. */
export function isMailAddress(value: string): boolean {
  return (
    value.length <= 254 &&
    /^[a-z0-9](?:[a-z0-9._%+'-]{0,63})@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i.test(value)
  )
}

/** Headers with which a mail program shows its own button to unsubscribe. */
export function listHeaders({ unsubscribeUrl, listId }: Pick<Mail, 'unsubscribeUrl' | 'listId'>) {
  if (unsubscribeUrl === undefined) return {}
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    ...(listId === undefined ? {} : { 'List-Id': `<${listId}>` }),
  }
}

/** What a mail has beside its text, as the library wants it. */
export function letterParts(mail: Pick<Mail, 'to' | 'html' | 'name' | 'returnPath'>, from: string) {
  const host = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return {
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...(mail.name === undefined ? {} : { messageId: `<${mail.name}@${host}>` }),
    ...(mail.returnPath === undefined ? {} : { envelope: { from: mail.returnPath, to: mail.to } }),
    // One coding for all parts, which is found again when what a mail was about is purged.
    textEncoding: 'quoted-printable',
  } as const
}

/** The calendar of a mail as the mail library takes it. */
export function calendarPart({ calendar }: Pick<Mail, 'calendar'>) {
  return calendar === undefined ? {} : { icalEvent: calendar }
}
