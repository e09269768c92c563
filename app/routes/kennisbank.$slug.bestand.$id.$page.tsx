import { redirect, type MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { paragraphsOf } from '#app/files/readable.ts'
import { loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { findPage, getFile } from '#app/modules/files/queries.server.ts'
import { handlingOf } from '#app/modules/files/serve.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { expandQuery } from '#search/dutch.ts'
import { markWords } from '#search/snippet.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Snippet } from '#app/ui/search-hit.tsx'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, url }) => {
  const newest = url.searchParams.has('concept')
  const served = await orSignIn({ viewer, url }, getFile(db.read, viewer, params.id ?? '', newest))
  const number = Number(params.page)
  if (!Number.isInteger(number) || number < 1) throw new NotFound()
  if (params.slug !== slugOf(served.item))
    throw redirect(urls.library.page(served.item, served.id, number) + url.search, 301)
  const page = served.text === 'ready' ? await findPage(db.read, served, number) : null
  const pageCount = served.pageCount ?? 1
  if (!page && number > pageCount) throw new NotFound()
  await recordReading(db, viewer, served.item, 'read-page', { file: served.id, page: number })
  const handling = handlingOf(served)
  const query = (url.searchParams.get('q') ?? '').slice(0, 400)
  const text = page?.text ?? ''
  return {
    item: {
      ...{ id: served.item.id, title: served.item.title, label: served.item.label },
      ...{ href: urls.item(served.item), isNews: served.item.kind === 'news' },
    },
    file: { id: served.id, name: served.name, href: handling === 'pages' ? null : urls.file(served.id, newest) },
    number,
    pageCount,
    label: page?.label ?? `pagina ${number}`,
    reason: served.text === 'unreadable' ? (served.textReason ?? '') : null,
    waiting: served.text === 'waiting',
    paragraphs: paragraphsOf(text).map((paragraph) =>
      query ? markWords(paragraph, expandQuery(query)) : [{ text: paragraph, hit: false }],
    ),
    picture:
      handling === 'original' && served.mime !== 'application/pdf' ? null : urls.picture(served.id, number, newest),
    search: url.search,
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  data ? pageTitle(`${data.file.name}, ${data.label} – ${data.item.title}`) : []
export const handle = {
  breadcrumb: (data: unknown) => {
    const { item } = data as { item: { title: string; href: string; isNews: boolean } }
    return [
      item.isNews ? { label: 'Nieuws', href: urls.news.list } : { label: 'Kennisbank', href: urls.library.list },
      { label: item.title, href: item.href },
    ]
  },
}

export default function FilePage() {
  const data = useLoaderData<typeof loader>()
  const address = (page: number) => urls.library.page(data.item, data.file.id, page) + data.search
  const pages = { number: data.number, pageCount: data.pageCount, address }
  return (
    <article className="var-stack">
      <div className="var-head">
        <div>
          <h1>{data.file.name}</h1>
          <p>
            {data.label} van {data.pageCount} · <TlpBadge label={data.item.label} />
          </p>
        </div>
        {data.file.href ? (
          <ButtonLink href={data.file.href} variant="secondary">
            Download het bestand
          </ButtonLink>
        ) : null}
      </div>
      <PageLinks label="Pagina’s van dit bestand" {...pages} />
      <div className="var-reader">
        {data.picture ? (
          <a className="var-reader__picture" href={data.picture}>
            <img
              src={data.picture}
              alt={`Pagina ${data.number} van ${data.file.name}; de tekst staat ernaast`}
              width={620}
              height={877}
              loading="lazy"
            />
          </a>
        ) : null}
        <section className="var-reader__text" aria-label="Tekst van deze pagina">
          {data.reason ? (
            <p>Tekst niet leesbaar: {data.reason}.</p>
          ) : data.waiting ? (
            <p>De tekst van dit bestand wordt nog gelezen. Kijk over een minuut opnieuw.</p>
          ) : (
            <div className="var-prose">
              {data.paragraphs.map((pieces, index) => (
                <p key={index}>
                  <Snippet pieces={pieces} />
                </p>
              ))}
              {data.paragraphs.length === 0 ? <p>Op deze pagina staat geen tekst.</p> : null}
            </div>
          )}
        </section>
      </div>
      <PageLinks label="Verder bladeren" {...pages} />
      <p className="var-item__meta">
        <a href={urls.report(data.item.id)}>Meld dit stuk</a>
      </p>
    </article>
  )
}

function PageLinks(props: { label: string; number: number; pageCount: number; address: (page: number) => string }) {
  if (props.pageCount < 2) return null
  return (
    <nav className="var-pages" aria-label={props.label}>
      {props.number > 1 ? (
        <ButtonLink href={props.address(props.number - 1)} variant="secondary">
          Vorige pagina
        </ButtonLink>
      ) : null}
      {props.number < props.pageCount ? (
        <ButtonLink href={props.address(props.number + 1)} variant="secondary">
          Volgende pagina
        </ButtonLink>
      ) : null}
    </nav>
  )
}
