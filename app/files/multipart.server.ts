import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { Invalid } from '#app/lib/errors.ts'
import { type BlobStore, TooLarge } from './blob-store.ts'
import { safeFileName } from './file-name.ts'
import { sniff } from './sniff.ts'
import { type Extension, type FileType } from './file-types.ts'

export type UploadedFile = {
  field: string
  name: string
  mime: string
  extension: Extension
  sha256: string
  size: number
}
/** A file that was not taken in, with the Dutch reason. */
export type RefusedFile = { field: string; name: string; error: string }
export type Upload = { fields: Record<string, string[]>; files: Array<UploadedFile | RefusedFile> }

export type UploadOptions = {
  store: BlobStore
  /** Bytes per file. */
  maxBytes: number
  maxFiles: number
  /** In every period of this length that the server waits for bytes, `minBytes` must arrive. */
  pace?: { periodMs: number; minBytes: number }
}

const PACE = { periodMs: 30_000, minBytes: 30 * 1024 }
/** However steadily it comes: rights and sessions do not outlive a sending without end. */
const LONGEST_MS = 60 * 60_000
const MAX_FIELDS = 200
const MAX_FIELD_BYTES = 1024 * 1024
const MAX_NAME_BYTES = 200
const ROOM_FOR_FIELDS = 4 * 1024 * 1024

/**
 * Streams a multipart body: files into the store, fields into memory. Throws Invalid for a body that is malformed, too slow,
 * too large as a whole or broken off; then no part of the file under way is kept, and a file of the same request that was
 * complete is a blob without a row, removed by the nightly job. A file of a wrong type or size is named in the answer.
 */
export async function readUpload(request: Request, options: UploadOptions): Promise<Upload> {
  const { maxBytes, maxFiles, pace = PACE } = options
  if (!request.body) throw new Invalid('Het formulier is leeg. Probeer het opnieuw.')
  const parser = makeParser(request, maxFiles)
  const fields = new Map<string, string[]>()
  const files: Array<Promise<UploadedFile | RefusedFile | undefined>> = []

  parser.on('field', (name, value, info) => {
    if (info.nameTruncated || info.valueTruncated) parser.destroy(new Invalid('Een veld van het formulier is te lang.'))
    else fields.set(name, [...(fields.get(name) ?? []), value])
  })
  parser.on('file', (field, stream, info) => {
    // The reader of the stream sees its errors; one that comes after the last read has nobody else to go to.
    stream.on('error', () => undefined)
    const file = takeIn(stream, field, info.filename, options)
    file.catch((error: Error) => parser.destroy(error))
    files.push(file)
  })
  parser.on('filesLimit', () =>
    parser.destroy(new Invalid(`U kunt hoogstens ${maxFiles} bestanden tegelijk meesturen.`)),
  )
  for (const limit of ['fieldsLimit', 'partsLimit'] as const) {
    parser.on(limit, () => parser.destroy(new Invalid('Het formulier heeft te veel velden.')))
  }

  const maxTotal = maxBytes * maxFiles + ROOM_FOR_FIELDS
  try {
    await pipeline(Readable.from(paced(request.body, { ...pace, maxTotal }), { objectMode: false }), parser, {
      signal: request.signal,
    })
    const taken = await Promise.all(files)
    return { fields: Object.fromEntries(fields), files: taken.filter((file) => file !== undefined) }
  } catch (error) {
    await Promise.allSettled(files)
    throw refusal(error, request.signal)
  }
}

function makeParser(request: Request, maxFiles: number): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: {
        files: maxFiles,
        fields: MAX_FIELDS,
        parts: MAX_FIELDS + maxFiles,
        fieldSize: MAX_FIELD_BYTES,
        fieldNameSize: MAX_NAME_BYTES,
        headerPairs: 20,
      },
    })
  } catch (cause) {
    throw malformed(cause)
  }
}

/** Stores one file, or reads past it; a file input that was left empty gives nothing. */
async function takeIn(
  stream: Readable,
  field: string,
  filename: string | undefined,
  { store, maxBytes }: UploadOptions,
) {
  const name = safeFileName(filename ?? '')
  let type: FileType | null = null
  let isEmpty = false
  try {
    const { sha256, size } = await store.put(keepingOpen(stream), {
      maxBytes,
      check: async (staged) => {
        isEmpty = staged.size === 0
        type = isEmpty ? null : await sniff(staged.path, name)
        if (!type) throw new Refused()
      },
    })
    return { field, name, ...(type as unknown as FileType), sha256, size }
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TooLarge)) throw error
    stream.resume()
    if (isEmpty && !filename) return undefined
    return { field, name, error: reason(error, isEmpty) }
  }
}

/** Chunks of a file. Stopping half-way leaves the stream whole, so that the rest of the form can still be read past it. */
async function* keepingOpen(stream: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array
}

class Refused extends Error {}

function reason(error: Refused | TooLarge, isEmpty: boolean): string {
  if (error instanceof TooLarge)
    return `Dit bestand is groter dan ${megabytes(error.maxBytes)}. Kies een kleiner bestand.`
  if (isEmpty) return 'Dit bestand is leeg. Kies een ander bestand.'
  return 'Dit soort bestand kunnen wij niet aannemen, of de inhoud past niet bij de naam. Kies een PDF, een Office- of OpenDocument-bestand, een afbeelding of een tekstbestand (UTF-8).'
}

function megabytes(bytes: number): string {
  const format = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })
  return bytes < 1024 * 1024 ? `${format.format(bytes / 1024)} kB` : `${format.format(bytes / (1024 * 1024))} MB`
}

type Pace = { periodMs: number; minBytes: number; maxTotal: number }

/** The body, as long as it keeps coming. Only time spent waiting for the sender counts, never our own slowness. */
async function* paced(
  body: ReadableStream<Uint8Array>,
  { periodMs, minBytes, maxTotal }: Pace,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  let reading = reader.read()
  let waited = 0
  let received = 0
  let total = 0
  const started = performance.now()
  try {
    for (;;) {
      const asked = performance.now()
      const result = await within(reading, periodMs - waited)
      waited += performance.now() - asked
      if (result !== 'late') received += result.value?.byteLength ?? 0
      if (waited >= periodMs) {
        if (received < minBytes) {
          throw new Invalid('Het versturen duurde te lang. Controleer uw verbinding en probeer het opnieuw.')
        }
        waited = received = 0
      }
      if (performance.now() - started > LONGEST_MS)
        throw new Invalid('Het versturen duurde te lang. Stuur de bestanden een voor een.')
      if (result === 'late') continue
      if (result.done) return
      total += result.value.byteLength
      if (total > maxTotal) throw new Invalid('De bestanden zijn samen te groot. Stuur ze een voor een.')
      yield result.value
      reading = reader.read()
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.max(ms, 0))
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function refusal(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof Invalid) return error
  if (signal.aborted) return new Invalid('Het versturen is afgebroken.')
  return isStoreFailure(error) ? error : malformed(error)
}

/** A full disk is our fault, not the form's; system errors carry `syscall`. */
function isStoreFailure(error: unknown): boolean {
  return !(error instanceof Error) || 'syscall' in error
}

function malformed(cause: unknown): Invalid {
  const invalid = new Invalid('Het formulier is niet goed aangekomen. Probeer het opnieuw.')
  invalid.cause = cause
  return invalid
}
