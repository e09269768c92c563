import { drainJobs } from '#app/jobs/runner.server.ts'
import { closeServices, openServices } from '#app/services.server.ts'
import type { Config } from '#app/config.server.ts'
import { setting } from '#db/schema/index.ts'
import { makeBegun } from './begun.ts'
import { makeAttendance } from './attendance.ts'
import { makeAccounts, writeAccounts } from './accounts.ts'
import { documents } from './content/documents.ts'
import { news } from './content/news.ts'
import { practices } from './content/practices.ts'
import { makeEvents } from './events.ts'
import { makeFiles } from './files.ts'
import { makeDossiers } from './dossiers.ts'
import { makeItems } from './items.ts'
import { makeUptake } from './news.ts'
import { makeExpertise } from './expertise.ts'
import { makeOrganisationFacts } from './organisations.ts'
import { makePeople } from './people.ts'
import { makePublicSide } from './public.ts'
import { makeRequests } from './requests.ts'

const day = 24 * 60 * 60_000

/**
 * Makes the demo region in the database file and folders of this configuration, with the commands that people use.
 * @param say shows progress, in Dutch
 */
export async function makeRegion(config: Config, say: (line: string) => void): Promise<void> {
  const since =
    Math.min(...[...news, ...practices, ...documents].map((one) => Date.parse(one.date)), Date.UTC(2023, 0, 1)) -
    30 * day
  const services = await openServices(config)
  try {
    const { db, store, secrets } = services
    const filesReady = makeFiles(documents, (done, total) => {
      if (done % 25 === 0 || done === total) say(`Bestanden maken: ${done} van ${total}`)
    })
    await db.write(async (tx) => {
      await tx.insert(setting).values([
        { name: 'demo', value: 'yes' },
        { name: 'red_label', value: 'on' },
      ])
    })
    const ids = await makePeople(db, since)
    say(`${ids.organisations.size} organisaties, ${ids.people.size} mensen, ${ids.workgroups.size} werkgroepen`)
    await makeExpertise(db, ids, since)
    await makeOrganisationFacts(db, ids)
    writeAccounts(config.dataDir, await makeAccounts(db, secrets.session, ids))
    await makeRequests(db, ids)
    await makeBegun(db, ids)
    const count = await makeItems(
      { db, store, maxBytes: config.files.maxBytes },
      ids,
      { news, practices, documents },
      await filesReady,
    )
    say(`${count} stukken geplaatst, ${await makeEvents(db, ids)} bijeenkomsten gepland`)
    await makePublicSide(db, config.server.baseUrl)
    await makeUptake(db, ids)
    await makeDossiers(db, ids)
    say(`${await makeAttendance(db, ids)} bijeenkomsten met deelnemers en een reeks`)
    await drainJobs(services)
    say('Teksten gelezen en doorzoekbaar gemaakt')
  } finally {
    await closeServices(services)
  }
}
