import { localBinary, startLocalMeilisearch } from '#search/meilisearch/process.server.ts'

/** Starts a local engine in the folder that is named, says so, and stays. */
const local = await startLocalMeilisearch(localBinary() ?? '', process.argv[2] ?? '')
process.stdout.write(`${local.pid()}\n`)
setInterval(() => undefined, 60_000)
