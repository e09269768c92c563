import { redirect, type MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { may } from '#app/access/policy.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { FromMeetings } from '#app/modules/dossier/event-dossier.tsx'
import { meetingsOf } from '#app/modules/dossier/queries.server.ts'
import { fileRows } from '#app/modules/files/rows.server.ts'
import { isPublicNow, orGone } from '#app/modules/items/gone.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { getLibraryItem, libraryKinds } from '#app/modules/library/queries.server.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import { audienceLine } from '#app/modules/items/audience-line.ts'
import { Elsewhere } from '#app/modules/library/elsewhere.tsx'
import { AccessLine } from '#app/ui/audience.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { FileList } from '#app/ui/file-list.tsx'
import { MetaList } from '#app/ui/meta-list.tsx'
import { formatDate } from '#app/ui/format.ts'
import { publicMeta } from '#app/ui/page-meta.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SideBlock, SideLinks, WithSide } from '#app/ui/side-column.tsx'
import { StatusBand } from '#app/ui/status-band.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, url, answer }) => {
  const slug = params.slug ?? ''
  const loading = orGone(db.read, slug, libraryKinds, getLibraryItem(db.read, viewer, slug))
  const found = await orSignIn({ viewer, url }, loading)
  if (slug !== slugOf(found)) throw redirect(urls.library.item(found), 301)
  await recordReading(db, viewer, found, 'read')
  const isPublic = isPublicNow(found, viewer.now)
  if (isPublic) answer.counts = found.id
  const audience = audienceLine(await audienceOf(db.read, found.locks, viewer.now, viewer))
  const stored = viewer.userId === null ? null : await getStoredItem(db.read, found.id, viewer.now)
  const mayEdit = stored !== null && may(viewer, 'edit', stored)
  const mayReadTrail = stored !== null && may(viewer, 'read-trail', stored)
  const { id, kind, title, summary, date, label, status, html, organisation, workgroup, themes, elsewhere } = found
  const files = fileRows(found)
  return {
    id,
    kind,
    title,
    summary,
    date,
    label,
    status,
    html,
    organisation,
    workgroup,
    themes,
    elsewhere,
    files,
    meetings: await meetingsOf(db.read, viewer, id),
    audience,
    mayEdit,
    mayReadTrail,
    isPublic,
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  if (!data) return []
  const { title, summary, isPublic, layout } = data
  const path = urls.library.item(data)
  return isPublic ? publicMeta({ title, description: summary, baseUrl: layout.baseUrl, path }) : pageTitle(title)
}
export const handle = { breadcrumb: () => [{ label: 'Kennisbank', href: urls.library.list }] }

export default function LibraryItem() {
  const item = useLoaderData<typeof loader>()
  return (
    <WithSide
      side={
        <>
          {item.files.length > 0 ? (
            <SideBlock title="Bestanden">
              <FileList files={item.files} />
            </SideBlock>
          ) : null}
          {item.themes.length > 0 ? (
            <SideBlock title="Thema’s">
              <SideLinks links={item.themes.map((theme) => ({ label: theme.name, href: urls.theme(theme.slug) }))} />
            </SideBlock>
          ) : null}
          {item.mayEdit ? (
            <SideBlock title="Redactie">
              <ButtonLink href={urls.desk.edit(item.id)} variant="secondary">
                Bewerk dit stuk
              </ButtonLink>
            </SideBlock>
          ) : null}
          {item.mayReadTrail ? (
            <SideBlock title="Logboek">
              <SideLinks links={[{ label: 'Wie heeft dit gelezen?', href: urls.desk.trail(item.id) }]} />
            </SideBlock>
          ) : null}
        </>
      }
    >
      <article className="var-article">
        <StatusBand status={item.status} />
        <p className="var-kicker">{kindNames[item.kind].one}</p>
        <h1>{item.title}</h1>
        <AccessLine label={item.label} {...item.audience} />
        <MetaList
          row
          facts={[
            { term: 'Van', value: item.organisation },
            {
              term: 'Werkgroep',
              value: item.workgroup ? <a href={urls.workgroup(item.workgroup.slug)}>{item.workgroup.name}</a> : null,
            },
            { term: 'Datum', value: formatDate(item.date) },
          ]}
        />
        {item.summary ? <p className="var-lead">{item.summary}</p> : null}
        {item.elsewhere ? <Elsewhere {...item.elsewhere} /> : null}
        <div className="var-prose" dangerouslySetInnerHTML={{ __html: item.html }} />
        <FromMeetings meetings={item.meetings} />
        <p className="var-item__meta">
          <a href={urls.report(item.id)}>{item.status === 'reported' ? 'Bekijk de melding' : 'Meld dit stuk'}</a>
        </p>
      </article>
    </WithSide>
  )
}
