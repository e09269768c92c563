import PostalMime from 'postal-mime'

/** A mail that says what became of another (RFC 3464). */
export interface DeliveryReport {
  /** Every address that it came to: one of them is the envelope's of the mail that it is about. */
  sentTo: string[]
  /** What became of it, per recipient; `diagnostic` is the answer of the other server, such as `smtp; 550 5.1.1 unknown`. */
  outcomes: Array<{ action: string; status: string; diagnostic: string }>
}

const receivedFor = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'])

/** Reads a mail as it was received. @returns null where it is no such report */
export async function readReport(source: Uint8Array): Promise<DeliveryReport | null> {
  const mail = await PostalMime.parse(source, { attachmentEncoding: 'utf8' })
  const status = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (!status) return null
  const sentTo = (mail.to ?? []).flatMap(({ address }) => address ?? [])
  for (const { key, value } of mail.headers) if (receivedFor.has(key.toLowerCase())) sentTo.push(value.trim())
  const { content } = status
  const text = typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8')
  // The first group of lines is about the report itself.
  const groups = text.split(/\r?\n[ \t]*\r?\n/).filter((group) => /^final-recipient:/im.test(group))
  return {
    sentTo,
    outcomes: groups.map((group) => ({
      action: fieldIn(group, 'action'),
      status: fieldIn(group, 'status'),
      diagnostic: fieldIn(group, 'diagnostic-code'),
    })),
  }
}

function fieldIn(group: string, name: string): string {
  return (new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(group)?.[1] ?? '').trim().toLowerCase()
}
