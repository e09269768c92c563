import { amsterdamIso } from '#app/lib/dates.ts'
import { publicMeta } from '#app/ui/page-meta.ts'
import { meetingData, newsData, type PublicMeeting, type PublicNews } from './json-ld.ts'

/** For `export const meta` of a news item that everybody may read. @param baseUrl without a slash at the end */
export const newsMeta = (baseUrl: string, news: PublicNews, imageAlt: string) =>
  publicMeta({
    title: news.title,
    description: news.summary,
    baseUrl,
    path: news.path,
    image: news.image ? { path: news.image, alt: imageAlt } : null,
    published: amsterdamIso(news.published),
    updated: amsterdamIso(news.updated),
    data: newsData(baseUrl, news),
  })

/** The same for a meeting. */
export const meetingMeta = (baseUrl: string, meeting: PublicMeeting) =>
  publicMeta({
    title: meeting.title,
    description: meeting.summary,
    baseUrl,
    path: meeting.path,
    data: meetingData(baseUrl, meeting),
  })
