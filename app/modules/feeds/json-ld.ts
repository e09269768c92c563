import { amsterdamInstant, amsterdamIso } from '#app/lib/dates.ts'
import { publisherNames, type Publisher } from '#app/modules/items/kinds.ts'

type Data = Record<string, unknown>

const alliance = 'VeiligheidsAlliantie regio Rotterdam'
const organisation = (name: string, url?: string): Data => ({ '@type': 'Organization', name, ...(url ? { url } : {}) })

/** Who makes the site, and that it can be searched: for the home page. @param baseUrl without a slash at the end */
export const siteData = (baseUrl: string): Data => ({
  '@context': 'https://schema.org',
  '@graph': [
    { '@id': `${baseUrl}/#organisatie`, ...organisation(alliance, `${baseUrl}/`), alternateName: 'VAR' },
    {
      '@type': 'WebSite',
      '@id': `${baseUrl}/#site`,
      url: `${baseUrl}/`,
      name: alliance,
      inLanguage: 'nl',
      publisher: { '@id': `${baseUrl}/#organisatie` },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${baseUrl}/zoeken?q={zoekterm}` },
        'query-input': 'required name=zoekterm',
      },
    },
  ],
})

/** A news item that everybody may read. */
export interface PublicNews {
  title: string
  summary: string
  publisher: Publisher
  /** Milliseconds UTC. */
  published: number
  updated: number
  /** Path of the page. */
  path: string
  /** Path of the picture that the page shows. */
  image: string | null
}

/** A news item as schema.org has it. @param baseUrl without a slash at the end */
export const newsData = (baseUrl: string, news: PublicNews): Data => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: news.title,
  ...(news.summary ? { description: news.summary } : {}),
  datePublished: amsterdamIso(news.published),
  dateModified: amsterdamIso(news.updated),
  inLanguage: 'nl',
  url: baseUrl + news.path,
  mainEntityOfPage: baseUrl + news.path,
  ...(news.image ? { image: [baseUrl + news.image] } : {}),
  author: organisation(publisherNames[news.publisher]),
  publisher: organisation(alliance, `${baseUrl}/`),
})

/** A meeting that everybody may read of. Times are local, `HH:MM`, '' where unknown; the online address is not among them. */
export interface PublicMeeting {
  title: string
  summary: string
  publisher: Publisher
  date: string
  startTime: string
  /** '' for a meeting of one day. */
  endDate: string
  endTime: string
  place: string
  address: string
  /** Whether one can be there from elsewhere; where, only who signed up is told. */
  online: boolean
  cancelled: boolean
  /** The host as the page names it; null where it names none. */
  host: string | null
  /** Path of the page. */
  path: string
}

/** A meeting as schema.org has it. @param baseUrl without a slash at the end */
export function meetingData(baseUrl: string, meeting: PublicMeeting): Data {
  const { date, startTime, endDate, endTime, place, address, online } = meeting
  const url = baseUrl + meeting.path
  const moment = (day: string, time: string) => (time ? amsterdamIso(amsterdamInstant(day, time)) : day)
  const there = place || address
  const places = [
    ...(there ? [{ '@type': 'Place', name: place || address, ...(address ? { address } : {}) }] : []),
    ...(online ? [{ '@type': 'VirtualLocation', url }] : []),
  ]
  const mode = there && online ? 'Mixed' : online ? 'Online' : 'Offline'
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: meeting.title,
    ...(meeting.summary ? { description: meeting.summary } : {}),
    startDate: moment(date, startTime),
    ...(endTime || endDate ? { endDate: moment(endDate || date, endTime) } : {}),
    eventStatus: `https://schema.org/${meeting.cancelled ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    ...(places.length > 0 ? { location: places.length === 1 ? places[0] : places } : {}),
    organizer: organisation(meeting.host ?? publisherNames[meeting.publisher]),
    inLanguage: 'nl',
    url,
  }
}
