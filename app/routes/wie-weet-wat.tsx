import { useLoaderData } from '@remix-run/react'
import { participant } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { findExperts, parseAfter } from '#app/modules/profile/expertise.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SearchIcon } from '#app/ui/icons.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(participant, async ({ viewer, url, services: { db } }) => {
  const q = (url.searchParams.get('q') ?? '').slice(0, 100)
  return { q, ...(await findExperts(db.read, viewer, { q, after: parseAfter(url.searchParams.get('na')) })) }
})

export const meta = () => pageTitle('Wie weet wat')

export default function Experts() {
  const { q, people, next } = useLoaderData<typeof loader>()
  const more = new URLSearchParams({ ...(q ? { q } : {}), na: String(next) })
  return (
    <div className="var-stack">
      <h1>Wie weet wat</h1>
      <p>
        Collega’s die u iets kunt vragen. Wilt u hier ook staan? <a href={accountUrls.expertise}>Noem wat u weet</a>.
      </p>
      <form className="var-search" role="search" aria-label="Wie weet wat">
        <label className="ams-visually-hidden" htmlFor="wie">
          Onderwerp
        </label>
        <input id="wie" className="var-search__input" name="q" type="search" defaultValue={q} placeholder="Onderwerp" />
        <button className="var-search__button" type="submit">
          <SearchIcon className="var-icon" />
          <span className="ams-visually-hidden">Zoeken</span>
        </button>
      </form>
      {people.length === 0 ? (
        <EmptyState title={q ? 'Niemand noemt dit onderwerp' : 'Nog niemand noemt een onderwerp'}>
          <p>{q ? 'Probeer een ander of korter woord.' : 'Wie iets noemt bij het eigen profiel, staat hier.'}</p>
        </EmptyState>
      ) : (
        <ul className="var-items">
          {people.map((person) => (
            <li key={person.number} className="var-item">
              <h2 className="var-item__title">{person.name}</h2>
              <p className="var-item__summary">{person.subjects.join(' · ')}</p>
              <p className="var-item__meta">
                {[person.jobTitle, ...person.organisations].filter(Boolean).join(', ')}
                {person.email ? (
                  <>
                    {' · '}
                    <a href={`mailto:${person.email}`}>{person.email}</a>
                  </>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      {next === null ? null : (
        <p>
          <a href={`?${more.toString()}`} rel="next">
            Volgende
          </a>
        </p>
      )}
    </div>
  )
}
