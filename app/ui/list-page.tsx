import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { formatNumber } from './format.ts'
import { CloseIcon, FilterIcon } from './icons.tsx'

export interface Chip {
  /** "Thema: ondermijning" */
  label: string
  /** The same list without this filter. */
  removeHref: string
}

export interface SortOption {
  label: string
  href: string
  current: boolean
}

export interface ListPageProps {
  title: string
  /** "61 berichten", "meer dan 500 stukken": see `countText`. */
  count: string
  intro?: ReactNode
  /** `FilterGroup`s; left out where nothing can be filtered. */
  filters?: ReactNode
  /** Where the filters are sent; what must stay (the query, the sort) goes along as hidden fields. */
  filterAction?: string
  keep?: Readonly<Record<string, string | undefined>>
  chips?: readonly Chip[]
  clearHref?: string
  sort?: readonly SortOption[]
  /** Beside the title: "Nieuw bericht". */
  actions?: ReactNode
  /** Above the rows: a search field. */
  search?: ReactNode
  /** Id of the part that `/js/search.js` replaces; the count is announced. */
  resultsId?: string
  children: ReactNode
  pagination?: ReactNode
}

/** Title with count, filters beside the rows (above them on a narrow screen), chips, sort, rows, pages. */
export function ListPage(props: ListPageProps) {
  const chips = props.chips ?? []
  const results = (
    <div className="var-stack" id={props.resultsId}>
      {chips.length > 0 || props.sort ? (
        <div className="var-head">
          <Chips chips={chips} clearHref={props.clearHref} />
          <Sort options={props.sort ?? []} />
        </div>
      ) : null}
      {props.children}
      {props.pagination}
    </div>
  )
  return (
    <div className="var-stack">
      <div className="var-head">
        <div className="var-head__title">
          <h1>{props.title}</h1>
          <p className="var-head__count" role="status" id={props.resultsId ? `${props.resultsId}-aantal` : undefined}>
            {props.count}
          </p>
        </div>
        {props.actions}
      </div>
      {props.intro ? <div className="var-prose">{props.intro}</div> : null}
      {props.search}
      {props.filters ? (
        <div className="var-with-filters">
          <FilterColumn action={props.filterAction} keep={props.keep} active={chips.length}>
            {props.filters}
          </FilterColumn>
          {results}
        </div>
      ) : (
        results
      )}
    </div>
  )
}

function FilterColumn(props: {
  action: string | undefined
  keep: ListPageProps['keep']
  active: number
  children: ReactNode
}) {
  return (
    <details className="var-filters">
      <summary>
        <FilterIcon className="var-icon" />
        Filters{props.active > 0 ? ` (${props.active} actief)` : ''}
      </summary>
      <form action={props.action} aria-label="Filters" data-filters="">
        {Object.entries(props.keep ?? {}).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {props.children}
        <div className="var-filters__go">
          <Button variant="secondary">Filters toepassen</Button>
        </div>
      </form>
    </details>
  )
}

export interface FilterOption {
  value: string
  label: string
  count?: number
  checked: boolean
}

/** Tick boxes of one facet, with counts; renders nothing without options. */
export function FilterGroup(props: {
  legend: string
  name: string
  options: readonly FilterOption[]
  /** One choice at a time, with "Alles" (or these words) as the first: an empty value. */
  single?: boolean | string
  /** So many are shown at once, and the chosen ones; the others wait behind "Toon alle". */
  top?: number
}) {
  const { options, top = options.length } = props
  if (options.length === 0) return null
  const isShown = (option: FilterOption, place: number) => place < top || option.checked
  const others = options.filter((option, place) => !isShown(option, place))
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      {props.single ? (
        <label className="var-choice var-choice--count">
          <input type="radio" name={props.name} value="" defaultChecked={!options.some((o) => o.checked)} />
          <span>{props.single === true ? 'Alles' : props.single}</span>
        </label>
      ) : null}
      {options.filter(isShown).map((option) => (
        <FilterChoice key={option.value} name={props.name} single={Boolean(props.single)} option={option} />
      ))}
      {others.length > 0 ? (
        <details className="var-filters__more" data-more={props.name}>
          <summary>
            Toon alle {formatNumber(options.length)}
            <span className="ams-visually-hidden">: {props.legend}</span>
          </summary>
          {others.map((option) => (
            <FilterChoice key={option.value} name={props.name} single={Boolean(props.single)} option={option} />
          ))}
        </details>
      ) : null}
    </fieldset>
  )
}

function FilterChoice({ name, single, option }: { name: string; single: boolean; option: FilterOption }) {
  return (
    <label className="var-choice var-choice--count">
      <input type={single ? 'radio' : 'checkbox'} name={name} value={option.value} defaultChecked={option.checked} />
      <span>{option.label}</span>
      {option.count === undefined ? null : <span className="var-count">{formatNumber(option.count)}</span>}
    </label>
  )
}

function Chips(props: { chips: readonly Chip[]; clearHref: string | undefined }) {
  if (props.chips.length === 0) return null
  return (
    <ul className="var-chips" aria-label="Actieve filters">
      {props.chips.map((chip) => (
        <li key={chip.removeHref}>
          <a className="var-chip" href={chip.removeHref}>
            <span className="ams-visually-hidden">Verwijder filter </span>
            {chip.label}
            <CloseIcon className="var-icon var-icon--small" />
          </a>
        </li>
      ))}
      {props.clearHref && props.chips.length > 1 ? (
        <li>
          <a href={props.clearHref}>Alle filters wissen</a>
        </li>
      ) : null}
    </ul>
  )
}

function Sort({ options }: { options: readonly SortOption[] }) {
  if (options.length === 0) return null
  return (
    <ul className="var-sort" aria-label="Sorteren">
      <li aria-hidden="true">Sorteer:</li>
      {options.map((option) => (
        <li key={option.label}>
          <a href={option.href} aria-current={option.current ? 'true' : undefined}>
            {option.label}
          </a>
        </li>
      ))}
    </ul>
  )
}
