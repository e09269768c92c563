import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '#app/config.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { setting } from '#db/schema/index.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { prepareFolder } from './folder.ts'

const said: string[] = []
const prepare = (folder: string) =>
  prepareFolder(
    loadConfig({ DATA_DIR: folder, BASE_URL: 'http://localhost:3000' }, { demo: true }),
    (line) => void said.push(line),
  )

test('the demo leaves a data folder of something else alone', async () => {
  const folder = temporaryFolder('other')
  const db = openDatabase(join(folder, 'portal.db'))
  await migrate(db)
  await db.close()
  await expect(prepare(folder)).rejects.toThrow(/is geen demo.*DATA_DIR/)
})

test('the demo leaves a folder alone that holds files it does not know', async () => {
  const folder = temporaryFolder('other')
  writeFileSync(join(folder, 'begroting.xlsx'), 'x')
  await expect(prepare(folder)).rejects.toThrow(/niet leeg \(begroting.xlsx\)/)
})

test('the demo is used again where it is there already, and says so', async () => {
  const folder = join(temporaryFolder('demo'), 'data')
  mkdirSync(folder)
  const db = openDatabase(join(folder, 'portal.db'))
  await migrate(db)
  await db.write(async (tx) => void (await tx.insert(setting).values({ name: 'demo', value: 'yes' })))
  await db.close()
  await prepare(folder)
  expect(said).toEqual([`De demo in ${folder} wordt opnieuw gebruikt.`])
})
