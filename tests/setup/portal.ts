import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { onTestFinished } from 'vitest'
import { loadConfig } from '#app/config.server.ts'
import type { Limits } from '#app/server/limits.ts'
import { startServer } from '#app/server/start.ts'
import type { Services } from '#app/services.server.ts'
import { signedInCookie } from '#tests/factories/people.ts'
import { baseDatabase, temporaryFolder } from './database.ts'

/** The built product, listening on a port of its own, on a data folder of its own. */
export interface Portal {
  url: string
  services: Services
  /** Works off the outbox: files read, items indexed, mails sent. */
  settle(): Promise<void>
  /** Requests of one person; redirects are not followed. */
  as(person: { id: string } | null, options?: { assurance?: 1 | 2 | 3 }): Promise<Client>
  stop(): Promise<void>
}

export interface Client {
  cookie: string
  get(path: string, init?: RequestInit): Promise<Answer>
  post(path: string, form: Record<string, string | string[]>, init?: RequestInit): Promise<Answer>
}

/** A response with its body read: tests look at both. */
export interface Answer {
  status: number
  headers: Headers
  body: string
  bytes: Buffer
}

/** Starts the portal on a migrated, empty database. Stops with the test (or the file, when opened in `beforeAll`). */
export async function openPortal(
  environment: Record<string, string> = {},
  options: { demo?: boolean; stopWithTest?: boolean; limits?: Partial<Limits> } = {},
): Promise<Portal> {
  const dataDir = environment.DATA_DIR ?? temporaryFolder('portal')
  const config = loadConfig(
    {
      NODE_ENV: 'test',
      BASE_URL: undefined,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      SEARCH_ENGINE: 'embedded',
      ...environment,
    },
    { demo: options.demo ?? false },
  )
  mkdirSync(dirname(config.database.file), { recursive: true })
  if (!environment.DATA_DIR) copyFileSync(baseDatabase(), config.database.file)
  const server = await startServer(config, options.limits)
  if (options.stopWithTest ?? true) onTestFinished(() => server.stop())
  const { services, url } = server
  return {
    url,
    services,
    settle: () => server.settle(),
    stop: () => server.stop(),
    async as(person, { assurance = 3 } = {}) {
      const cookie = person ? await signedInCookie(services.db, services.secrets, person.id, { assurance }) : ''
      return clientOf(url, cookie)
    },
  }
}

export function clientOf(url: string, cookie: string): Client {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('Cookie', cookie)
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers })
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, body: bytes.toString('utf8'), bytes }
  }
  return {
    cookie,
    get: (path, init = {}) => send(path, init),
    post: (path, form, init = {}) => {
      const body = new URLSearchParams(
        Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      )
      return send(path, { method: 'POST', body, ...init, headers: { Origin: url, ...init.headers } })
    },
  }
}
