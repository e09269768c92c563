import type { Viewer } from '#app/access/viewer.ts'
import type { Services } from '#app/services.server.ts'
import type { issueMail } from '#app/mail/templates.letters.ts'
import type { Audience } from './audiences.ts'
import { readableBlocks } from './content.server.ts'
import { getIssue } from './issues.server.ts'
import { viewersAs } from './reader.server.ts'
import { newsletterUrls } from './urls.ts'

/**
 * An issue as somebody else would get it now, of which the editor is shown no more than they may read themselves. The links
 * at its foot lead nowhere in particular: they are nobody's.
 * @returns null where this reader would get no mail
 * @throws NotFound
 */
export async function letterAs(
  { db, config }: Pick<Services, 'db' | 'config'>,
  editor: Viewer,
  issueId: string,
  as: Audience,
): Promise<Parameters<typeof issueMail>[0] | null> {
  const issue = await getIssue(db.read, issueId)
  const { baseUrl } = config.server
  const found = await readableBlocks(db.read, viewersAs(as, editor), [issueId], { baseUrl })
  const own = found.get(issueId)
  if (!own) return null
  const links = {
    browser: baseUrl + newsletterUrls.issue(issue),
    preferences: baseUrl + newsletterUrls.preferences('proef'),
    unsubscribe: baseUrl + newsletterUrls.unsubscribe('proef'),
  }
  return { title: issue.title, intro: issue.intro, sections: [{ title: null, parts: own.parts }], links }
}
