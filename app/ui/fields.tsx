import {
  ErrorMessage,
  Field as AmsField,
  Label,
  Select as AmsSelect,
  TextArea as AmsTextArea,
} from '@amsterdam/design-system-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useField } from './form.tsx'

export interface FieldProps {
  name: string
  label: string
  /** One or two sentences under the label. */
  help?: ReactNode
  /** Marked "(niet verplicht)"; everything else must be filled in. */
  optional?: boolean
}

/** Label, help, control and messages of one control, in that order. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const { attributes, messages, helpId, errorId } = useField(props)
  return (
    <AmsField invalid={messages.length > 0}>
      <Label htmlFor={attributes.id} optional={props.optional ?? false}>
        {props.label}
      </Label>
      <Help id={helpId}>{props.help}</Help>
      <FieldErrors id={errorId} messages={messages} />
      {props.children}
    </AmsField>
  )
}

export function Help(props: { id: string; children?: ReactNode }) {
  if (!props.children) return null
  return (
    <div id={props.id} className="var-form__help">
      {props.children}
    </div>
  )
}

export function FieldErrors(props: { id: string; messages: readonly string[] }) {
  if (props.messages.length === 0) return null
  return (
    <div id={props.id}>
      {props.messages.map((message) => (
        <ErrorMessage key={message} prefix="Fout">
          {message}
        </ErrorMessage>
      ))}
    </div>
  )
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number' | 'time'
  /** A narrow box, for codes and numbers. */
  short?: boolean
  autoComplete?: string
  inputMode?: 'numeric' | 'decimal' | 'text'
  maxLength?: number
  /** Suggestions, as a native list. */
  suggestions?: readonly string[]
  /** Only on a page that is this one field, such as the code at sign-in. */
  autoFocus?: boolean
}

export function TextField(props: TextFieldProps) {
  const { attributes, value } = useField(props)
  const listId = props.suggestions ? `${attributes.id}-lijst` : undefined
  return (
    <Field {...props}>
      <input
        {...attributes}
        className={props.short ? 'ams-text-input ams-text-input--short' : 'ams-text-input'}
        type={props.type ?? 'text'}
        defaultValue={props.type === 'password' ? undefined : value}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        list={listId}
        autoFocus={props.autoFocus}
      />
      {props.suggestions ? (
        <datalist id={listId}>
          {props.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </Field>
  )
}

export function TextArea(props: FieldProps & { rows?: number; maxLength?: number }) {
  const { attributes, value } = useField(props)
  const { 'aria-invalid': invalid, ...rest } = attributes
  return (
    <Field {...props}>
      <AmsTextArea
        {...rest}
        invalid={invalid ?? false}
        rows={props.rows ?? 6}
        maxLength={props.maxLength}
        defaultValue={value}
      />
    </Field>
  )
}

export interface Option {
  value: string
  label: string
}

export interface OptionGroup {
  group: string
  options: readonly Option[]
}

/** @param empty the first choice, that means nothing yet: "Kies een thema" */
export function Select(props: FieldProps & { options: readonly (Option | OptionGroup)[]; empty?: string }) {
  const { attributes, value } = useField(props)
  const { 'aria-invalid': invalid, ...rest } = attributes
  return (
    <Field {...props}>
      <AmsSelect {...rest} invalid={invalid ?? false} defaultValue={value}>
        {props.empty === undefined ? null : <option value="">{props.empty}</option>}
        {props.options.map((entry) =>
          'group' in entry ? (
            <optgroup key={entry.group} label={entry.group}>
              {entry.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(entry)
          ),
        )}
      </AmsSelect>
    </Field>
  )
}

function renderOption({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}

/** A calendar date `YYYY-MM-DD`. */
export function DateField(props: FieldProps & { min?: string; max?: string }) {
  const { attributes, value } = useField(props)
  return (
    <Field {...props}>
      <input
        {...attributes}
        className="ams-text-input ams-text-input--short"
        type="date"
        min={props.min}
        max={props.max}
        defaultValue={value}
      />
    </Field>
  )
}

/** @param accept extensions and types, as in HTML; what is allowed is said in `help` as well */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean }) {
  const { attributes } = useField(props)
  return (
    <Field {...props}>
      <input {...attributes} className="ams-file-input" type="file" accept={props.accept} multiple={props.multiple} />
    </Field>
  )
}

export function HiddenField(props: { name: string; value: string | number }) {
  return <input type="hidden" name={props.name} value={props.value} />
}

/** The button that sends the form, and beside it what else can be done. */
export function Submit(props: {
  children: ReactNode
  name?: string
  value?: string
  danger?: boolean
  others?: ReactNode
}) {
  const { children, danger, others, ...rest } = props
  return (
    <div className="var-buttons">
      <Button {...rest} type="submit" variant={danger ? 'danger' : 'primary'}>
        {children}
      </Button>
      {others}
    </div>
  )
}
