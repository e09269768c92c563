/** The public generation, by which kept pages are judged. */
export interface Generation {
  /** As it stands at this moment, where no write has come since it was read; null where it must be read again. */
  known(): string | null
  read(): Promise<string>
}

/**
 * Reads the generation again only after a write, of this process or another: visitors who ask for what is kept then cost no
 * query and no promise.
 * @param version another number after every commit
 */
export function watchGeneration(version: () => number, read: () => Promise<string>): Generation {
  let readAt: number | null = null
  let generation = ''
  return {
    known() {
      try {
        return readAt !== null && version() === readAt ? generation : null
      } catch {
        // Busy or closing: reading it says so where it can be answered.
        return null
      }
    },
    async read() {
      // Asked first: a commit that comes in between makes the next visitor read again.
      const before = version()
      const found = await read()
      readAt = before
      generation = found
      return found
    },
  }
}
