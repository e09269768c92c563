import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '#app/lib/paths.ts'
import type { BareOrder } from './bare.entry.ts'
import type { Order, Result } from './load.entry.ts'

export interface Usage {
  cpuMs: number
  rss: number
  /** The part of `rss` that is pages of files, which the system takes back when it needs them. */
  mapped: number
  /** SQL statements of the main thread, where they are counted. */
  statements: number
}

/** A process under measurement, on a port of its own. */
export interface Target {
  port: number
  pid: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

const here = join(projectRoot, 'tests/bench')
const probe = join(here, 'probe.js')
const startLimitMs = 30_000

/** The built server as `npm start` runs it, answering. @returns also how long that took */
export async function startPortal(
  folder: string,
  environment: Record<string, string> = {},
): Promise<Target & { startMs: number }> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--import', probe, join(projectRoot, 'build/node/server.js')],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...{ PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: folder, PORT: String(port) },
        ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'portaal@bench.example' },
        ...{ CLAMD_WAIVER: 'bench, 2026-11-22, no files', ...environment },
      },
    },
  )
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answered = await get(port, '/gereed').then(
      () => true,
      () => false,
    )
    if (answered) break
    if (performance.now() - started > startLimitMs) throw new Error('the server did not start')
    await pause(5)
  }
  return { ...target(child, port), startMs: performance.now() - started }
}

type Portless<O> = O extends BareOrder ? Omit<O, 'port'> : never

/** Until the engine of choice answers: before that the portal would be measured with the other one. */
export async function ready(portal: Target, engine: string): Promise<void> {
  for (;;) {
    const { search } = JSON.parse(String((await get(portal.port, '/gereed')).body)) as { search: { engine: string } }
    if (search.engine === engine) return
    await pause(100)
  }
}

/** A server that does nothing but the least that could be done. */
export async function startBare(order: Portless<BareOrder>): Promise<Target> {
  const port = await freePort()
  const child = await entry('bare.entry.ts')
  child.send({ ...order, port })
  await once(child, 'message')
  return target(child, port)
}

export interface Loader {
  run(order: Omit<Order, 'host'>): Promise<Result>
  stop(): Promise<void>
}

/** The process that asks, so that what it costs is not counted with what is asked. */
export async function startLoader(): Promise<Loader> {
  const child = await entry('load.entry.ts')
  return {
    async run(order) {
      child.send({ ...order, host: '127.0.0.1' })
      const [result] = (await once(child, 'message')) as [Result | { error: string }]
      if ('error' in result) throw new Error(result.error)
      return result
    },
    stop: () => end(child),
  }
}

/** A process of our own; it says so when it listens to us. */
async function entry(name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', probe, '--import', 'tsx', join(here, name)], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return child
}

function target(child: ChildProcess, port: number): Target {
  return {
    port,
    pid: child.pid ?? 0,
    async usage() {
      child.send('usage')
      const [usage] = (await once(child, 'message')) as [Usage]
      return usage
    },
    stop: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

export interface Answer {
  status: number
  headers: Array<[string, string]>
  body: Buffer
}

/** One request over a connection of its own. */
export function get(port: number, path: string, headers: Record<string, string> = {}, form?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = form === undefined ? 'GET' : 'POST'
    const sent = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const raw = answer.rawHeaders
        const pairs = raw.flatMap((name, i): Array<[string, string]> => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []))
        resolve({ status: answer.statusCode ?? 0, headers: pairs, body: Buffer.concat(parts) })
      })
    })
    sent.on('error', reject)
    sent.end(form)
  })
}

/** A whole request as it goes over the wire. */
export function wire(path: string, headers: Record<string, string> = {}, body?: string): string {
  const lines = Object.entries({ Host: 'localhost', 'Accept-Encoding': 'gzip, deflate, br', ...headers })
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  const head = [`${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`, ...lines.map((pair) => pair.join(': '))]
  return `${[...head, ...length].join('\r\n')}\r\n\r\n${body ?? ''}`
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
