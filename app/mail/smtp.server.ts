import { createTransport } from 'nodemailer'
import { calendarPart, isMailAddress, listHeaders, type Mailer } from './mailer.server.ts'

/** @param url `smtp://` or `smtps://`, with user and password where the server asks for them */
export function openSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 })
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
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    async close() {
      transport.close()
    },
  }
}
