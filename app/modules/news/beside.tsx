import { urls } from '#app/lib/urls.ts'
import { genreNames, kindNames, publisherNames } from '#app/modules/items/kinds.ts'
import { DateText } from '#app/ui/item-list.tsx'
import { SideBlock } from '#app/ui/side-column.tsx'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'
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
      <ul className="var-side__list var-beside">
        {items.map((item) => (
          <li key={item.id}>
            <a href={urls.item(item)}>{item.title}</a>
            <p className="var-item__meta">
              {`${item.genre ? genreNames[item.genre].one : kindNames[item.kind].one} · ${publisherNames[item.publisher]} · `}
              <DateText moment={item.date} />
              {item.label === 'CLEAR' ? null : <TlpBadge label={item.label} audience={null} />}
            </p>
          </li>
        ))}
      </ul>
    </SideBlock>
  )
}
