import { Alert as AmsAlert } from '@amsterdam/design-system-react'
import { createContext, useContext, type ReactNode } from 'react'

/** What a form shows: values as typed, messages per field; '' holds what is wrong with the form as a whole. */
export interface FormState {
  values: Record<string, string | string[] | undefined>
  errors: Record<string, string[]>
}

export const emptyForm: FormState = { values: {}, errors: {} }

interface FormScope extends FormState {
  prefix: string
}

const Scope = createContext<FormScope>({ ...emptyForm, prefix: 'veld' })

export interface FormProps {
  /** The refused form, or the stored values at first sight. */
  state?: FormState | undefined
  method?: 'post' | 'get'
  action?: string
  /** Sends files: multipart. */
  files?: boolean
  /** Shows progress while files are sent, through `/js/upload.js`. */
  upload?: boolean
  /** Warns before leaving with unsaved changes, through `/js/form.js`. */
  guard?: boolean
  /** Asks the device for a passkey before it is sent, through `/js/passkey.js`; the address gives the options. */
  passkey?: { kind: 'get' | 'create'; options: string; purpose?: string }
  /** Needed where a page holds several forms with fields of the same name. */
  id?: string
  role?: 'search'
  children: ReactNode
}

/** One column; a summary of what is wrong on top, which takes the focus when the page opens. */
export function Form({
  state = emptyForm,
  method = 'post',
  files,
  upload,
  guard,
  passkey,
  id,
  children,
  ...rest
}: FormProps) {
  const scope = { ...state, prefix: id ?? 'veld' }
  return (
    <form
      {...rest}
      id={id}
      className="var-form"
      method={method}
      encType={files || upload ? 'multipart/form-data' : undefined}
      noValidate
      data-upload={upload ? '' : undefined}
      data-guard={guard ? '' : undefined}
      data-passkey={passkey?.kind}
      data-options={passkey?.options}
      data-purpose={passkey?.purpose}
    >
      <Scope.Provider value={scope}>
        <ErrorSummary />
        {children}
      </Scope.Provider>
    </form>
  )
}

function ErrorSummary() {
  const { errors, prefix } = useContext(Scope)
  const lines = Object.entries(errors).flatMap(([name, messages]) => messages.map((message) => ({ name, message })))
  if (lines.length === 0) return null
  return (
    <AmsAlert
      className="var-summary"
      severity="error"
      heading={lines.length === 1 ? 'Er is 1 ding dat niet klopt' : `Er zijn ${lines.length} dingen die niet kloppen`}
      headingLevel={2}
      tabIndex={-1}
      autoFocus
      data-error-summary=""
    >
      <ul>
        {lines.map(({ name, message }) => (
          <li key={name + message}>{name === '' ? message : <a href={`#${fieldId(prefix, name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </AmsAlert>
  )
}

export interface FieldAttributes {
  id: string
  name: string
  'aria-invalid'?: true
  'aria-describedby'?: string
  'aria-required'?: true
}

/** What a field knows of its form: value, messages, ids, and the attributes that its control carries. */
export function useField(field: {
  name: string
  help?: ReactNode
  optional?: boolean | undefined
  /** Tells controls of the same name apart. */
  part?: string | undefined
}): {
  attributes: FieldAttributes
  value: string
  values: readonly string[]
  messages: readonly string[]
  helpId: string
  errorId: string
} {
  const { values, errors, prefix } = useContext(Scope)
  const raw = values[field.name]
  const all = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]
  const messages = errors[field.name] ?? []
  const id = fieldId(prefix, field.part ? `${field.name}-${field.part}` : field.name)
  const helpId = `${id}-uitleg`
  const errorId = `${id}-fout`
  const described = [...(field.help ? [helpId] : []), ...(messages.length > 0 ? [errorId] : [])].join(' ')
  return {
    attributes: {
      id,
      name: field.name,
      ...(messages.length > 0 ? { 'aria-invalid': true as const } : {}),
      ...(described ? { 'aria-describedby': described } : {}),
      ...(field.optional ? {} : { 'aria-required': true as const }),
    },
    value: all[0] ?? '',
    values: all,
    messages,
    helpId,
    errorId,
  }
}

function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name.replace(/[^a-zA-Z0-9_-]+/g, '-')}`
}
