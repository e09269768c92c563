import { connect, type Socket } from 'node:net'
import { once } from 'node:events'

/** A connection on which anything may be said, well-formed or not. */
export interface Line {
  /** Says this, as it is; text is taken as latin1. */
  say(bytes: string): void
  /** Everything heard so far. */
  heard(): string
  /** Everything that was heard, once the other side has ended. */
  ended: Promise<string>
  socket: Socket
}

export async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.setEncoding('latin1').on('data', (part: string) => (heard += part))
  // A reset is an end as well; what was heard before it counts.
  socket.on('error', () => socket.destroy())
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
  await once(socket, 'connect')
  return { say: (bytes) => void socket.write(bytes, 'latin1'), heard: () => heard, ended, socket }
}

/** Says this and waits for the end of the connection. @returns everything that was heard */
export async function sayRaw(url: string, bytes: string): Promise<string> {
  const line = await openLine(url)
  line.say(bytes)
  return line.ended
}

/** A request of these lines, on a connection that ends with it. */
export const rawRequest = (...lines: string[]): string => [...lines, 'Connection: close', '', ''].join('\r\n')

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
