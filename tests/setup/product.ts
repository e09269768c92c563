import { spawn } from 'node:child_process'
import { nodeEntry } from '#app/lib/paths.ts'

/** The product in a process of its own. */
export interface Product {
  url: string
  /** Everything it has written so far. */
  output(): string
  /** Asks it to end, as an operator would. */
  terminate(): void
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  stop(): Promise<void>
}

/** The product as an operator runs it, on a data folder, telling as much as it can. */
export async function startProduct(environment: Record<string, string> & { DATA_DIR: string }): Promise<Product> {
  const child = spawn(process.execPath, [nodeEntry('server')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: '0',
      LOG_LEVEL: 'trace',
      SEARCH_ENGINE: 'embedded',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      output += part.toString('utf8')
      const serving = /"url":"(http:\/\/[^"]+)"/.exec(output)?.[1]
      if (serving) resolve(serving)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
  const terminate = () => void child.kill('SIGTERM')
  return {
    url,
    output: () => output,
    terminate,
    ended,
    async stop() {
      terminate()
      await ended
    },
  }
}
