import { Alert } from '#app/ui/alert.tsx'
import { useDone } from './use-form.ts'

/** Says that a change was made. */
export function Done(props: { texts: Readonly<Record<string, string>> }) {
  const text = useDone(props.texts)
  return text ? <Alert severity="success" heading={text} live /> : null
}
