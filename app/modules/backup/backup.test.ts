import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { cookieName } from '#app/auth/session.server.ts'
import { apiToken, backup, fileVersion, user } from '#db/schema/index.ts'
import { totpCode } from '#tests/factories/people.ts'
import { outside, verifyAll } from '#tests/faults/production.ts'
import {
  aKeyFile,
  aPortalAtWork,
  canaries,
  passphrase,
  password,
  portalOn,
  withPassphrase,
} from '#tests/setup/backup.ts'
import { like } from '#tests/setup/command.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { clientOf, openPortal, type Answer } from '#tests/setup/portal.ts'
import { readBackup } from './archive.server.ts'
import { openerOf, readKeyFile } from './key.server.ts'

type World = Awaited<ReturnType<typeof aPortalAtWork>>
// A passphrase takes seconds by design, and longer on a machine that is busy.
vi.setConfig({ testTimeout: 120_000 })

let world: World
let file: string
let made: Awaited<ReturnType<typeof withPassphrase>>

beforeAll(async () => {
  world = await aPortalAtWork()
  file = join(temporaryFolder('backup'), 'portaal.age')
  made = await withPassphrase(world.dataDir, 'backup', file)
}, 120_000)

const blobsIn = (dataDir: string): string[] =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const cookieOf = (answer: Answer): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

test('an operator makes a backup, and reads that it was read back and what is in it', async () => {
  expect(made).toEqual({
    code: 0,
    out: like(/^Gemaakt en nagelezen: .*portaal\.age.*1 account, 3 stukken, 3 bestanden/),
    err: '',
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(file, '..'))).toEqual(['portaal.age'])
  expect(readdirSync(join(world.dataDir, 'snapshot')), 'nothing is left in plain').toEqual(['lock'])
  expect(await withPassphrase(world.dataDir, 'backup', 'check', file)).toEqual({
    code: 0,
    out: like(/^Heel en onveranderd: van .*3 stukken/),
    err: '',
  })
  const rows = await outside(world.dataDir, ({ db }) => db.read.select().from(backup))
  expect(rows).toMatchObject([{ origin: 'command', state: 'verified', file: 'portaal.age', size: statSync(file).size }])
})

test('a restored backup is the portal as it was: files, sign-in with both steps, and finding; nobody is still in', async () => {
  const target = join(temporaryFolder('restored'), 'data')
  const restored = await withPassphrase(world.dataDir, 'restore', file, '--to', target)
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toMatch(/Beëindigd: 1 sessie, 0 links, 1 token/)
  expect(restored.out).toMatch(/Zonder --trail is niet bekend/)
  expect(restored.out).toMatch(/3 stukken opnieuw doorzoekbaar gemaakt/)
  expect(existsSync(`${target}.part`)).toBe(false)

  const names = blobsIn(target)
  expect(names.map((path) => path.slice(-64))).toEqual(blobsIn(world.dataDir).map((path) => path.slice(-64)))
  for (const path of names) expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(path.slice(-64))
  const versions = await outside(target, ({ db }) => db.read.select().from(fileVersion))
  expect(new Set(names.map((path) => path.slice(-64)))).toEqual(new Set(versions.map(({ sha256 }) => sha256)))
  for (const name of ['session', 'audit']) {
    const secret = join('secrets', name)
    expect(readFileSync(join(target, secret), 'utf8')).toBe(readFileSync(join(world.dataDir, secret), 'utf8'))
    expect(statSync(join(target, secret)).mode & 0o777).toBe(0o600)
  }
  const { integrity, trail } = await verifyAll(target)
  expect([integrity, trail]).toEqual(['ok', like(/ongewijzigd/)])

  const portal = await openPortal({ DATA_DIR: target })
  expect((await clientOf(portal.url, world.cookie).get('/profiel')).headers.get('location')).toContain('/inloggen')
  const bearer = { Authorization: `Bearer ${world.token.token}` }
  expect((await clientOf(portal.url, '').get('/api/v1/search?q=drugsafval', { headers: bearer })).status).toBe(401)
  const first = await clientOf(portal.url, '').post('/inloggen', { email: world.editor.email, password })
  expect(cookieOf(first)).toContain(cookieName(portal.services.config))
  const second = await clientOf(portal.url, cookieOf(first)).post('/inloggen/code', {
    code: totpCode(world.editor.totpPlain),
  })
  const client = clientOf(portal.url, cookieOf(second) || cookieOf(first))
  expect((await client.get('/zoeken?q=drugsafval')).body).toContain(canaries[0])
  const address = await client.get(`/kennisbank/x-${world.documents[0]!.id.slice(0, 8)}`)
  expect((await client.get(address.headers.get('location') ?? '')).body).toContain(canaries[1])
})

