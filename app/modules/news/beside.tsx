import { urls } from '#app/lib/urls.ts'
import { genreNames, kindNames, publisherNames } from '#app/modules/items/kinds.ts'
import { DateText, ItemMeta, type ItemRow } from '#app/ui/item-list.tsx'
import { SideBlock } from '#app/ui/side-column.tsx'
import type { findSeries, listRelated } from './beside.server.ts'
import { newsAddress } from './filter.ts'

type Series = NonNullable<Awaited<ReturnType<typeof findSeries>>>
type Related = Awaited<ReturnType<typeof listRelated>>

/** The parts of a series, the one that is open marked. */
export function SeriesBlock({ series, current }: { series: Series; current: string }) {
  return (
    <SideBlock title={`Reeks: ${series.title}`}>
      <ol className="var-series">
        {series.parts.map((part) => (
          <li key={part.id} aria-current={part.id === current ? 'true' : undefined}>
            {part.id === current ? part.title : <a href={urls.news.item(part)}>{part.title}</a>}
            <span className="var-item__meta">
              <DateText moment={part.date} />
            </span>
          </li>
        ))}
      </ol>
      <p>
        <a href={newsAddress({ series: series.id })}>Bekijk de hele reeks</a>
      </p>
    </SideBlock>
  )
}

/** Below the text: the part before this one and the part after it. */
export function SeriesNav({ series }: { series: Series }) {
  const { previous, next, title } = series
  if (!previous && !next) return null
  return (
    <nav className="var-series-nav" aria-label={`Reeks: ${title}`}>
      {previous ? (
        <a href={urls.news.item(previous)} rel="prev">
          <span>Vorige in deze reeks</span>
          {` ${previous.title}`}
        </a>
      ) : null}
      {next ? (
        <a href={urls.news.item(next)} rel="next">
          <span>Volgende in deze reeks</span>
          {` ${next.title}`}
        </a>
      ) : null}
    </nav>
  )
}

/** What to read next. */
export function RelatedBlock({ items }: { items: Related }) {
  if (items.length === 0) return null
  return (
    <SideBlock title="Lees ook">
      <ul className="var-side__list">
        {items.map((item) => (
          <li key={item.id}>
            <a href={urls.item(item)}>{item.title}</a>
            <ItemMeta item={metaOf(item)} />
          </li>
        ))}
      </ul>
    </SideBlock>
  )
}

function metaOf({ kind, genre, publisher, date, label }: Related[number]): Omit<ItemRow, 'id' | 'href' | 'title'> {
  return {
    kind: genre ? genreNames[genre].one : kindNames[kind].one,
    publisher: publisherNames[publisher],
    date,
    label: label === 'CLEAR' ? undefined : label,
  }
}
