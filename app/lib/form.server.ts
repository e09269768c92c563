import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { Invalid } from './errors.ts'

/** What a form shows again after a refusal: what was typed, and messages per field ('' is the form as a whole). */
export interface FormState {
  values: Record<string, string | string[] | undefined>
  errors: Record<string, string[]>
  /** Which of several forms on the page this is about. */
  intent?: string
}

const maxFormBytes = 2 * 1024 * 1024
/** Whoever has not signed in fills in little: what they send is parsed before anything is known of them. */
const maxAnonymousBytes = 16 * 1024
/** Parsing takes time with the square of the fields; the largest form of ours has some hundreds. */
const maxFields = 2000
const fieldName = /^[\w-]{1,60}$/
/** Never sent back to the browser. */
const unechoed = /password|wachtwoord|code|token|secret|credential/i

/**
 * Reads an `application/x-www-form-urlencoded` body of at most 2 MB, 16 kB from who has not signed in.
 * @throws Response 400, 413 or 415
 */
export async function readForm(request: Request, isAnonymous: boolean): Promise<URLSearchParams> {
  const maxBytes = isAnonymous ? maxAnonymousBytes : maxFormBytes
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw new Response('Dit formulier heeft een ander formaat.', { status: 415 })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new Response('Het formulier is te groot.', { status: 413 })
    chunks.push(chunk)
  }
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
  if (form.size > maxFields) throw new Response('Het formulier heeft te veel velden.', { status: 413 })
  for (const name of form.keys())
    if (!fieldName.test(name)) throw new Response('Het formulier heeft een onbekend veld.', { status: 400 })
  return form
}

/** Parses a form with its schema. @throws Invalid with Dutch messages per field */
export function parseForm<S extends z.ZodType>(form: URLSearchParams, schema: S): z.output<S> {
  const submission = parseWithZod(form, { schema })
  if (submission.status === 'success') return submission.value
  throw new Invalid(
    Object.fromEntries(Object.entries(submission.error ?? {}).map(([field, messages]) => [field, messages ?? []])),
  )
}

/** The state of a form that is shown again. */
export function keptForm(form: URLSearchParams, errors: Record<string, string[]>): FormState {
  const values = new Map<string, string | string[]>()
  for (const [name, value] of form) {
    if (unechoed.test(name)) continue
    const before = values.get(name)
    if (Array.isArray(before)) before.push(value)
    else values.set(name, before === undefined ? value : [before, value])
  }
  return { values: Object.fromEntries(values), errors, intent: form.get('intent') ?? undefined }
}
