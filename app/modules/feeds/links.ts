import type { FeedLink } from '#app/ui/page-meta.ts'
import { feedPath, feedTitle, formatNames, formats, type FeedScope } from './urls.ts'

/** The feeds of this scope, for the head of a page that shows the same. */
export const feedLinks = (scope: FeedScope): FeedLink[] =>
  formats.map((format) => ({
    title: `${feedTitle(scope)} (${formatNames[format].name})`,
    type: formatNames[format].type,
    path: feedPath(scope, format),
  }))
