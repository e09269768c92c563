import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { newId } from '#db/columns.ts'
import { calendarPart, isMailAddress, letterParts, listHeaders, type Mailer } from './mailer.server.ts'

/** Writes each mail as an `.eml` file, complete or not at all. */
export function openFolderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    async send({ to, subject, text, ...mail }) {
      if (!isMailAddress(to)) throw new Error('not a mail address')
      const { message } = await transport.sendMail({
        from,
        to,
        subject: subject.replace(/[\r\n]+/g, ' '),
        text,
        headers: listHeaders(mail),
        ...calendarPart(mail),
        ...letterParts({ to, ...mail }, from),
      })
      await mkdir(folder, { recursive: true })
      const file = join(folder, `${Date.now()}-${newId()}.eml`)
      await writeFile(`${file}.part`, message as Buffer)
      await rename(`${file}.part`, file)
    },
    async close() {
      transport.close()
    },
  }
}
