import { createTransport } from 'nodemailer'
import type { Dkim } from './dkim.server.ts'
import { calendarPart, isMailAddress, letterParts, listHeaders, type Mailer } from './mailer.server.ts'

/**
 * @param url `smtp://` or `smtps://`, with user and password where the server asks for them
 * @param dkim signs every mail
 */
export function openSmtpMailer(url: string, from: string, dkim: Dkim | null): Mailer {
  const limits = { connectionTimeout: 10_000, socketTimeout: 20_000 }
  const transport = createTransport({ url, ...limits, ...(dkim ? { dkim } : {}) })
  return {
    async send({ to, subject, text, ...mail }) {
      if (!isMailAddress(to)) throw new Error('not a mail address')
      await transport.sendMail({
        from,
        to,
        subject: subject.replace(/[\r\n]+/g, ' '),
        text,
        headers: listHeaders(mail),
        ...calendarPart(mail),
        ...letterParts({ to, ...mail }, from),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    async close() {
      transport.close()
    },
  }
}
