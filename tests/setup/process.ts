import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { nodeEntry } from '#app/lib/paths.ts'

/** The built product as a process of its own, on a port of its own. */
export interface PortalProcess {
  url: string
  dataDir: string
  process: ChildProcess
  /** What it wrote so far, log lines included. */
  output(): string
  /** Ends it as an operator would. @returns the exit code */
  stop(): Promise<number | null>
  /** Ends it without a warning, and what it started with it. */
  kill(): Promise<void>
}

/** Starts an entry in production on this data folder; resolves when it serves. */
export async function startProcess(
  entry: 'demo' | 'server',
  dataDir: string,
  environment: Record<string, string>,
): Promise<PortalProcess> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [nodeEntry(entry)], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  await vi.waitUntil(
    async () => {
      if (child.exitCode !== null) throw new Error(`the ${entry} did not start: ${output}`)
      return fetch(`${url}/gezond`).then(
        (answer) => answer.ok,
        () => false,
      )
    },
    { timeout: 150_000, interval: 50 },
  )
  const ended = once(child, 'exit')
  return {
    url,
    dataDir,
    process: child,
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
