import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { audit, document, importSource, item, itemVersion, outbox, searchDocument } from '#db/schema/index.ts'
import { anOrganisation, aPerson } from './factories/people.ts'
import { aPdfOf } from './factories/items.ts'
import { aFolder, anOffice, like, portal, startCommand } from './setup/command.ts'
import { temporaryFolder } from './setup/database.ts'
import { openPortal } from './setup/portal.ts'

describe('portal import', { timeout: 60_000 }, () => {
  test('publishes a folder after telling how many get to read it, and makes it findable', async () => {
    const db = await anOffice()
    const { code, out } = await portal(db, 'import', aFolder(3), '--publish', '--yes', '--wait')
    expect(code).toBe(0)
    expect(out).toMatch(/TLP:GREEN: 3 stukken, 1 lezer\n/)
    expect(out).toMatch(/3 nieuw, 0 gewijzigd, 0 ongewijzigd, 3 gepubliceerd/)
    expect(await db.read.select().from(searchDocument)).toHaveLength(3)
  })

  test('publishes nothing unasked: without a terminal and without --yes', async () => {
    const db = await anOffice()
    expect(await portal(db, 'import', aFolder(2), '--publish')).toMatchObject({
      code: 1,
      err: like(/Bevestig met --yes/),
    })
    expect(await db.read.select().from(item)).toEqual([])
  })

  test('writes nothing where one row is bad, names it, and with --skip-bad takes the others', async () => {
    const db = await anOffice()
    const folder = aFolder(2)
    writeFileSync(join(folder, 'manifest.csv'), 'path;label\n0.md;GREEN\n1.md;ORANJE\n')
    const refused = await portal(db, 'import', folder)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('manifest.csv, rij 3, kolom label: ORANJE is geen TLP-aanduiding\n')
    expect(refused.err).toMatch(/1 fout: er is niets ingevoerd/)
    expect(await db.read.select().from(item)).toEqual([])
    expect(await portal(db, 'import', folder, '--skip-bad')).toMatchObject({ code: 0, out: like(/1 nieuw/) })
    expect(await db.read.select().from(item)).toHaveLength(1)
  })

  test('refuses who may not do this, and who is not there', async () => {
    const db = await anOffice()
    const reader = await aPerson(db)
    expect(await portal(db, 'import', aFolder(1), '--as', reader.email)).toMatchObject({
      code: 1,
      err: like(/mag voor geen enkele organisatie stukken maken/),
    })
    expect(await portal(db, 'import', aFolder(1), '--as', 'weg@nergens.example')).toMatchObject({ code: 1 })
    expect(await db.read.select().from(item)).toEqual([])
  })

  test(
    'of 500 Markdown files and 100 PDFs says how far it is, and makes every page findable',
    { timeout: 120_000 },
    async () => {
      const db = await anOffice()
      const reader = await aPerson(db)
      const folder = temporaryFolder('mixed')
      const rows: string[] = []
      for (let i = 0; i < 500; i++) {
        const words = i === 321 ? 'Hier staat zeepaardje.' : 'Een tekst over drugsafval.'
        writeFileSync(join(folder, `stuk-${i}.md`), `# Handreiking ${i}\n\nInleiding.\n\n## Aanpak\n\n${words}\n`)
        rows.push(`stuk-${i}.md;GREEN`)
      }
      for (let i = 0; i < 100; i++) {
        const last = i === 77 ? 'Tot slot de vuurtoren.' : 'Tot slot.'
        writeFileSync(join(folder, `rapport-${i}.pdf`), await aPdfOf([`Rapport ${i}.`, 'De wijk.', last]))
        rows.push(`rapport-${i}.pdf;GREEN`)
      }
      writeFileSync(join(folder, 'manifest.csv'), ['path;label', ...rows].join('\n'))

      const { code, out, err } = await portal(db, 'import', folder, '--publish', '--yes', '--wait')
      expect({ code, out }).toEqual({ code: 0, out: like(/600 nieuw, 0 gewijzigd, 0 ongewijzigd, 600 gepubliceerd/) })
      expect(out).toMatch(/Alles is gelezen en doorzoekbaar/)
      for (const what of ['Controleren', 'Voorbereiden']) expect(err).toContain(`${what}: 600 van 600\n`)
      expect(err).toContain('Invoeren: 1200 van 1200\n')
      expect(err.match(/^Teksten lezen: \d+ van \d+$/gm)?.length).toBeGreaterThan(5)

      const site = await openPortal({ DATA_DIR: dirname(db.file) })
      const client = await site.as(reader)
      const found = await client.get('/zoeken?q=zeepaardje')
      expect(found.body).toContain('Handreiking 321')
      expect(found.body).not.toContain('Handreiking 320')
      const pages = await client.get('/zoeken?q=vuurtoren')
      expect(pages.body).toContain('Rapport 77')
      const address = /\/kennisbank\/[^"]*\/bestand\/[^"]*\/3/.exec(pages.body)?.[0]
      expect((await client.get(address ?? '')).body).toContain('Tot slot de vuurtoren.')
      const [made] = await db.read
        .select({ html: document.html })
        .from(document)
        .innerJoin(item, eq(item.id, document.itemId))
        .where(eq(item.title, 'Handreiking 321'))
      expect(made?.html).toMatch(/<h2[^>]*>Aanpak<\/h2>/)
    },
  )

  test('brings a folder of three organisations in one go, and says who acts for each', async () => {
    const db = await anOffice()
    for (const slug of ['schiedam', 'capelle']) {
      const organisation = await anOrganisation(db, { slug })
      await aPerson(db, { organisation, role: 'manager', email: `manager@${slug}.example` })
    }
    const folder = aFolder(4)
    const rows = ['0.md;GREEN;', '1.md;GREEN;capelle', '2.md;GREEN;schiedam', '3.md;GREEN;capelle']
    writeFileSync(join(folder, 'manifest.csv'), ['path;label;owner', ...rows].join('\n'))
    const { code, out } = await portal(db, 'import', folder, '--publish', '--yes')
    expect(code).toBe(0)
    expect(out).toMatch(/^bureau: 1 stuk door redactie@bureau.example$/m)
    expect(out).toMatch(/^capelle: 2 stukken door manager@capelle.example$/m)
    expect(out).toMatch(/^schiedam: 1 stuk door manager@schiedam.example$/m)
    expect(out).toMatch(/4 nieuw, 0 gewijzigd, 0 ongewijzigd, 4 gepubliceerd/)
  })

  test('that is killed while it writes leaves nothing, and the next one brings everything', async () => {
    const db = await anOffice()
    const folder = aFolder(150)
    const { child, ended } = startCommand(db, ['import', folder, '--publish', '--yes'])
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/Invoeren: \d{2,} van 300/.test(chunk.toString())) child.kill('SIGKILL')
    })
    const { code, out, err } = await ended
    expect({ code, out }).toEqual({
      code: null,
      out: 'bureau: 150 stukken door redactie@bureau.example\nTLP:GREEN: 150 stukken, 1 lezer\n',
    })
    expect(err).not.toContain('Invoeren: 300 van 300')
    for (const table of [item, itemVersion, importSource, outbox, audit])
      expect(await db.read.select({ n: sql`1` }).from(table)).toEqual([])

    const again = await portal(db, 'import', folder, '--publish', '--yes')
    expect(again.out).toMatch(/150 nieuw, 0 gewijzigd, 0 ongewijzigd, 150 gepubliceerd/)
    expect(await db.read.select().from(item).where(eq(item.status, 'published'))).toHaveLength(150)
  })

  test('takes one file, and says that WordPress is not read', async () => {
    const db = await anOffice()
    const folder = aFolder(2)
    expect(await portal(db, 'import', join(folder, '1.md'))).toMatchObject({ code: 0, out: like(/^1 nieuw/m) })
    expect(await portal(db, 'import', join(folder, 'export.xml'))).toMatchObject({ code: 2 })
    expect(await portal(db, 'import', join(folder, 'weg'))).toMatchObject({
      code: 1,
      err: like(/kan niet worden gelezen/),
    })
  })
})
