import { ThemePattern } from './theme-pattern.tsx'

export interface ThemeCardProps {
  href: string
  title: string
  /** Makes the picture; the theme's slug or id. */
  seed: string
  colour: number
  /** "12 stukken" */
  note?: string
}

/** A theme as a small tile with its own pattern; the whole tile is the link. */
export function ThemeCard(props: ThemeCardProps) {
  return (
    <div className="var-card var-card--tile">
      <ThemePattern seed={props.seed} colour={props.colour} size="tile" />
      <div className="var-card__body">
        <h3 className="var-card__title">
          <a href={props.href}>{props.title}</a>
        </h3>
        {props.note ? <p className="var-card__note">{props.note}</p> : null}
      </div>
    </div>
  )
}

export function ThemeGrid(props: { themes: readonly ThemeCardProps[] }) {
  return (
    <ul className="var-grid">
      {props.themes.map((theme) => (
        <li key={theme.href}>
          <ThemeCard {...theme} />
        </li>
      ))}
    </ul>
  )
}
