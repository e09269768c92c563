import type { ReactNode } from 'react'
import { SearchIcon } from './icons.tsx'
import { ItemMeta, type ItemRow } from './item-list.tsx'

export interface SnippetPiece {
  text: string
  /** True for a word that was searched. */
  hit: boolean
}

export interface SearchHitData extends Omit<ItemRow, 'summary' | 'pinned'> {
  /** Where it is: "Kennisbank › Ondermijning". */
  path?: readonly string[]
  snippet?: readonly SnippetPiece[]
  /** Pages that hold the words. */
  pages?: readonly SearchHitPage[]
}

export interface SearchHitPage {
  page: number
  href: string
  /** What the place is called: "dia 3", "blad Kosten"; "p. 12" where left out. */
  label?: string
}

export function SearchHits(props: { hits: readonly SearchHitData[] }) {
  return (
    <ol className="var-items">
      {props.hits.map((hit) => (
        <SearchHit key={hit.id} hit={hit} />
      ))}
    </ol>
  )
}

function SearchHit({ hit }: { hit: SearchHitData }) {
  const pages = hit.pages ?? []
  return (
    <li className="var-item">
      {hit.path && hit.path.length > 0 ? <p className="var-hit__path">{hit.path.join(' › ')}</p> : null}
      <h2 className="var-item__title">
        <a href={hit.href}>{hit.title}</a>
      </h2>
      {hit.snippet && hit.snippet.length > 0 ? (
        <p className="var-hit__snippet">
          <Snippet pieces={hit.snippet} />
        </p>
      ) : null}
      {pages.length > 0 ? (
        <ul className="var-chips var-hit__places" aria-label="Gevonden op">
          {pages.map(({ page, href, label }) => (
            <li key={href}>
              <a className="var-chip" href={href}>
                {label || `p. ${page}`}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <ItemMeta item={hit} />
    </li>
  )
}

export function Snippet({ pieces }: { pieces: readonly SnippetPiece[] }) {
  return <>{pieces.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))}</>
}

/** The large field of the home page and of the search page; the query stays in it. */
export function SearchForm(props: { query?: string; label?: string; children?: ReactNode }) {
  return (
    <form
      className="var-search var-search--large"
      action="/zoeken"
      role="search"
      aria-label={props.label ?? 'Waar zoekt u naar?'}
      data-search=""
    >
      <label className="ams-visually-hidden" htmlFor="zoekvraag">
        {props.label ?? 'Waar zoekt u naar?'}
      </label>
      <input
        id="zoekvraag"
        className="var-search__input"
        name="q"
        type="search"
        defaultValue={props.query ?? ''}
        placeholder={props.label ?? 'Waar zoekt u naar?'}
        autoComplete="off"
      />
      {props.children}
      {/* Narrow screens show the icon only. */}
      <button className="var-search__button" type="submit" aria-label="Zoeken">
        <SearchIcon className="var-icon" />
        <span className="var-search__words">Zoeken</span>
      </button>
    </form>
  )
}
