import { beforeAll, expect, test } from 'vitest'
import type { Label } from '#app/access/label.ts'
import { authorize } from '#app/access/policy.ts'
import { setRedAllowed } from '#app/modules/people/settings.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { anOrganisation, aPerson, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { confirmProposal, setAudience } from './commands.audience.server.ts'
import { createDraft, publishItem } from './commands.server.ts'
import { renderContent } from './content.server.ts'
import { findOpenProposal } from './desk.server.ts'
import { getStoredItem } from './facts.server.ts'
import { contentSchemas } from './kinds.ts'

beforeAll(() => useAuditKey('a-key-for-tests'))

async function aDesk() {
  const db = testDatabase()
  const bureau = await anOrganisation(db)
  const administrator = await viewerFor(db, (await aPerson(db, { administrator: true, organisation: null })).id)
  const [editor, colleague, reader] = [
    await viewerFor(db, (await aPerson(db, { organisation: bureau, role: 'editor' })).id),
    await viewerFor(db, (await aPerson(db, { organisation: bureau, role: 'editor' })).id),
    await aPerson(db),
  ]
  const allow = (on: boolean) => db.write((tx) => setRedAllowed(tx, administrator, on))
  const content = renderContent('document', contentSchemas.document.parse({ title: 'Stuk', date: '2026-11-22' }))
  const id = await db.write((tx) =>
    createDraft(tx, editor, { kind: 'document', ownerId: bureau.id, workgroupId: null, content, themeIds: [] }),
  )
  const [theirs] = (await viewerFor(db, reader.id)).memberships
  const person = `person:${reader.id}@${theirs?.organisationId ?? ''}`
  return { db, bureau, editor, colleague, allow, id, person }
}
type Editor = Awaited<ReturnType<typeof aDesk>>['editor']

const give = (db: Database, editor: Editor, id: string, label: Label, key: string) =>
  db.write(async (tx) => {
    const found = authorize(editor, 'edit', await getStoredItem(tx, id, editor.now))
    const locks = [{ key, until: null }]
    return setAudience(tx, editor, found, { revision: found.revision, label, locks, confirmed: true })
  })
const publish = (db: Database, editor: Editor, id: string) =>
  db.write(async (tx) => {
    const found = authorize(editor, 'publish', await getStoredItem(tx, id, editor.now))
    await publishItem(tx, editor, found, { revision: found.revision, confirmed: true, publishAt: null })
  })

test('a RED draft is not published once RED is turned off, and is again when it is turned on', async () => {
  const { db, editor, allow, id, person } = await aDesk()
  await allow(true)
  await give(db, editor, id, 'RED', person)
  await allow(false)
  await expect(publish(db, editor, id)).rejects.toMatchObject({ fields: { '': [expect.stringContaining('TLP:RED')] } })
  await allow(true)
  await publish(db, editor, id)
  await allow(false)
  // What is out stays as it is: its editor may still mend it.
  await publish(db, editor, id)
})

test('an open proposal for RED is not confirmed once RED is turned off', async () => {
  const { db, bureau, editor, colleague, allow, id, person } = await aDesk()
  await give(db, editor, id, 'AMBER', `org:${bureau.id}`)
  await publish(db, editor, id)
  await allow(true)
  expect(await give(db, editor, id, 'RED', person)).toBe('proposed')
  await allow(false)
  const open = await findOpenProposal(db.read, editor, id)
  const confirm = () =>
    db.write(async (tx) => {
      const found = authorize(colleague, 'confirm-widening', await getStoredItem(tx, id, colleague.now))
      await confirmProposal(tx, colleague, found, open?.id ?? '')
    })
  await expect(confirm()).rejects.toMatchObject({ fields: { '': [expect.stringContaining('TLP:RED')] } })
  await allow(true)
  await confirm()
})
