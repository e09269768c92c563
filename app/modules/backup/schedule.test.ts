import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig, type ConfigError } from '#app/config.server.ts'
import { nightly } from '#app/jobs/nightly.server.ts'
import { backup } from '#db/schema/index.ts'
import { aPerson } from '#tests/factories/people.ts'
import { aKeyFile } from '#tests/setup/backup.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { readBackup } from './archive.server.ts'
import { makeScheduledBackup } from './jobs.server.ts'
import { openerOf, readKeyFile } from './key.server.ts'
import { removeOld } from './schedule.server.ts'

const options = { timeout: 120_000 }

async function aPortalWithBackups(keep = 3) {
  const key = await aKeyFile()
  const folder = temporaryFolder('backups')
  const environment = { BACKUP_DIR: folder, BACKUP_RECIPIENT: key.recipient, BACKUP_KEEP: String(keep) }
  const portal = await openPortal({ ...environment, ROLES: 'web' })
  const admin = await aPerson(portal.services.db, { administrator: true, secrets: portal.services.secrets })
  return { portal, key, folder, client: await portal.as(admin) }
}

const rowsOf = ({ services }: Portal) => services.db.read.select().from(backup).orderBy(backup.seq)
const gauge = async (portal: Portal): Promise<string> =>
  /^portal_backup_age_seconds (\S+)$/m.exec(await (await fetch(`${portal.url}/metrics`)).text())?.[1] ?? ''

test('an administrator has a backup made, and sees when, how large and under which name', options, async () => {
  const { portal, key, folder, client } = await aPortalWithBackups()
  expect((await client.get('/beheer')).body).toContain('er is nog geen goede reservekopie')
  const before = await client.get('/beheer/reservekopieen')
  expect(before.body).toContain('Er is nog geen goede reservekopie')
  expect(await gauge(portal)).toBe('Nan')

  const answer = await client.post('/beheer/reservekopieen', { intent: 'make' })
  expect(answer.status).toBe(302)
  expect((await client.get('/beheer/reservekopieen')).body).toContain('wordt nu gemaakt')
  await portal.settle()
  const [name] = readdirSync(folder)
  expect(name).toMatch(/^portaal-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.age$/)
  const manifest = await readBackup(join(folder, name!), openerOf(await readKeyFile(key.path)))
  expect(manifest.counts.users).toBe(1)
  const { body } = await client.get('/beheer/reservekopieen')
  expect(body).toContain(name)
  expect(body).toContain('Op verzoek')
  expect(body).not.toContain('Er is nog geen goede reservekopie')
  expect(Number(await gauge(portal))).toBeLessThan(120)

  const coworker = await portal.as(
    await aPerson(portal.services.db, { role: 'manager', secrets: portal.services.secrets }),
  )
  expect((await coworker.get('/beheer/reservekopieen')).status).toBe(404)
})

test(
  'every night makes one; old ones go only after a new one was verified, however the clock jumps',
  options,
  async () => {
    const { portal, folder, client } = await aPortalWithBackups(2)
    const { services } = portal
    writeFileSync(join(folder, 'van-een-ander.age'), 'niet van ons')
    writeFileSync(join(folder, 'portaal-2020-01-01T00-00-00.age.part'), 'van een poging die werd afgebroken')
    for (let night = 0; night < 3; night++) {
      await nightly(services)
      await portal.settle()
    }
    const kept = (await rowsOf(portal)).filter(({ removedAt }) => removedAt === null).map(({ file }) => file)
    expect(kept).toHaveLength(2)
    expect(readdirSync(folder).sort()).toEqual([...kept, 'van-een-ander.age'].sort())
    expect((await client.get('/beheer/reservekopieen')).body).toContain('goed, later opgeruimd')

    // Ten years on, by a clock that is wrong: nothing is removed for its age.
    await services.db.write((tx) => tx.update(backup).set({ startedAt: 0 }))
    expect(await removeOld(services.db.read, folder, 2)).toEqual([])
    expect((await client.get('/beheer/reservekopieen')).body).toContain('De laatste goede reservekopie is te oud')
    // One that is no longer whole does not count among those that are kept.
    truncateSync(join(folder, kept[1]!), 100)
    expect(await removeOld(services.db.read, folder, 1)).toEqual([])
    expect(statSync(join(folder, kept[0]!)).size).toBeGreaterThan(100)
  },
)

test('a backup that fails leaves the old ones, and says why', options, async () => {
  const { portal, folder, client } = await aPortalWithBackups(2)
  const { services } = portal
  await nightly(services)
  await portal.settle()
  const before = readdirSync(folder)
  const config = {
    ...services.config,
    backup: { ...services.config.backup, keyFile: '/bestaat/niet', recipient: undefined },
  }
  await expect(makeScheduledBackup({ ...services, config }, 'night')).rejects.toThrow('no backup was made')
  expect(readdirSync(folder)).toEqual(before)
  expect((await rowsOf(portal)).map(({ state }) => state)).toEqual(['verified', 'failed'])
  expect((await client.get('/beheer/reservekopieen')).body).toContain('mislukt: ')
})

test('a portal without a folder for them says so, and has no button', async () => {
  const portal = await openPortal()
  const admin = await portal.as(
    await aPerson(portal.services.db, { administrator: true, secrets: portal.services.secrets }),
  )
  expect((await admin.get('/beheer')).body).toContain('er worden ’s nachts geen reservekopieën gemaakt')
  const { body } = await admin.get('/beheer/reservekopieen')
  expect(body).toContain('Er worden ’s nachts geen reservekopieën gemaakt')
  expect(body).not.toContain('Maak nu een reservekopie')
  expect((await admin.post('/beheer/reservekopieen', { intent: 'make' })).status).toBe(409)
})

test('a schedule that would protect nothing is refused at the start', () => {
  const faults = (given: Record<string, string>): string[] => {
    try {
      loadConfig({ NODE_ENV: 'test', BASE_URL: undefined, DATA_DIR: '/srv/portaal', ...given })
      return []
    } catch (error) {
      return (error as ConfigError).faults
    }
  }
  expect(faults({ BACKUP_DIR: '/srv/kopie' })).toEqual([expect.stringContaining('needs BACKUP_RECIPIENT')])
  expect(faults({ BACKUP_DIR: '/srv/portaal/kopie', BACKUP_KEY_FILE: '/k' })).toEqual([
    expect.stringContaining('must not lie inside DATA_DIR'),
  ])
  expect(faults({ BACKUP_KEY_FILE: '/k', BACKUP_PASSPHRASE: 'een lange wachtwoordzin' })).toHaveLength(1)
  expect(faults({ BACKUP_PASSPHRASE: 'te kort' })).toHaveLength(1)
  expect(faults({ BACKUP_DIR: '/srv/kopie', BACKUP_KEY_FILE: '/k' })).toEqual([])
})
