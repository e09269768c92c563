import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { topics } from '#app/jobs/topics.server.ts'
import { emit } from '#db/outbox.server.ts'
import { audit, outbox } from '#db/schema/index.ts'
import { aPerson } from '#tests/factories/people.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { reasonText, topicNames } from './names.ts'

let portal: Portal
let administrator: Client
let administratorId: string
beforeEach(async () => {
  portal = await openPortal({ ROLES: 'web' })
  const { db, secrets } = portal.services
  const person = await aPerson(db, { organisation: null, administrator: true, secrets })
  administratorId = person.id
  administrator = await portal.as(person)
})

type Kept = typeof outbox.$inferSelect

/** A job that failed this often, the last time for this reason. */
async function aFailingJob(topic: string, values: Partial<Kept>): Promise<string> {
  const { db } = portal.services
  return db.write(async (tx) => {
    await emit(tx, { topic, key: `k-${values.attempts ?? 0}` })
    const [row] = await tx
      .update(outbox)
      .set({ dueAt: Date.now() + 3_600_000, ...values })
      .where(eq(outbox.key, `k-${values.attempts ?? 0}`))
      .returning({ id: outbox.id })
    return row!.id
  })
}
const jobs = () => portal.services.db.read.select().from(outbox).where(eq(outbox.attempts, 0))

describe('an administrator', () => {
  test('sees what was given up and what fails, in words, and nothing of what it is about', async () => {
    await aFailingJob('send-mail', { attempts: 35, parkedAt: 1, error: 'smtp-550' })
    await aFailingJob('take-in-file', { attempts: 6, error: 'ECONNREFUSED' })
    await aFailingJob('index-item', { attempts: 2, error: 'EngineUnavailable' })
    await aFailingJob('index-item', { attempts: 9, error: 'Wijkrapport <b>Crooswijk</b> mislukt' })
    const overview = (await administrator.get('/beheer')).body
    expect(overview).toContain('1 taak is gestopt en wacht op u en 2 taken worden opnieuw geprobeerd.')
    const { body } = await administrator.get('/beheer/taken')
    expect(body).toContain('Een mail versturen')
    expect(body).toContain('de mailserver weigert de mail (smtp-550)')
    expect(body).toContain('gestopt')
    expect(body).toContain('een dienst waar het portaal mee werkt, is niet bereikbaar (ECONNREFUSED)')
    expect(body).not.toMatch(/de zoekmachine is niet|Crooswijk|k-35/)
    expect(body.match(/Probeer opnieuw/g)).toHaveLength(3)
  })

  test('has one tried again, or all, and the trail tells', async () => {
    const { db } = portal.services
    const one = await aFailingJob('send-mail', { attempts: 35, parkedAt: 1, error: 'smtp-550' })
    await aFailingJob('take-in-file', { attempts: 6, error: 'ECONNREFUSED' })
    await aFailingJob('nightly', { attempts: 7, parkedAt: 1, error: 'TypeError' })
    const answer = await administrator.post('/beheer/taken', { intent: 'retry', id: one })
    expect(answer.headers.get('location')).toBe('/beheer/taken?gedaan=retry')
    expect(await jobs()).toMatchObject([{ id: one, parkedAt: null }])
    expect((await administrator.post('/beheer/taken', { intent: 'retry', id: one })).status).toBe(404)

    await administrator.post('/beheer/taken', { intent: 'retry-all' })
    expect(await jobs()).toHaveLength(3)
    expect((await administrator.get('/beheer/taken?gedaan=retry-all')).body).toMatch(
      /Alle taken worden nu opnieuw geprobeerd[\s\S]*Er mislukt niets/,
    )
    expect(await db.read.select().from(audit)).toMatchObject([
      { actor: administratorId, action: 'retry-job', objectId: one, detail: { topic: 'send-mail', attempts: 35 } },
      { actor: administratorId, action: 'retry-jobs', detail: { jobs: 2 } },
    ])
  })
})

test('every topic has a name, and a reason that is no code is not shown', () => {
  expect(Object.keys(topicNames).sort()).toEqual(Object.keys(topics).sort())
  expect(reasonText('Wijkrapport is kapot')).toBe('onbekend')
})
