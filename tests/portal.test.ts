import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { user } from '#db/schema/index.ts'
import { aFolder, like, portal } from './setup/command.ts'
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
    [['doctor'], 0, /database: ok/],
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

  test('tells a trail that was changed', async () => {
    const db = testDatabase()
    expect((await portal(db, 'admin', 'invite', 'beheer@bureau.example')).out).toMatch(/\/uitnodiging\//)
    expect(await db.read.select({ administrator: user.administrator }).from(user)).toEqual([{ administrator: true }])
    expect((await portal(db, 'audit', 'verify')).out).toMatch(/^1 regels, ongewijzigd/)
    await db.write(async (tx) => {
      await tx.run(sql`DROP TRIGGER audit_no_update`)
      await tx.run(sql`UPDATE audit SET action = 'nothing'`)
    })
    expect(await portal(db, 'audit', 'verify')).toMatchObject({ code: 1, err: like(/vanaf regel 1/) })
  })
})
