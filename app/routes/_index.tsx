import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { homeMeta } from '#app/modules/feeds/home-meta.ts'
import { ForYou } from '#app/modules/home/for-you.tsx'
import { meetingRow } from '#app/modules/home/meeting-row.ts'
import { PublicHome } from '#app/modules/home/public-home.tsx'
import { forYou, publicHome } from '#app/modules/home/queries.server.ts'
import { genreNames, publisherNames } from '#app/modules/items/kinds.ts'
import { listNews } from '#app/modules/news/queries.server.ts'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer }) => {
  const { userId, now } = viewer
  // What somebody follows and comes to is theirs: a password alone does not show it.
  if (userId !== null && viewer.assurance >= 2) {
    const own = await forYou(db.read, { ...viewer, userId })
    const { rows } = await listNews(db.read, viewer, { limit: 3 })
    return {
      own: {
        ...own,
        inThemes: own.inThemes.map(({ organisation, ...row }) => ({ ...row, from: organisation })),
        inWorkgroups: own.inWorkgroups.map(({ workgroup, ...row }) => ({ ...row, from: workgroup.name })),
        news: rows.map(({ organisation, ...row }) => ({ ...row, from: organisation })),
        ownMeetings: own.ownMeetings.map(({ state, ...one }) =>
          meetingRow(one, now, state === 'waiting' ? 'waiting' : 'confirmed'),
        ),
        meetings: own.meetings.map((one) => meetingRow(one, now)),
        partner: participates(viewer),
      },
      open: null,
    }
  }
  const { pinned, news, meetings, themes, expiresAt } = await publicHome(db.read, viewer)
  answer.keep = userId === null
  answer.expiresAt = expiresAt
  return {
    own: null,
    open: {
      pinned: pinned ? newsRow(pinned) : null,
      latest: news.map(newsRow),
      meetings: meetings.map((one) => meetingRow(one, now)),
      themes: themes.map(({ slug, name, colour }) => ({ slug, name, colour })),
    },
  }
})

type News = Awaited<ReturnType<typeof listNews>>['rows'][number]

function newsRow({ id, title, summary, date, genre, publisher, imageFileId, imageAlt }: News) {
  return {
    id,
    title,
    summary,
    date,
    imageFileId,
    imageAlt,
    facts: [genreNames[genre].one, publisherNames[publisher]],
    colour: id.charCodeAt(0),
  }
}

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? homeMeta(data.layout.baseUrl) : [])
export const handle = { ownSearch: true, full: true }

export default function Home() {
  const { own, open } = useLoaderData<typeof loader>()
  return own ? <ForYou {...own} /> : <PublicHome {...open} />
}
