import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { unzipSync } from 'fflate'
import type { Answer } from '#tests/setup/portal.ts'

/** Everything of an answer that somebody could read: headers, bytes, and what is packed in them. */
export async function everythingIn(answer: Answer): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return `${headers}\n${safelyDecoded(headers)}\n${await textOf(answer.bytes)}`
}

/** The text of bytes as such, unpacked where they are a PDF, a zip or compressed. */
export async function textOf(bytes: Buffer): Promise<string> {
  const plain = bytes.toString('latin1')
  if (plain.startsWith('%PDF')) return `${plain}\n${await pdfText(bytes)}`
  if (plain.startsWith('PK\u0003\u0004'))
    return [plain, ...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('latin1'))].join('\n')
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString('latin1')
  return `${plain}\n${safelyDecoded(plain)}`
}

/** The words on the pages of a PDF and in its metadata. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const parts: string[] = [JSON.stringify(await pdf.getMetadata().then(({ info }) => info))]
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    parts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await task.destroy()
  return parts.join('\n')
}

export const unbrotli = (bytes: Buffer): string => brotliDecompressSync(bytes).toString('utf8')

function safelyDecoded(text: string): string {
  if (!text.includes('%')) return ''
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** What differs between two answers without meaning anything: identifiers and times of the request. */
export function steady(answer: Answer): string {
  const headers = [...answer.headers]
    .filter(([name]) => !['x-request-id', 'date', 'connection', 'keep-alive'].includes(name))
    .map(([name, value]) => `${name}: ${value}`)
  const body = answer.body.replace(/"tookMs":\d+/g, '"tookMs":0').replace(/"tookMs",\d+/g, '"tookMs",0')
  return [answer.status, ...headers.filter((line) => !line.startsWith('content-length')), body].join('\n')
}