test('a backup goes only into an empty folder, and names one that is not', async () => {
  const target = temporaryFolder('full')
  writeFileSync(join(target, 'iets'), '')
  expect(await withPassphrase(world.dataDir, 'restore', file, '--to', target)).toEqual({
    code: 1,
    out: '',
    err: like(/is niet leeg/),
  })
  expect(await withPassphrase(world.dataDir, 'restore', file)).toMatchObject({ code: 1, err: like(/is niet leeg/) })
  expect(readdirSync(target)).toEqual(['iets'])
})

test('what is there already is replaced only when asked', async () => {
  const other = join(temporaryFolder('backup'), 'portaal.age')
  writeFileSync(other, 'van iemand anders')
  expect(await withPassphrase(world.dataDir, 'backup', other)).toMatchObject({ code: 1, err: like(/--force/) })
  expect(readFileSync(other, 'utf8')).toBe('van iemand anders')
  expect(await withPassphrase(world.dataDir, 'backup', other, '--force')).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(other).subarray(0, 10).toString()).toBe('age-encryp')
})

test('whoever steals a backup reads nothing in it, and does not open it with another passphrase', async () => {
  const bytes = readFileSync(file)
  const secrets = [
    ...canaries,
    passphrase,
    readFileSync(join(world.dataDir, 'secrets/session'), 'utf8'),
    readFileSync(join(world.dataDir, 'secrets/audit'), 'utf8'),
    'portal.db',
    'SQLite format',
    '%PDF',
  ]
  expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([])
  const target = join(temporaryFolder('stolen'), 'data')
  const wrong = portalOn(world.dataDir, ['restore', file, '--to', target], { BACKUP_PASSPHRASE: `${passphrase}!` })
  expect(await wrong.ended).toEqual({
    code: 1,
    out: '',
    err: 'De reservekopie gaat niet open: deze wachtwoordzin of sleutel past er niet op.\n',
  })
  expect(existsSync(target)).toBe(false)
  expect(existsSync(`${target}.part`)).toBe(false)
  expect(await portalOn(world.dataDir, ['backup', 'check', file]).ended).toMatchObject({
    code: 1,
    err: like(/^Geef --key-file/),
  })
})

