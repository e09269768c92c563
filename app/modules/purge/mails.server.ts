import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

const shortestTitle = 4

/** Removes the mails in the folder (demo and development) that name this item: by address or by a title it had. */
export async function removeMails(folder: string, item: { id: string; titles: readonly string[] }): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const words = [item.id.slice(0, 8), ...item.titles.filter((title) => title.length >= shortestTitle)]
  for (const name of names.filter((one) => /\.eml(?:\.part)?$/.test(one))) {
    const path = join(folder, name)
    const text = readable(await readFile(path, 'utf8'))
    if (words.some((word) => text.includes(word))) await rm(path, { force: true })
  }
}

/** A mail with its encodings undone, as far as finding words in it needs: folded lines, encoded words, both body codings. */
function readable(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/)
  const body = rest.join('\n\n')
  const subject = head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_all, coding: string, text: string) =>
      coding.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : unquoted(text.replaceAll('_', ' ')),
    )
    .replace(/\r?\n\s+/g, ' ')
  const text = /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(body, 'base64').toString()
    : unquoted(body)
  return `${subject}\n${text}\n${text.replace(/\s+/g, ' ')}`
}

function unquoted(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => `%${hex}`)
  try {
    return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, '%25'))
  } catch {
    return bytes
  }
}
