import { createTransport } from 'nodemailer'
import type { Dkim } from './dkim.server.ts'
import { isMailAddress } from './mailer.server.ts'

const limits = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }

/** Connects, and signs in where the address has a user. @throws with what the mail server said */
export async function tryMailServer(url: string): Promise<void> {
  const transport = createTransport({ url, ...limits })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** What a receiver judges a mail by. */
export interface SentMail {
  messageId: string
  /** The address in the envelope, which becomes the Return-Path; '' where there is none. */
  returnPath: string
  /** The mail server's own words. */
  answer: string
}

/** Sends one mail as the portal sends all of them. @throws with what the mail server said */
export async function sendTestMail(url: string, from: string, to: string, dkim: Dkim | null = null): Promise<SentMail> {
  if (!isMailAddress(to)) throw new Error('not a mail address')
  const transport = createTransport({ url, ...limits, ...(dkim ? { dkim } : {}) })
  try {
    const sent = await transport.sendMail({
      from,
      to,
      subject: 'Proefbericht van het kennisportaal',
      text: 'Dit is een proefbericht. Kijk in de kopregels bij Authentication-Results naar spf, dkim en dmarc.',
    })
    return { messageId: sent.messageId, returnPath: sent.envelope.from || '', answer: sent.response }
  } finally {
    transport.close()
  }
}
