import { type Readable } from 'node:stream'

/** What a store knows after a put. `head` is the first 4,100 bytes at most, enough to recognise a type. */
export type StoredBlob = { sha256: string; size: number; head: Uint8Array }

/** The bytes while they are staged: complete, but not yet visible under their hash. `path` is valid until the check returns. */
export type StagedBlob = StoredBlob & { path: string }

export type PutOptions = {
  maxBytes: number
  /** Looks at the complete bytes before they are stored; when it throws, nothing is stored and `put` throws the same. */
  check?: (staged: StagedBlob) => Promise<void>
}

/** Bytes from `start` up to and including `end`, as in an HTTP range. */
export type ByteRange = { start: number; end: number }

/**
 * Files by the SHA-256 of their content. No name from a person reaches a store, and equal bytes are kept once.
 * A blob that nothing refers to is removed by the nightly job once `modifiedAt` is 24 hours ago; `put` renews that moment.
 */
export interface BlobStore {
  /** Streams the source in. Throws TooLarge at the limit; whatever goes wrong, no part of the file stays behind. */
  put(source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredBlob>
  /** Throws NotFound when absent. */
  open(sha256: string, range?: ByteRange): Promise<Readable>
  /** Bytes; throws NotFound when absent. */
  size(sha256: string): Promise<number>
  has(sha256: string): Promise<boolean>
  /** Removing what is absent is fine. */
  remove(sha256: string): Promise<void>
  /** Every blob, in no order; `modifiedAt` in milliseconds UTC. */
  list(): AsyncIterable<{ sha256: string; modifiedAt: number }>
  /** Removes what a process that ended was receiving still, once that is 24 hours old. */
  removeStale(now: number): Promise<void>
  /** Hands a local path that may only be read, and only until `use` is done. Throws NotFound when absent. */
  withLocalFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>
}

export const HEAD_BYTES = 4100

/** The source went over `maxBytes`. */
export class TooLarge extends Error {
  override name = 'TooLarge'
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`larger than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

/** Hashes are lower-case hexadecimal; anything else names no blob, and so can never be a path. */
export function isSha256(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value)
}
