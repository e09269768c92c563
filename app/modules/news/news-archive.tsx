import { urls } from '#app/lib/urls.ts'
import { formatNumber } from '#app/ui/format.ts'
import { CloseIcon } from '#app/ui/icons.tsx'
import { SideBlock } from '#app/ui/side-column.tsx'
import type { Archive, ArchiveEntry, Facet } from './archive.ts'
import { newsAddress, type NewsFilter } from './filter.ts'

interface Props {
  archive: Archive
  filter: NewsFilter
}

const chosen = (archive: Archive, facet: Facet): ArchiveEntry | undefined =>
  archive[facet].find(({ current }) => current)

/** "Interviews uit 2026"; a series goes by its own name. */
export function newsTitle(filter: NewsFilter, archive: Archive, series: string | null): string {
  if (series) return `Reeks: ${series}`
  const what = chosen(archive, 'genre')?.label ?? 'Nieuws'
  return filter.year ? `${what} uit ${filter.year}` : what
}

/** Above the list: all news, or one kind of it. */
export function GenreNav({ archive, filter }: Props) {
  if (archive.genre.length < 2 && !filter.genre) return null
  const all = { ...filter, genre: undefined, series: undefined }
  const entries = [
    { value: '', label: 'Alles', count: archive.all, href: newsAddress(all), current: !filter.genre && !filter.series },
    ...archive.genre,
  ]
  return (
    <nav aria-label="Soort nieuws">
      <ul className="var-steps var-genres">
        {entries.map(({ value, label, count, href, current }) => (
          <li key={value}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label} <Count count={count} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What the list is narrowed to beside its kind, each with a way back. */
export function NewsChips({ archive, filter, series }: Props & { series: string | null }) {
  const chips = [
    { facet: 'publisher' as const, text: 'Namens: ' },
    { facet: 'theme' as const, text: 'Thema: ' },
    { facet: 'year' as const, text: 'Jaar: ' },
  ].flatMap(({ facet, text }) => {
    if (filter[facet] === undefined) return []
    const label = chosen(archive, facet)?.label ?? String(filter[facet])
    return [{ label: text + label, href: newsAddress({ ...filter, [facet]: undefined }) }]
  })
  if (filter.series) {
    chips.push({ label: `Reeks: ${series ?? 'onbekend'}`, href: newsAddress({ ...filter, series: undefined }) })
  }
  if (chips.length === 0) return null
  return (
    <ul className="var-chips" aria-label="Actieve filters">
      {chips.map(({ label, href }) => (
        <li key={label}>
          <a className="var-chip" href={href}>
            <span className="ams-visually-hidden">Verwijder filter </span>
            {label}
            <CloseIcon className="var-icon var-icon--small" />
          </a>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <a href={urls.news.list}>Alle filters wissen</a>
        </li>
      ) : null}
    </ul>
  )
}

/** Beside the list: by publisher, year and theme, with how much there is within what is chosen already. */
export function NewsArchive({ archive }: Props) {
  const blocks = [
    { title: 'Namens wie', entries: archive.publisher },
    { title: 'Per jaar', entries: archive.year },
    { title: 'Per thema', entries: archive.theme },
  ]
  return (
    <>
      {blocks.map(({ title, entries }) =>
        entries.length > 0 ? (
          <SideBlock key={title} title={title}>
            <ul className="var-side__list var-archive">
              {entries.map(({ value, label, count, href, current }) => (
                <li key={value}>
                  <a href={href} aria-current={current ? 'true' : undefined}>
                    {label}
                  </a>{' '}
                  <Count count={count} />
                </li>
              ))}
            </ul>
          </SideBlock>
        ) : null,
      )}
    </>
  )
}

function Count({ count }: { count: number }) {
  return (
    <span className="var-count">
      {formatNumber(count)}
      <span className="ams-visually-hidden">{count === 1 ? ' bericht' : ' berichten'}</span>
    </span>
  )
}
