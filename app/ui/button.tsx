import { Button as AmsButton, Icon } from '@amsterdam/design-system-react'
import type { ReactNode } from 'react'
import type { IconComponent } from './icons.tsx'

export interface ButtonProps {
  /** Says what happens: "Publiceren voor 61 personen". */
  children: ReactNode
  /** Primary once per page; `danger` for what cannot be undone. */
  variant?: 'primary' | 'secondary' | 'tertiary' | 'danger'
  icon?: IconComponent
  type?: 'submit' | 'button'
  /** Sent with the form that it submits. */
  name?: string
  value?: string
  /** Sends the form elsewhere, e.g. to a draft. */
  formAction?: string
  form?: string
  id?: string
}

export function Button({ variant = 'primary', icon, type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <AmsButton
      {...rest}
      className={variant === 'danger' ? 'var-button--danger' : undefined}
      type={type}
      variant={variant === 'danger' ? 'secondary' : variant}
    >
      {icon ? <Icon svg={icon} /> : null}
      {children}
    </AmsButton>
  )
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function ButtonLink(props: {
  href: string
  children: ReactNode
  variant?: 'primary' | 'secondary' | 'tertiary'
  icon?: IconComponent
  /** `external noreferrer` for what leaves the portal. */
  rel?: string
}) {
  return (
    <a href={props.href} rel={props.rel} className={`ams-button ams-button--${props.variant ?? 'primary'}`}>
      {props.icon ? <Icon svg={props.icon} /> : null}
      {props.children}
    </a>
  )
}

/** Buttons in one row that wraps; the primary one first. */
export function ButtonGroup(props: { children: ReactNode }) {
  return <div className="var-buttons">{props.children}</div>
}
