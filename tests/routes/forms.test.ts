import { expect, test } from 'vitest'
import { aPractice } from '#tests/factories/items.ts'
import { aRegion } from '#tests/factories/region.ts'
import { openPortal } from '#tests/setup/portal.ts'

test('forms that nobody fills in are refused before they cost anything', async () => {
  const portal = await openPortal({ ROLES: 'web' })
  const anyone = await portal.as(null)
  const send = async (path: string, body: string) => {
    const started = performance.now()
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const { status } = await anyone.post(path, {}, { body, headers })
    return { status, ms: performance.now() - started }
  }
  for (const path of ['/inloggen', '/wachtwoord-vergeten', '/uitloggen', '/uitnodiging/abcdefghijklmnopqrstuvwx']) {
    for (const body of [
      'e=x&'.repeat(4000),
      Array.from({ length: 1500 }, (_, i) => `n${i}=x`).join('&'),
      'e=x&'.repeat(40_000),
      'a'.repeat(20_000),
      'locks[1000000]=x',
      '__proto__.x=1',
    ]) {
      const { status, ms } = await send(path, body)
      expect([path, body.slice(0, 20), status < 500]).toEqual([path, body.slice(0, 20), true])
      // Refused outright it takes milliseconds; parsed it took ten seconds and more.
      expect(ms).toBeLessThan(4000)
    }
    expect((await send(path, 'e=x&'.repeat(40_000))).status).toBe(413)
    expect((await send(path, 'locks[1000000]=x')).status).toBe(400)
  }
})

test(
  'a text made to keep the server busy is refused, and others are served meanwhile',
  { timeout: 60_000 },
  async () => {
    const portal = await openPortal({ ROLES: 'web' })
    const { organisations, people } = await aRegion(portal.services.db, portal.services.secrets)
    const item = await aPractice(portal.services, {
      owner: organisations.hoek,
      creator: people.author,
      status: 'draft',
    })
    const author = await portal.as(people.author)
    const [busy, others] = await Promise.all([
      author.post(`/redactie/${item.id}?index`, {
        ...{ kind: 'practice', title: 'Druk', date: '2026-01-02', intent: 'preview', revision: String(item.revision) },
        approach: `${'- '.repeat(40_000)}a`,
      }),
      (async () => {
        const anyone = await portal.as(null)
        const times: number[] = []
        for (let i = 0; i < 20; i++) {
          const started = performance.now()
          expect((await anyone.get('/over')).status).toBe(200)
          times.push(performance.now() - started)
        }
        return times
      })(),
    ])
    expect(busy.status).toBe(422)
    expect(busy.body).toContain('te ingewikkeld')
    expect(busy.body).toContain('value="Druk"')
    expect(Math.max(...others)).toBeLessThan(5000)
  },
)
