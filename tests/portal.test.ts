import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { membership, user } from '#db/schema/index.ts'
import { aFolder, like, portal, startCommand } from './setup/command.ts'
import { aPerson } from './factories/people.ts'
import { testDatabase } from './setup/database.ts'

describe('the portal command', () => {
  test.each([
    [['--help'], 0, /import/],
    [['import', '--help'], 0, /--skip-bad/],
    [['index', 'check', '--help'], 0, /--repair/],
    [['migrate'], 0, /nieuwste/],
    [['audit', 'verify'], 0, /0 regels/],
    [['reindex'], 0, /0 stukken/],
    [['index', 'check'], 0, /komt overeen/],
    [['doctor'], 0, /goed {2}database: ok/],
    [['admin', '--help'], 0, /invite/],
    [['admin', 'invite', '--help'], 0, /EMAIL/],
    [['audit', '--help'], 0, /verify/],
    [['audit', 'verify', '--help'], 0, /logboek/],
    [['index', '--help'], 0, /check/],
    [['doctor', '--help'], 0, /--mail/],
    [['reindex', '-h'], 0, /zoekindex/],
    [['migrate', '--help'], 0, /schema/],
  ])('%s ends with %i', async (args, code, words) => {
    const { out, err, ...ended } = await portal(testDatabase(), ...args)
    expect({ ...ended, err }).toEqual({ code, err: '' })
    expect(out).toMatch(words)
  })

  test.each([
    [[] as string[], /Geef een opdracht/],
    [['importeer'], /importeer is geen opdracht/],
    [['import'], /Geef DIR/],
    [['import', 'a', 'b'], /b is te veel/],
    [['import', 'a', '--publiceer'], /--publiceer is geen optie/],
    [['import', 'a', '--as'], /--as vraagt een waarde/],
    [['admin'], /Geef een opdracht: invite/],
    [['admin', 'invite'], /Geef EMAIL/],
    [['index', 'herstel'], /herstel is geen opdracht/],
    [['doctor', '--mail', 'niemand'], /niemand is geen e-mailadres/],
    [['--versie'], /Geef een opdracht/],
    [['admin', 'invite', 'niemand'], /niemand is geen e-mailadres/],
  ])('%s is wrong usage: one line and exit code 2', async (args, words) => {
    const { code, out, err } = await portal(testDatabase(), ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(words)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test('fails with a reason in one line where there is nothing to import for', async () => {
    const { code, err } = await portal(testDatabase(), 'import', aFolder(1))
    expect(code).toBe(1)
    expect(err).toBe('Er is nog geen bureau van de alliantie; maak dat eerst.\n')
  })

  test('makes who has an account already administrator, and leaves their password and memberships as they are', async () => {
    const db = testDatabase()
    const person = await aPerson(db, { email: 'fatima@schiedam.example', passwordHash: 'een hash', role: 'editor' })
    const held = await db.read.select().from(membership)
    const { code, out, err } = await portal(db, 'admin', 'invite', ' Fatima@Schiedam.example')
    expect({ code, out, err }).toEqual({ code: 0, out: 'fatima@schiedam.example is nu beheerder\n', err: '' })
    const { id, administrator, passwordHash } = (await db.read.select().from(user))[0] ?? {}
    expect({ id, administrator, passwordHash }).toEqual({
      id: person.id,
      administrator: true,
      passwordHash: 'een hash',
    })
    expect(await db.read.select().from(membership)).toEqual(held)
  })

  test('fails with one line on a configuration that cannot be used', async () => {
    const { code, out, err } = await startCommand(testDatabase(), ['doctor'], { PORT: 'veel' }).ended
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^PORT: [^\n]*\n$/)
  })

  test('tells a trail that was changed', async () => {
    const db = testDatabase()
    expect((await portal(db, 'admin', 'invite', 'beheer@bureau.example')).out).toMatch(/\/uitnodiging\//)
    expect(await db.read.select({ administrator: user.administrator }).from(user)).toEqual([{ administrator: true }])
    expect((await portal(db, 'audit', 'verify')).out).toMatch(/^1 regels, ongewijzigd/)
    await db.write(async (tx) => {
      await tx.run(sql`DROP TRIGGER audit_no_update`)
      await tx.run(sql`UPDATE audit SET action = 'nothing'`)
    })
    expect(await portal(db, 'audit', 'verify')).toMatchObject({ code: 1, err: like(/vanaf regel 1: die regel/) })
  })

  test('tells a trail whose end is gone, by what was noted beside it and by what the log tells', async () => {
    const db = testDatabase()
    for (const name of ['een', 'twee']) await portal(db, 'admin', 'invite', `${name}@bureau.example`)
    const whole = await portal(db, 'audit', 'verify')
    const mark = /laatste kenmerk (\S{43})/.exec(whole.out)?.[1] ?? ''
    expect(whole).toMatchObject({ code: 0, out: like(/^2 regels, ongewijzigd[^]*\n2 eerder genoteerde kenmerken/) })
    expect(await portal(db, 'audit', 'verify', '--head', `2:${mark}`)).toMatchObject({ code: 0 })
    expect(await portal(db, 'audit', 'verify', '--head', 'onzin')).toMatchObject({ code: 2 })
    await db.write(async (tx) => {
      await tx.run(sql`DROP TRIGGER audit_no_delete`)
      await tx.run(sql`DELETE FROM audit WHERE seq = 2`)
    })
    const gone = { code: 1, err: like(/vanaf regel 2: de laatste regels zijn weg/) }
    expect(await portal(db, 'audit', 'verify')).toMatchObject(gone)
    rmSync(join(dirname(db.file), 'audit-heads'))
    expect(await portal(db, 'audit', 'verify')).toMatchObject({ code: 0 })
    expect(await portal(db, 'audit', 'verify', '--head', `2:${mark}`)).toMatchObject(gone)
  })
})
