import { describe, expect, test } from 'vitest'
import { clientOf, openPortal } from '#tests/setup/portal.ts'
import { openLine, rawRequest, sayRaw, statusOf } from '#tests/setup/raw.ts'

test('who watches the portal hears that it lives and what it can do', async () => {
  const portal = await openPortal()
  const watcher = clientOf(portal.url, '')
  const alive = await watcher.get('/gezond')
  expect({ status: alive.status, body: alive.body }).toEqual({ status: 200, body: 'ok' })
  const ready = await watcher.get('/gereed')
  expect(ready.status).toBe(200)
  expect(ready.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(JSON.parse(ready.body)).toMatchObject({
    database: true,
    stopping: false,
    search: expect.anything() as unknown,
  })
})

test('a portal that cannot read its database lives, but says that it cannot serve', async () => {
  const portal = await openPortal()
  await portal.services.db.close()
  const watcher = clientOf(portal.url, '')
  expect((await watcher.get('/gezond')).status).toBe(200)
  const ready = await watcher.get('/gereed')
  expect(ready.status).toBe(503)
  expect(JSON.parse(ready.body)).toMatchObject({ database: false })
})

test('a portal that stops says so to who asks, while it ends what it began', async () => {
  const portal = await openPortal()
  const sender = await openLine(portal.url)
  const form = 'email=iemand%40voorbeeld.example&password=fout'
  sender.say(
    [
      'POST /inloggen HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${form.length}`,
      '',
      form.slice(0, 10),
    ].join('\r\n'),
  )
  const watcher = await openLine(portal.url)
  watcher.say('GET /gereed HTTP/1.1\r\nHost: local')
  // Both were heard once a later request on a line of its own is answered.
  expect((await clientOf(portal.url, '').get('/gezond')).status).toBe(200)
  const stopped = portal.stop()
  watcher.say('host\r\n\r\n')
  sender.say(form.slice(10))
  expect(statusOf(await watcher.ended)).toBe(503)
  expect(watcher.heard()).toContain('"stopping":true')
  expect(statusOf(await sender.ended)).toBe(422)
  await stopped
  await expect(openLine(portal.url)).rejects.toThrow(/ECONNREFUSED/)
})

describe('the measurements', () => {
  const token = 'een-token-van-minstens-tweeendertig-tekens'
  const measured = async (url: string, headers: Record<string, string> = {}) =>
    (await clientOf(url, '').get('/metrics', { headers })).status

  test('are there for who asks from this machine', async () => {
    const portal = await openPortal()
    await clientOf(portal.url, '').get('/gezond')
    const { status, body, headers } = await clientOf(portal.url, '').get('/metrics')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    expect(body).toMatch(/portal_request_seconds_count\{method="GET",status="2xx"\} \d/)
  })

  test.each(['0', '1'])('are not for who comes through a proxy on this machine (TRUST_PROXY=%s)', async (trust) => {
    const { url } = await openPortal({ TRUST_PROXY: trust })
    for (const name of ['X-Forwarded-For', 'X-Real-IP', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded', 'Via'])
      for (const value of ['127.0.0.1', '192.0.2.7']) expect(await measured(url, { [name]: value })).toBe(404)
    const kept = await sayRaw(url, rawRequest('GET /metrics HTTP/1.1', 'Host: portaal.example'))
    expect(statusOf(kept)).toBe(404)
  })

  test('are for who shows the token, from wherever', async () => {
    const { url } = await openPortal({ METRICS_TOKEN: token })
    const elsewhere = { 'X-Forwarded-For': '192.0.2.7' }
    expect(await measured(url, { ...elsewhere, Authorization: `Bearer ${token}` })).toBe(200)
    for (const wrong of [token.slice(1), `${token}x`, 'undefined', token.toUpperCase()])
      expect(await measured(url, { ...elsewhere, Authorization: `Bearer ${wrong}` })).toBe(404)
    expect(await measured(url, elsewhere)).toBe(404)
  })

  test('are for nobody else where there is no token', async () => {
    const { url } = await openPortal()
    expect(await measured(url, { 'X-Real-IP': '192.0.2.7', Authorization: 'Bearer undefined' })).toBe(404)
  })
})
