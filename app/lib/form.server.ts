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
/** Never sent back to the browser. */
const unechoed = /password|wachtwoord|code|token|secret/i

/**
 * Reads an `application/x-www-form-urlencoded` body of at most 2 MB.
 * @throws Response 413 or 415
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw new Response('Dit formulier heeft een ander formaat.', { status: 415 })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxFormBytes) throw new Response('Het formulier is te groot.', { status: 413 })
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
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
  const values: FormState['values'] = {}
  for (const name of new Set(form.keys())) {
    if (unechoed.test(name)) continue
    const all = form.getAll(name)
    values[name] = all.length > 1 ? all : all[0]
  }
  return { values, errors, intent: form.get('intent') ?? undefined }
}
