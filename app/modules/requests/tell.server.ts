import { eq, isNull, and } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { type accountRequest, user } from '#db/schema/index.ts'
import { missingSides, standingsOf, type Standing } from './deciders.server.ts'

type Request = Pick<typeof accountRequest.$inferSelect, 'id' | 'email' | 'organisationId' | 'sentBy' | 'confirmedBy'>
/** What an applicant is told of by mail. */
export type ApplicantLetter = 'confirm' | 'received' | 'asked' | 'denied' | 'approved'

/** Mails the applicant; whether it is still so is asked again when the mail goes out. */
export function tellApplicant(tx: Tx, letter: ApplicantLetter, requestId: string): Promise<void> {
  return emit(tx, { topic: 'request-mail', key: `${letter}:${requestId}`, payload: { letter, requestId } })
}

/** Mails those whose agreement is missing that something waits for them; ten requests make one waiting mail. */
export async function tellDeciders(tx: Tx, request: Request, now: number): Promise<void> {
  const standing = (await standingsOf(tx, [request], now)).get(request.id)
  if (!standing) return
  const sides = missingSides(standing)
  if (sides.includes('organisation') && request.organisationId)
    await mailWaiting(tx, standing.managers, request.organisationId)
  if (sides.includes('office')) await mailWaiting(tx, await officeOf(tx, standing), null)
}

async function mailWaiting(tx: Tx, people: readonly string[], organisationId: string | null): Promise<void> {
  for (const userId of people)
    await emit(tx, {
      topic: 'request-mail',
      key: `waiting:${organisationId ?? 'office'}:${userId}`,
      payload: { letter: 'waiting', userId, organisationId },
    })
}

/** The bureau's managers; administrators where it has nobody but the organisation's own manager. */
async function officeOf(reader: Reader, { office, managers }: Standing): Promise<readonly string[]> {
  const others = office.filter((id) => !managers.includes(id))
  if (others.length > 0) return others
  const rows = await reader
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.administrator, true), isNull(user.suspendedAt)))
  return rows.map(({ id }) => id)
}
