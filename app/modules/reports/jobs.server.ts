import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { labelPolicy } from '#app/access/label.ts'
import { asEditor, mayRead } from '#app/access/policy.ts'
import { holds } from '#app/access/rule.ts'
import { roleIn } from '#app/access/viewer.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { decidedMail, reportedMail } from '#app/mail/templates.reports.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import type { Services } from '#app/services.server.ts'
import { formatDate } from '#app/ui/format.ts'
import { organisation, report, user } from '#db/schema/index.ts'
import { closeReports } from './commands.server.ts'
import { decisions } from './forms.ts'

const payloadSchema = z.object({ what: z.enum(['made', 'decided']), id: z.string(), userId: z.string() })
type Letter = Omit<Mail, 'to'>

/** Topic `report-mail`: to one person, about a report that was made (`id` is the item) or decided on (the report). */
export async function sendReportMail(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const { what, id, userId } = payloadSchema.parse(raw)
  const [account] = await services.db.read
    .select({ id: user.id, name: user.name, email: user.email })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.suspendedAt)))
  const notice = what === 'made' ? 'reported' : 'decided'
  if (!account || !(await wantsNotice(services.db.read, userId, notice))) return
  const letter = what === 'made' ? await reported(services, id, account) : await decided(services, id, account.name)
  if (letter) await services.mailer.send({ to: account.email, ...letter })
}

async function reported(
  { db, config }: Services,
  itemId: string,
  account: { id: string; name: string },
): Promise<Letter | null> {
  const now = Date.now()
  const viewer = await viewerOfUser(db.read, account.id, { assurance: 3, now })
  const found = await getStoredItem(db.read, itemId, now).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!viewer || !found) return null
  const manages = roleIn(viewer, found.ownerId) === 'manager'
  if (!manages && !holds(asEditor(viewer), found)) return null
  const open = await db.read
    .select({ hides: report.hides })
    .from(report)
    .where(and(eq(report.itemId, itemId), isNull(report.decidedAt)))
  const [owner] = await db.read
    .select({ name: organisation.name, slug: organisation.slug })
    .from(organisation)
    .where(eq(organisation.id, found.ownerId))
  if (open.length === 0 || !owner) return null
  const { notice } = labelPolicy[found.label]
  const titled = (notice === 'full' || notice === 'summary') && holds(mayRead(viewer), found)
  const { baseUrl } = config.server
  return reportedMail({
    name: account.name,
    about: notice === 'nothing' ? null : { title: titled ? found.title : null, organisation: owner.name },
    hidden: open.some(({ hides }) => hides),
    link: notice === 'nothing' ? baseUrl : baseUrl + accountUrls.organisationReports(owner.slug),
  })
}

async function decided({ db }: Services, reportId: string, name: string): Promise<Letter | null> {
  const [row] = await db.read.select().from(report).where(eq(report.id, reportId))
  return row?.decision
    ? decidedMail({ name, date: formatDate(row.createdAt), decision: decisions[row.decision] })
    : null
}

/** Topic `close-reports`: the item was withdrawn or put away by itself. */
export async function closeReportsOf({ db }: Services, itemId: string): Promise<void> {
  await db.write((tx) => closeReports(tx, itemId, Date.now()))
}
