import { redirect, type MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keepsDossiers } from '#app/access/policy.ts'
import { account, everyone } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath, urls } from '#app/lib/urls.ts'
import { feedLinks } from '#app/modules/feeds/links.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import {
  KindSection,
  LawsBlock,
  MeetingsSection,
  PeopleSection,
  PlacesBlock,
  partsOf,
} from '#app/modules/themes/dossier-sections.tsx'
import { getDossier } from '#app/modules/themes/dossier.server.ts'
import { FollowButton } from '#app/modules/themes/follow-button.tsx'
import { followTheme } from '#app/modules/themes/follow.server.ts'
import { followForm } from '#app/modules/themes/forms.ts'
import { earliest } from '#app/modules/home/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { publicMeta } from '#app/ui/page-meta.ts'
import { SideBlock, SideLinks, WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, answer }) => {
  const { expiresAt, ...dossier } = await getDossier(db.read, viewer, params.slug ?? '')
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = earliest(await nextPublicChange(db.read, viewer.now), expiresAt)
  }
  return {
    dossier,
    visitor: viewer.userId === null,
    mayFollow: viewer.assurance >= 2,
    library: viewer.assurance >= 2 && viewer.memberships.length > 0,
    keeper: keepsDossiers(viewer),
  }
})

export const action = actionFor(account, followForm, async ({ viewer, input, params, services: { db } }) => {
  const slug = params.slug ?? ''
  await db.write((tx) => followTheme(tx, viewer, slug, input.intent === 'follow'))
  return redirect(`${safePath(input.naar, urls.theme(slug))}?gedaan=${input.intent}`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  if (!data) return []
  const { slug, name, description } = data.dossier
  const { baseUrl } = data.layout
  const feeds = feedLinks({ of: 'theme', slug, name })
  return publicMeta({ title: name, description, baseUrl, path: urls.theme(slug), feeds })
}
export const handle = { breadcrumb: () => [{ label: 'Thema’s', href: urls.themes }] }

const texts = { follow: 'U volgt dit thema', unfollow: 'U volgt dit thema niet meer' }

export default function ThemePage() {
  const { dossier, visitor, mayFollow, library, keeper } = useLoaderData<typeof loader>()
  const { slug, name, description, html, sections, meetings, people, laws, places } = dossier
  const parts = partsOf(dossier)
  return (
    <WithSide
      label="Bij dit thema"
      side={
        <>
          <LawsBlock laws={laws} />
          <PlacesBlock places={places} />
          <SideBlock title="Verder zoeken">
            <SideLinks
              links={[
                { label: 'Zoek binnen dit thema', href: `${urls.search}?thema=${slug}` },
                { label: 'Alle thema’s', href: urls.themes },
                ...(keeper ? [{ label: 'Bewerk de inleiding', href: urls.desk.theme(slug) }] : []),
              ]}
            />
          </SideBlock>
        </>
      }
    >
      <Done texts={texts} />
      <header className="var-dossier">
        <p className="var-kicker">Thema</p>
        <h1>{name}</h1>
        {description ? <p className="var-lead">{description}</p> : null}
        <FollowButton slug={slug} followed={dossier.followed} mayFollow={mayFollow} visitor={visitor} />
      </header>
      {html ? <div className="var-prose" dangerouslySetInnerHTML={{ __html: html }} /> : null}
      {parts.length > 1 ? <Contents parts={parts} /> : null}
      {sections.map((section) => (
        <KindSection key={section.kind} section={section} theme={slug} library={library} />
      ))}
      <MeetingsSection meetings={meetings} theme={slug} />
      <PeopleSection people={people} name={name} />
      {parts.length === 0 ? <Nothing visitor={visitor} slug={slug} /> : null}
    </WithSide>
  )
}

function Contents({ parts }: { parts: ReturnType<typeof partsOf> }) {
  return (
    <nav aria-label="Op deze pagina">
      <ul className="var-dossier__contents">
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
            {count === null ? null : <span className="var-count"> {count}</span>}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Says the same of every theme, whatever others may read of it. */
function Nothing({ visitor, slug }: { visitor: boolean; slug: string }) {
  return visitor ? (
    <EmptyState title="Nog niets openbaar">
      <p>
        Over dit thema staat nog niets op deze openbare site. Werkt u bij een partner van de alliantie?{' '}
        <a href={urls.signIn(urls.theme(slug))}>Log in</a> om te zien wat met u is gedeeld.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="Nog geen stukken">
      <p>Over dit thema is nog niets met u gedeeld.</p>
    </EmptyState>
  )
}
