import { data, redirect } from '@remix-run/node'
import { MustBeSeen } from './grants.server.ts'

/**
 * Runs a change that may open items. Where whoever makes it was not told how many, the page comes back under 409 with the
 * form kept and the number in it.
 */
export async function askFirst<T>(intent: string, values: Record<string, string | undefined>, act: () => Promise<T>) {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof MustBeSeen)) throw error
    const form = { intent, values: { ...values, seen: String(error.items) }, errors: { '': [error.message] } }
    return data({ form }, { status: 409 })
  }
}

/** Back to the page, which says what was done. */
export const done = (path: string, what: string): Response => redirect(`${path}?gedaan=${what}`)
