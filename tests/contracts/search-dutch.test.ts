import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchItems } from '#app/modules/search/queries.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { openSearch, type Search } from '#search/index.server.ts'
import { anonymous, aWorld, manyItems, type World } from './search-fixtures.ts'
import { baseDatabase, temporaryFolder } from '#tests/setup/database.ts'

/** What is typed, and what stands in a text; each is to find the other as well. */
const sameThing: ReadonlyArray<readonly [string, string]> = [
  ['AVE', 'aanpak ter voorkoming van escalatie'],
  ['WAMS', 'Wet aanpak meervoudige problematiek sociaal domein'],
  ['Wams', 'WAMS'],
  ['VAR', 'VeiligheidsAlliantie regio Rotterdam'],
  ['RIEC', 'Regionaal Informatie- en Expertisecentrum'],
  ['LIEC', 'Landelijk Informatie- en Expertisecentrum'],
  ['PVO', 'Platform Veilig Ondernemen'],
  ['OM', 'Openbaar Ministerie'],
  ['OOV', 'openbare orde en veiligheid'],
  ['OVV', 'openbare orde en veiligheid'],
  ['OOV', 'OVV'],
  ['RVO', 'Regionaal Veiligheidsoverleg'],
  ['ZVH', 'Zorg- en Veiligheidshuis'],
  ['ZVH', 'zorg- en veiligheidshuizen'],
  ['ZVH', 'veiligheidshuis'],
  ['RIEC', 'Regionale Informatie- en Expertisecentra'],
  ['NCTV', 'Nationaal Coördinator Terrorismebestrijding en Veiligheid'],
  ['IBD', 'Informatiebeveiligingsdienst'],
  ['CISO', 'chief information security officer'],
  ['DJI', 'Dienst Justitiële Inrichtingen'],
  ['MFA', 'inloggen in twee stappen'],
  ['NVWA', 'Nederlandse Voedsel- en Warenautoriteit'],
  ['KMar', 'Koninklijke Marechaussee'],
  ['IND', 'Immigratie- en Naturalisatiedienst'],
  ['UWV', 'Uitvoeringsinstituut Werknemersverzekeringen'],
  ['FIOD', 'Fiscale Inlichtingen- en Opsporingsdienst'],
  ['VRR', 'Veiligheidsregio Rotterdam-Rijnmond'],
  ['raadslid', 'gemeenteraadslid'],
  ['raadsleden', 'gemeenteraadslid'],
  ['verward gedrag', 'onbegrepen gedrag'],
  ['verwarde personen', 'onbegrepen gedrag'],
  ['verwarde persoon', 'mensen met onbegrepen gedrag'],
  ['coördinator', 'coordinator'],
  ['COÖRDINATOREN', 'coördinator'],
  ['privé', 'prive'],
  ['gemeente', 'gemeenten'],
  ['wijkagent', 'wijkagenten'],
  ['bedrijf', 'bedrijven'],
  ['advies', 'adviezen'],
  ['huis', 'huizen'],
  ['stad', 'steden'],
  ['lid', 'leden'],
  ['kind', 'kinderen'],
  ['jongere', 'jongeren'],
  ['zaak', 'zaken'],
  ['wet', 'wetten'],
  ['bevoegdheid', 'bevoegdheden'],
  ['scenario', 'scenario’s'],
  ['casus', 'casussen'],
  ['cursus', 'cursussen'],
  ['centrum', 'centra'],
  ['criterium', 'criteria'],
  ['maatregel', 'maatregelen'],
  ['melding', 'meldingen'],
]

/** Found by its part; the other way round it need not be. */
const parts: ReadonlyArray<readonly [string, string]> = [
  ['opschaling', 'opschalingsmodel'],
  ['opschalen', 'opschalingsmodel'],
  ['model', 'opschalingsmodel'],
  ['jeugd', 'jeugdcriminaliteit'],
  ['overlast', 'vuurwerkoverlast'],
  ['opsch', 'opschalingsmodel'],
]

/** A short word of everyday Dutch is no abbreviation. */
const apart: ReadonlyArray<readonly [string, string]> = [
  ['OM', 'vergadering om zes uur'],
  ['openbaar ministerie', 'vergadering om zes uur'],
  ['om', 'vergadering om zes uur'],
  ['IND', 'het einde in zicht'],
  ['VAR', 'varen en vaart'],
  ['AVE', 'avond in de haven'],
  ['lid', 'geleden en verleden'],
]

const texts = [...new Set([...sameThing.flat(), ...[...parts, ...apart].map(([, text]) => text)])]

describe.each(['embedded', 'meilisearch'] as const)('Dutch: %s', (engine) => {
  let world: World
  let search: Search
  beforeAll(async () => {
    const file = join(temporaryFolder('dutch'), 'portal.db')
    copyFileSync(baseDatabase(), file)
    world = await aWorld(openDatabase(file))
    await manyItems(
      world,
      texts.map((text, i) => ({ title: `Stuk ${i}`, body: `Dit gaat over ${text}, zie aldaar.` })),
    )
    search = await openSearch({ engine, folder: temporaryFolder('dutch') }, world.db)
    await search.settled()
  }, 60_000)
  afterAll(async () => {
    await search?.close()
    await world?.db.close()
  })

  /** The texts that this question finds by itself, without another spelling or fewer words. */
  async function found(question: string): Promise<string[]> {
    const result = await searchItems({ db: world.db, search }, anonymous(), { text: question, limit: 50 })
    if (result.suggestion !== null || result.relaxed) return []
    return result.items.map(({ title }) => texts[Number(title.slice('Stuk '.length))] ?? '')
  }

  test('one thing is found by all its names and forms', async () => {
    const missed: string[] = []
    for (const [one, other] of sameThing)
      for (const [question, text] of [
        [one, other],
        [other, one],
        [`${one} aldaar`, other],
        [`${other} aldaar`, one],
      ] as const)
        if (!(await found(question)).includes(text)) missed.push(`${question} → ${text}`)
    expect(missed).toEqual([])
  })

  test('an abbreviation may be typed in small letters', async () => {
    const missed: string[] = []
    for (const [one, other] of sameThing)
      if (/^[A-Z]{2,4}$/.test(one)) {
        if (!(await found(one.toLowerCase())).includes(other)) missed.push(one)
        if (one !== 'OM' && !(await found(`${one.toLowerCase()} aldaar`)).includes(other)) missed.push(`${one} aldaar`)
      }
    expect(missed).toEqual([])
  })

  test('a compound is found by its parts and by its beginning', async () => {
    for (const [question, text] of parts) expect(await found(question), question).toContain(text)
  })

  test('small words are no abbreviations', async () => {
    for (const [question, text] of apart) expect(await found(question), question).not.toContain(text)
  })

  test('the words that were found are marked, whatever they are called', async () => {
    const marked = async (text: string) => {
      const { items } = await searchItems({ db: world.db, search }, anonymous(), { text, limit: 50 })
      return items.flatMap((item) => item.snippet.flatMap((piece) => (piece.hit ? [piece.text] : [])))
    }
    expect(await marked('OM')).toEqual(expect.arrayContaining(['OM', 'Openbaar Ministerie']))
    expect(await marked('verward gedrag')).toEqual(expect.arrayContaining(['onbegrepen gedrag', 'verwarde personen']))
    expect(await marked('coordinator')).toEqual(expect.arrayContaining(['coördinator']))
  })
})
