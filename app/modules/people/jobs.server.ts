import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { makeLink } from '#app/auth/links.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import {
  confirmationMail,
  factorReminderMail,
  invitationMail,
  openedMail,
  ownSignInMail,
  passwordResetMail,
} from '#app/mail/templates.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import { hasSignIn } from '#app/modules/sso/signs-in.server.ts'
import type { Services } from '#app/services.server.ts'
import { membership, user } from '#db/schema/index.ts'
import { findManaged, opensHow } from './grants.server.ts'

const payloadSchema = z.discriminatedUnion('template', [
  z.object({
    template: z.literal('password-reset'),
    userId: z.string(),
    /** Asked for by the person in their profile, and not at the door. */
    own: z.boolean().default(false),
  }),
  z.object({ template: z.enum(['invitation', 'factor']), userId: z.string() }),
  z.object({
    template: z.literal('opened'),
    userId: z.string(),
    organisationId: z.string(),
    keys: z.array(z.string()),
  }),
  z.object({ template: z.literal('confirmation'), userId: z.string(), organisationId: z.string() }),
])
type Payload = z.output<typeof payloadSchema>
type Letter = Omit<Mail, 'to'>

/** Topic `send-mail`: letters to one person about their account or organisation. Payloads are ids; links are made here. */
export async function sendMail(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const payload = payloadSchema.parse(raw)
  const [account] = await services.db.read
    .select({ id: user.id, name: user.name, email: user.email })
    .from(user)
    .where(and(eq(user.id, payload.userId), isNull(user.suspendedAt)))
  if (!account) return
  const { template } = payload
  const optional = template === 'opened' || template === 'confirmation'
  if (optional && !(await wantsNotice(services.db.read, account.id, template))) return
  const letter = await compose(services, payload, account)
  if (letter) await services.mailer.send({ to: account.email, ...letter })
}

async function compose(
  services: Services,
  payload: Payload,
  account: { id: string; name: string },
): Promise<Letter | null> {
  const { baseUrl } = services.config.server
  const { name } = account
  switch (payload.template) {
    case 'password-reset':
      // Their second step is at their organisation: a mailbox alone does not get around it.
      if (!payload.own && (await signsInElsewhere(services, account.id)))
        return ownSignInMail({ name, link: `${baseUrl}${accountUrls.sso()}` })
      return passwordResetMail({
        name,
        link: baseUrl + accountUrls.setPassword(await newLink(services, payload.template, account.id)),
      })
    case 'invitation':
      if (!(await waitsFor(services, account.id, 'begin'))) return null
      return invitationMail({
        name,
        link: baseUrl + accountUrls.invitation(await newLink(services, payload.template, account.id)),
      })
    case 'factor':
      if (!(await waitsFor(services, account.id, 'second step'))) return null
      return factorReminderMail({ name, link: `${baseUrl}${accountUrls.signIn()}` })
    case 'opened': {
      const owner = await findManaged(services.db.read, account.id, payload.organisationId, Date.now())
      if (!owner) return null
      const { owners } = await opensHow(services.db.read, payload.keys, Date.now())
      const count = owners.find(({ organisationId }) => organisationId === owner.id)?.items ?? 0
      return count > 0 ? openedMail({ name, organisation: owner.name, count, link: `${baseUrl}/redactie` }) : null
    }
    case 'confirmation': {
      const managed = await findManaged(services.db.read, account.id, payload.organisationId, Date.now())
      return (
        managed && confirmationMail({ name, organisation: managed.name, link: baseUrl + accountUrls.confirmations })
      )
    }
  }
}

/** No password, and a way in by their own organisation. */
async function signsInElsewhere({ db }: Services, userId: string): Promise<boolean> {
  const [row] = await db.read
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.passwordHash), hasSignIn()))
  return row !== undefined
}

/** Is the person let in still, and without this yet? For an administrator no membership is needed. */
async function waitsFor({ db }: Services, userId: string, what: 'begin' | 'second step'): Promise<boolean> {
  const has = what === 'begin' ? user.passwordHash : user.totpEnrolledAt
  const [row] = await db.read
    .select({ id: user.id })
    .from(user)
    .leftJoin(membership, and(eq(membership.userId, user.id), liveMembership(Date.now())))
    .where(
      and(
        eq(user.id, userId),
        isNull(has),
        sql`NOT ${hasPasskey}`,
        what === 'begin' ? undefined : sql`NOT ${hasSignIn({ proven: true })}`,
        or(eq(user.administrator, true), isNotNull(membership.id)),
      ),
    )
    .limit(1)
  return row !== undefined
}

function newLink(services: Services, purpose: 'password-reset' | 'invitation', userId: string): Promise<string> {
  return services.db.write((tx) => makeLink(tx, services.secrets.session, { purpose, userId, now: Date.now() }))
}
