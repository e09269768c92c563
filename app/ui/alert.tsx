import { Alert as AmsAlert } from '@amsterdam/design-system-react'
import type { ReactNode } from 'react'
import { InfoFillIcon, WarningFillIcon } from './icons.tsx'

export type Severity = 'info' | 'success' | 'warning' | 'error'

/** A message with a heading, inside the page. `live` announces it: for what just happened. */
export function Alert(props: {
  severity?: Severity
  heading: string
  headingLevel?: 2 | 3 | 4
  live?: boolean
  children?: ReactNode
}) {
  const severity = props.severity ?? 'info'
  return (
    <AmsAlert
      heading={props.heading}
      headingLevel={props.headingLevel ?? 2}
      {...(severity === 'info' ? {} : { severity })}
      {...(props.live ? { role: severity === 'error' ? 'alert' : 'status' } : {})}
    >
      {props.children ? <div className="var-alert__body">{props.children}</div> : null}
    </AmsAlert>
  )
}

/**
 * A quiet line: demo, degraded search, "mogelijk verouderd".
 * @param fullWidth across the page, outside its main part: a landmark of this name
 */
export function Band(props: { tone?: 'info' | 'warning'; children: ReactNode; fullWidth?: string }) {
  const tone = props.tone ?? 'info'
  const Icon = tone === 'warning' ? WarningFillIcon : InfoFillIcon
  const Box = props.fullWidth ? 'section' : 'div'
  return (
    <Box className={`var-band var-band--${tone}`} aria-label={props.fullWidth}>
      <div className={props.fullWidth ? 'var-container var-band__in' : 'var-band__in'}>
        <Icon className="var-icon" />
        <p>{props.children}</p>
      </div>
    </Box>
  )
}
