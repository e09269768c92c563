import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject, vi } from 'vitest'

/**
 * Makes something once for all test files of a run: the first to come makes it, the others wait for it.
 * @returns the folder that holds it
 */
export async function onceInRun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('runFolder'), name)
  const claim = `${folder}.claim`
  const ready = `${folder}.ready`
  while (!existsSync(ready)) {
    if (claimed(claim)) {
      await vi.waitUntil(() => existsSync(ready) || !existsSync(claim), { timeout: 170_000, interval: 100 })
      continue
    }
    try {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      await make(folder)
      writeFileSync(ready, '')
    } catch (error) {
      // Whoever waits tries it themselves, and tells the same.
      rmSync(claim, { recursive: true })
      throw error
    }
  }
  return folder
}

function claimed(claim: string): boolean {
  try {
    mkdirSync(claim)
    return false
  } catch {
    return true
  }
}
