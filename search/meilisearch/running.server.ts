import { existsSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

const endLimitMs = 5000

const noteShape = z.object({
  pid: z.number().int().min(2),
  guardPid: z.number().int().min(2),
  url: z.string(),
  key: z.string(),
})
/** What a process leaves for the others of this installation, readable by its own account only. */
export type RunningNote = z.infer<typeof noteShape>

const noteFile = (folder: string): string => join(folder, 'running.json')

export function writeNote(folder: string, note: RunningNote): void {
  const file = noteFile(folder)
  writeFileSync(`${file}.new`, JSON.stringify(note), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function readNote(folder: string): RunningNote | null {
  try {
    return noteShape.parse(JSON.parse(readFileSync(noteFile(folder), 'utf8')))
  } catch {
    return null
  }
}

export function removeNote(folder: string): void {
  rmSync(noteFile(folder), { force: true })
}

/**
 * The engine that another living process of this installation runs from this folder, or null. One that was left behind
 * by a process that is gone is ended first: the note names it, and it must really be our binary.
 */
export async function findRunning(folder: string, binary: string): Promise<RunningNote | null> {
  if (!existsSync(noteFile(folder))) return null
  const note = readNote(folder)
  if (note && isOurs(note.pid, binary)) {
    if (guarded(note)) return note
    signalled(note.pid, 'SIGKILL')
    for (const until = performance.now() + endLimitMs; isOurs(note.pid, binary) && performance.now() < until;)
      await pause(20)
  }
  removeNote(folder)
  return null
}

/** The engine that another living process runs from this folder now, or null; whatever it finds, it leaves alone. */
export function seeRunning(folder: string): RunningNote | null {
  const note = readNote(folder)
  if (!note || !guarded(note)) return null
  try {
    return readlinkSync(`/proc/${note.pid}/exe`).startsWith(join(realpathSync(folder), 'meilisearch-')) ? note : null
  } catch {
    return null
  }
}

function isOurs(pid: number, binary: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === binary
  } catch {
    return false
  }
}

/** Its parent is still the shell that ends it together with the process that started it. */
function guarded({ pid, guardPid }: RunningNote): boolean {
  try {
    // The fourth field of stat, after the name in parentheses, is the parent.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === guardPid
  } catch {
    return false
  }
}

/** A signal to a process that may be gone already. */
export function signalled(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone.
  }
}
