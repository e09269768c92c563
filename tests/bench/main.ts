import { log } from '#app/lib/log.server.ts'
import { cleanUp } from './data.ts'
import { measurePages } from './pages.ts'
import { startLoader } from './processes.ts'
import { say, table } from './report.ts'
import { measureSearch } from './search.ts'
import { measureWork } from './work.ts'

/** `npm run bench [-- --quick] [pages] [search] [work]`: what the portal costs, beside the least it could cost. */
async function main(): Promise<void> {
  log.level = 'silent'
  const words = process.argv.slice(2)
  const quick = words.includes('--quick')
  const parts = words.filter((word) => !word.startsWith('-'))
  const wanted = (part: string) => parts.length === 0 || parts.includes(part)
  const sizes = quick ? [1000] : [1000, 20_000]
  const rounds = quick ? { rounds: 3, ms: 600 } : { rounds: 7, ms: 1500 }
  const loader = await startLoader()
  try {
    if (wanted('pages')) for (const items of sizes) await measurePages(loader, items, rounds)
    for (const engine of ['meilisearch', 'embedded'] as const)
      if (wanted('search') || wanted(engine)) await measureSearch(loader, engine, sizes, rounds)
    if (wanted('work')) await measureWork(loader, sizes.at(-1) ?? 0, rounds)
  } finally {
    await loader.stop()
    cleanUp()
  }
  table()
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
})
