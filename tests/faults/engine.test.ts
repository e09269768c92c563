import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aNews } from '#tests/factories/items.ts'
import { engineServes } from '#tests/journeys/demo.ts'
import { clientOf } from '#tests/setup/portal.ts'
import type { PortalProcess } from '#tests/setup/process.ts'
import { readNote } from '#search/meilisearch/running.server.ts'
import { aDataFolder, anEditor, outside, startProduction, waiting } from './production.ts'

/** Several starts of a whole server on a machine that may be busy. */
const options = { timeout: 120_000 }
const limited = 'Zoeken werkt nu beperkt'

/** The search engine ends as by `kill -9`. */
function killEngine({ dataDir }: PortalProcess): void {
  const note = readNote(join(dataDir, 'meilisearch'))
  if (!note) throw new Error('no engine runs')
  process.kill(note.pid, 'SIGKILL')
}

interface ApiAnswer {
  total: number
  engine: string
  hits: Array<{ id: string }>
}

/** Asks again and again until told to stop. @returns everything that went wrong */
function askingOn(ask: () => Promise<string | null>): { stop(): Promise<string[]> } {
  let stopped = false
  const faults: string[] = []
  const running = (async () => {
    while (!stopped) {
      const fault = await ask().catch((error: unknown) => String(error))
      if (fault !== null) faults.push(fault)
    }
  })()
  async function stop() {
    stopped = true
    await running
    return faults
  }
  onTestFinished(async () => void (await stop()))
  return { stop }
}

test(
  'whoever searches while the engine is killed gets everything, and is told that searching is limited',
  options,
  async () => {
    const dataDir = aDataFolder()
    const editor = await outside(dataDir, async (services) => {
      const made = await anEditor(services)
      for (let i = 0; i < 12; i++) await aNews(services, { ...made, label: 'CLEAR', title: `Haven ${i}` })
      return made
    })
    const portal = await startProduction(dataDir, 'meilisearch')
    await engineServes(portal.url)
    const visitor = clientOf(portal.url, '')
    const partner = clientOf(portal.url, editor.cookie)
    let told = 0
    const searches = [
      askingOn(async () => {
        const { status, body } = await visitor.get('/zoeken?q=haven')
        if (body.includes(limited)) told++
        const found = new Set(body.match(/Haven<\/mark> \d+|Haven \d+/g)).size
        return status === 200 && found >= 12 ? null : `page: ${status}, ${found} found`
      }),
      askingOn(async () => {
        const { status, body } = await partner.get('/api/v1/search?q=haven')
        const { total } = JSON.parse(body) as ApiAnswer
        return status === 200 && total === 12 ? null : `api: ${status}, ${total} found`
      }),
    ]
    for (let round = 1; round <= 2; round++) {
      const before = told
      killEngine(portal)
      await vi.waitUntil(() => told > before, { timeout: 20_000 })
      await engineServes(portal.url)
    }
    for (const search of searches) expect(await search.stop()).toEqual([])
    const after = await visitor.get('/zoeken?q=haven')
    expect(after.body).not.toContain(limited)
    expect(await portal.stop()).toBe(0)
  },
)

test('what is published while the engine is killed is found through it once it is back', options, async () => {
  const dataDir = aDataFolder()
  const editor = await outside(dataDir, anEditor)
  const portal = await startProduction(dataDir, 'meilisearch')
  await engineServes(portal.url)
  const visitor = clientOf(portal.url, '')
  const partner = clientOf(portal.url, editor.cookie)
  const pages = askingOn(async () => {
    for (const path of ['/', '/nieuws', '/zoeken?q=zeldzaam', '/gezond']) {
      const { status } = await visitor.get(path)
      if (status !== 200) return `${path}: ${status}`
    }
    return null
  })
  const words: string[] = []
  const publish = (count: number) =>
    outside(dataDir, async (services) => {
      for (let i = 0; i < count; i++) {
        const word = `zeldzaam${String.fromCharCode(97 + (words.length % 26), 97 + Math.floor(words.length / 26))}woord`
        words.push(word)
        await aNews(services, { ...editor, label: 'CLEAR', title: `Bericht ${words.length}`, body: word })
      }
    })
  await publish(60)
  await vi.waitUntil(async () => (await waiting(dataDir, 'index-item')).some(({ claim }) => claim !== null), {
    timeout: 20_000,
    interval: 5,
  })
  killEngine(portal)
  await publish(20)
  await vi.waitUntil(async () => (await waiting(dataDir, 'index-item')).length === 0, {
    timeout: 60_000,
    interval: 100,
  })
  await engineServes(portal.url)
  const faults = []
  for (const word of words) {
    const { body } = await partner.get(`/api/v1/search?q=${word}`)
    const { engine, hits } = JSON.parse(body) as ApiAnswer
    if (engine !== 'meilisearch' || hits.length === 0) faults.push(`${word}: ${engine}, ${hits.length} found`)
  }
  expect(faults).toEqual([])
  expect(await pages.stop()).toEqual([])
  expect(portal.output()).toContain('the search engine ended')
  expect(await portal.stop()).toBe(0)
})
