import { FieldSet } from '@amsterdam/design-system-react'
import type { ReactNode } from 'react'
import { FieldErrors, Help, type FieldProps, type Option } from './fields.tsx'
import { useField } from './form.tsx'

export interface Choice extends Option {
  help?: ReactNode
}

/** One of a few; the chosen value is posted under `name`. */
export function Radios(props: FieldProps & { options: readonly Choice[] }) {
  return <Choices {...props} type="radio" />
}

/**
 * Any of a few; every chosen value is posted under the same `name`.
 * @param part tells groups of one name in one form apart: each but the first has one
 */
export function Checkboxes(props: FieldProps & { options: readonly Choice[]; part?: string }) {
  return <Choices {...props} type="checkbox" />
}

function Choices(props: FieldProps & { options: readonly Choice[]; type: 'radio' | 'checkbox'; part?: string }) {
  const { attributes, values, messages, helpId, errorId } = useField(props)
  const { id, name, 'aria-describedby': describedBy } = attributes
  return (
    <FieldSet
      legend={props.label}
      optional={props.optional ?? false}
      invalid={messages.length > 0}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      <Help id={helpId}>{props.help}</Help>
      <FieldErrors id={errorId} messages={messages} />
      <div className="var-choices-list">
        {props.options.map((option, index) => (
          <label key={option.value} className="var-choice">
            <input
              // The first carries the field's own id: the summary's link lands on it.
              id={index === 0 ? id : `${id}-${index}`}
              type={props.type}
              name={name}
              value={option.value}
              defaultChecked={values.includes(option.value)}
              aria-invalid={messages.length > 0 || undefined}
            />
            <span>
              {option.label}
              {option.help ? <span className="var-choice__help">{option.help}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  )
}

/** One statement to agree with; posts `value` when ticked. */
export function Checkbox(props: FieldProps & { value?: string }) {
  const { attributes, values, messages, helpId, errorId } = useField(props)
  const value = props.value ?? 'ja'
  return (
    <div className={messages.length > 0 ? 'ams-field ams-field--invalid' : 'ams-field'}>
      <FieldErrors id={errorId} messages={messages} />
      <label className="var-choice">
        <input {...attributes} type="checkbox" value={value} defaultChecked={values.includes(value)} />
        <span>
          {props.label}
          {props.help ? (
            <span id={helpId} className="var-choice__help">
              {props.help}
            </span>
          ) : null}
        </span>
      </label>
    </div>
  )
}
