import type { ReactNode } from 'react'
import type { Label } from '#app/access/label.ts'
import { formatDate, formatDayMonth, isoDate, type Moment } from './format.ts'
import { PinIcon } from './icons.tsx'
import { Picture } from './picture.tsx'
import { TlpBadge } from './tlp-badge.tsx'

export interface ItemRow {
  id: string
  href: string
  title: string
  summary?: string | null
  /** "nieuws", "goede praktijk": as on screen. */
  kind?: string
  /** Under whose name it appears: "VAR", "RIEC Rotterdam". */
  publisher?: string
  organisation?: string | undefined
  date?: Moment | null
  /** Left out on public lists, where everything is CLEAR. */
  label?: Label | undefined
  audience?: string
  pinned?: boolean
  /** The site that a link leads to. */
  host?: string | null
  /** More for the meta line: "concept", "vol", "mogelijk verouderd". */
  notes?: readonly string[]
  /** Beside the row on a wide screen; it adds nothing to the words. */
  picture?: { fileId: string; seed: string } | undefined
}

/** Rows of items; `level` is that of their headings, one below the page's own or the section's. */
export function ItemList(props: { items: readonly ItemRow[]; level?: 2 | 3 }) {
  return (
    <ul className="var-items">
      {props.items.map((item) => (
        <Item key={item.id} item={item} level={props.level ?? 2} />
      ))}
    </ul>
  )
}

function Item({ item, level }: { item: ItemRow; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const classes = ['var-item', item.pinned ? 'var-item--pinned' : '', item.picture ? 'var-item--pictured' : '']
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      {item.pinned ? (
        <p className="var-item__pin">
          <PinIcon className="var-icon var-icon--small" />
          Vastgezet
        </p>
      ) : null}
      <Heading className="var-item__title">
        <a href={item.href}>{item.title}</a>
      </Heading>
      {item.summary ? <p className="var-item__summary">{item.summary}</p> : null}
      <ItemMeta item={item} />
      {item.picture ? (
        <div className="var-item__picture">
          <Picture {...item.picture} alt="" sizes="12rem" />
        </div>
      ) : null}
    </li>
  )
}

/** Kind · publisher · organisation · date · label. */
export function ItemMeta({
  item,
}: {
  item: Pick<ItemRow, 'kind' | 'publisher' | 'organisation' | 'date' | 'label' | 'audience' | 'host' | 'notes'>
}) {
  const parts: ReactNode[] = []
  if (item.kind) parts.push(sentence(item.kind))
  if (item.publisher) parts.push(item.publisher)
  if (item.organisation) parts.push(item.organisation)
  if (item.date !== undefined && item.date !== null) parts.push(<DateText moment={item.date} />)
  if (item.host) parts.push(`op ${item.host}`)
  for (const note of item.notes ?? []) parts.push(note)
  if (item.label) parts.push(<TlpBadge label={item.label} audience={item.audience ?? null} />)
  if (parts.length === 0) return null
  return (
    <ul className="var-meta">
      {parts.map((part, index) => (
        <li key={index}>{part}</li>
      ))}
    </ul>
  )
}

export function DateText({ moment }: { moment: Moment }) {
  return <time dateTime={isoDate(moment)}>{formatDate(moment)}</time>
}

/** Day and month as a block, beside a meeting. */
export function DateBlock({ moment }: { moment: Moment }) {
  const { day, month } = formatDayMonth(moment)
  return (
    <time className="var-date" dateTime={isoDate(moment)}>
      <span className="var-date__day">{day}</span>
      <span>{month}</span>
    </time>
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
