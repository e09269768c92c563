import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { user } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { aRegion } from '#tests/factories/region.ts'
import { openPortal } from '#tests/setup/portal.ts'

const text = 'nul een twee drie vier vijf zes zeven acht negen tien'

async function aGreenFile() {
  const portal = await openPortal({ ROLES: 'web' })
  const { organisations, people } = await aRegion(portal.services.db, portal.services.secrets)
  const item = await aDocument(portal.services, {
    ...{ owner: organisations.hoek, creator: people.editor },
    files: [{ name: 'getallen.txt', bytes: Buffer.from(text) }],
  })
  await portal.settle()
  const file = await portal.services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
  const reader = await portal.as(people.reader)
  const ask = (headers: Record<string, string> = {}, method = 'GET') =>
    reader.get(`/bestanden/${file?.id}`, { headers, method })
  return { portal, item, people, ask }
}

test('a reader gets a file in parts, as a player or a broken download asks for them', async () => {
  const { ask } = await aGreenFile()
  const whole = await ask()
  expect([whole.status, whole.body]).toEqual([200, text])
  expect(whole.headers.get('content-disposition')).toContain('attachment; filename="getallen.txt"')
  expect(whole.headers.get('accept-ranges')).toBe('bytes')
  expect(whole.headers.get('cache-control')).toBe('private, no-store')
  const size = text.length
  for (const [range, status, body, said] of [
    ['bytes=0-2', 206, 'nul', `bytes 0-2/${size}`],
    ['bytes=4-6', 206, 'een', `bytes 4-6/${size}`],
    ['bytes=-4', 206, 'tien', `bytes ${size - 4}-${size - 1}/${size}`],
    [`bytes=${size - 4}-`, 206, 'tien', `bytes ${size - 4}-${size - 1}/${size}`],
    [`bytes=${size}-`, 416, '', `bytes */${size}`],
    ['bytes=0-1,3-4', 200, text, null],
    ['regels=1-2', 200, text, null],
  ] as const) {
    const answer = await ask({ Range: range })
    expect([range, answer.status, answer.body, answer.headers.get('content-range')]).toEqual([
      range,
      status,
      body,
      said,
    ])
  }
  const head = await ask({}, 'HEAD')
  expect([head.status, head.body, head.headers.get('content-length')]).toEqual([200, '', String(size)])
})

test('a reader who has the bytes already is told so, and gets a part only of those bytes', async () => {
  const { ask } = await aGreenFile()
  const etag = (await ask()).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
  const known = await ask({ 'If-None-Match': etag })
  expect([known.status, known.body]).toEqual([304, ''])
  expect((await ask({ Range: 'bytes=0-2', 'If-Range': etag })).status).toBe(206)
  expect((await ask({ Range: 'bytes=0-2', 'If-Range': '"iets-anders"' })).status).toBe(200)
})

test('a file that was sent while its sender was suspended is not taken in', async () => {
  const { portal, item, people } = await aGreenFile()
  const editor = await portal.as(people.editor)
  const boundary = 'grens'
  const part = (name: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n`
  // The second half of the body is sent only when the account is gone.
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(Buffer.from(part('een.txt', 'de eerste helft')))
      await portal.services.db.write((tx) =>
        tx.update(user).set({ suspendedAt: Date.now() }).where(eq(user.id, people.editor.id)),
      )
      controller.enqueue(Buffer.from(`${part('twee.txt', 'de tweede helft')}--${boundary}--\r\n`))
      controller.close()
    },
  })
  const init = { body, duplex: 'half', headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } }
  const answer = await editor.post(`/redactie/${item.id}/bestanden`, {}, init as RequestInit)
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toContain('/inloggen')
  expect(await portal.services.db.read.query.file.findMany({ where: (f) => eq(f.itemId, item.id) })).toHaveLength(1)
})