test('the public key is enough to make a backup, and only the secret one opens it; a change of any byte is noticed', async () => {
  const { path, recipient } = await aKeyFile()
  const folder = temporaryFolder('backup')
  const sealed = join(folder, 'portaal.age')
  const environment = { BACKUP_RECIPIENT: recipient }
  expect(await portalOn(world.dataDir, ['backup', sealed], environment).ended).toMatchObject({ code: 0, err: '' })
  const publicKey = join(folder, 'publiek.txt')
  writeFileSync(publicKey, recipient)
  expect(await portalOn(world.dataDir, ['backup', 'check', sealed, '--key-file', publicKey]).ended).toMatchObject({
    code: 1,
    err: like(/alleen een publieke sleutel/),
  })
  const whole = await portalOn(world.dataDir, ['backup', 'check', sealed, '--key-file', path], environment).ended
  expect(whole).toMatchObject({ code: 0, err: '' })

  const open = openerOf(await readKeyFile(path))
  const bytes = readFileSync(sealed)
  const broken = join(folder, 'stuk.age')
  const faults: string[] = []
  const tryBroken = async (what: string, content: Uint8Array) => {
    writeFileSync(broken, content)
    await readBackup(broken, open).then(
      () => faults.push(`${what} was not noticed`),
      (error: unknown) => {
        if (!String((error as { code?: string }).code).startsWith('backup-')) faults.push(`${what}: ${String(error)}`)
      },
    )
  }
  for (let i = 0; i < 100; i++) {
    const at = Math.floor((i + 0.5) * (bytes.length / 100))
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << (i % 8))
    await tryBroken(`byte ${at}`, changed)
  }
  for (const at of Array.from({ length: 40 }, (_, i) => i * 7)) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    await tryBroken(`byte ${at} of the header`, changed)
  }
  for (const length of [0, 1, 100, 300, 65_536, bytes.length >> 1, bytes.length - 65_552, bytes.length - 1])
    await tryBroken(`a file of ${length} bytes`, bytes.subarray(0, length))
  await tryBroken('a byte more', Buffer.concat([bytes, Buffer.from('x')]))
  expect(faults).toEqual([])
})

test('a portal whose session secret is kept elsewhere says that it is needed', async () => {
  const secret = 'een-geheim-van-elders-0123456789-abcdef'
  const target = join(temporaryFolder('restored'), 'data')
  const other = join(temporaryFolder('backup'), 'portaal.age')
  const environment = { BACKUP_PASSPHRASE: passphrase, SESSION_SECRET: secret }
  await portalOn(world.dataDir, ['backup', other], environment).ended
  const args = ['restore', other, '--to', target]
  expect((await portalOn(world.dataDir, args, { BACKUP_PASSPHRASE: passphrase }).ended).out).toMatch(
    /Let op: .*SESSION_SECRET/,
  )
  expect(readdirSync(join(target, 'secrets'))).toEqual(['audit'])
  const again = join(temporaryFolder('restored'), 'data')
  expect((await portalOn(world.dataDir, ['restore', other, '--to', again], environment).ended).out).not.toMatch(
    /Let op/,
  )
})

test('a new key is written once, and seals what only it opens', async () => {
  const path = join(temporaryFolder('key'), 'sleutel.txt')
  const key = await portalOn(world.dataDir, ['backup', 'key', path]).ended
  expect(key).toMatchObject({ code: 0, err: '' })
  const recipient = /BACKUP_RECIPIENT=(age1\w+)/.exec(key.out)?.[1]
  expect(readFileSync(path, 'utf8')).toContain(recipient)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await portalOn(world.dataDir, ['backup', 'key', path]).ended).toMatchObject({ code: 1, err: like(/is er al/) })
})

test('a backup that a row without its file would make false, is not made', async () => {
  const broken = await aPortalAtWork(1)
  const target = join(temporaryFolder('backup'), 'portaal.age')
  const [blob] = blobsIn(broken.dataDir)
  writeFileSync(blob!, 'iets anders')
  expect(await withPassphrase(broken.dataDir, 'backup', target)).toMatchObject({ code: 1, err: like(/is beschadigd/) })
  mkdirSync(join(broken.dataDir, 'weg'))
  renameSync(blob!, join(broken.dataDir, 'weg/blob'))
  expect(await withPassphrase(broken.dataDir, 'backup', target)).toMatchObject({
    code: 1,
    err: like(/staat niet in de map/),
  })
  expect(readdirSync(join(target, '..'))).toEqual([])
  expect(await outside(broken.dataDir, ({ db }) => db.read.select().from(apiToken))).toHaveLength(1)
  expect(
    await outside(broken.dataDir, ({ db }) => db.read.select().from(user).where(eq(user.id, broken.editor.id))),
  ).toHaveLength(1)
})
