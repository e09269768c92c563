import { useActionData, useSearchParams } from '@remix-run/react'

export interface RefusedForm {
  values: Record<string, string | string[] | undefined>
  errors: Record<string, string[]>
  intent?: string
}

/** The form that was just refused, if it is the one with this intent; undefined at first sight. */
export function useRefused(intent?: string): RefusedForm | undefined {
  const data = useActionData<{ form?: RefusedForm } | undefined>()
  return data?.form && (intent === undefined || data.form.intent === intent) ? data.form : undefined
}

/** What the page is to say after a change: the text of `?gedaan=…`. */
export function useDone(texts: Readonly<Record<string, string>>): string | undefined {
  const [search] = useSearchParams()
  const code = search.get('gedaan')
  return code !== null && Object.hasOwn(texts, code) ? texts[code] : undefined
}
