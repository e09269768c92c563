import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'

/** Mails to one person about their registration. */
export const letters = [
  'confirm',
  'known',
  'confirmed',
  'waiting',
  'moved-up',
  'updated',
  'cancelled',
  'changed',
  'called-off',
  'lost',
] as const
export type LetterName = (typeof letters)[number]

/** Asks for a mail to who signed up; what it says is made when it is sent. */
export async function tellRegistrant(
  tx: Tx,
  registrationId: string,
  letter: LetterName,
  detail: { moved?: boolean; programme?: boolean } = {},
): Promise<void> {
  const payload = { registrationId, letter, ...detail }
  await emit(tx, { topic: 'registration-mail', key: `${registrationId}.${letter}`, payload })
}
