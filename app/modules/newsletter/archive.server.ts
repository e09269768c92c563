import { and, gte, lt } from 'drizzle-orm'
import { anonymousViewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import type { Reader } from '#db/client.server.ts'
import { newsletterIssue } from '#db/schema/index.ts'
import { readableBlocks } from './content.server.ts'
import { begunIssues, inArchive } from './issues.server.ts'

const mostListed = 100

/**
 * Letters that went out, newest first: those of which anybody may read something now, whoever asks. Another one is not there
 * at all.
 */
export async function listArchive(read: Reader, now: number) {
  const issues = await begunIssues(read, mostListed)
  const ids = issues.map(({ id }) => id)
  const found = await readableBlocks(read, [anonymousViewer(now)], ids, { baseUrl: '' })
  return issues.flatMap((issue) => {
    const blocks = found.get(issue.id)
    if (!blocks) return []
    const titles = blocks.parts.flatMap((part) => (part.kind === 'item' ? [part.title] : []))
    return [{ ...issue, titles: titles.slice(0, 3), more: Math.max(0, titles.length - 3) }]
  })
}

/** One of them, with what anybody may read of it now. @throws NotFound */
export async function getArchived(read: Reader, slug: string, now: number) {
  const start = idStartOf(slug)
  if (!start) throw new NotFound()
  const [issue] = await read
    .select({
      id: newsletterIssue.id,
      title: newsletterIssue.title,
      intro: newsletterIssue.intro,
      beganAt: newsletterIssue.beganAt,
    })
    .from(newsletterIssue)
    .where(and(gte(newsletterIssue.id, start), lt(newsletterIssue.id, `${start}{`), inArchive))
  const blocks =
    issue && (await readableBlocks(read, [anonymousViewer(now)], [issue.id], { baseUrl: '' })).get(issue.id)
  if (!issue || !blocks) throw new NotFound()
  return { ...issue, parts: blocks.parts }
}
