import { cpSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { user } from '#db/schema/index.ts'
import { anItemOf, aPdfOf, type ItemOptions } from '#tests/factories/items.ts'
import type { Region } from '#tests/factories/region.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'
import { steady } from './bytes.ts'
import { alwaysOf, channels, itemOf } from './channels.ts'
import { inParallel } from './crawl.ts'
import { openWorld, type Persona, type World } from './world.ts'

/** Two portals that hold the same, but for one restricted item: whoever may not read it sees the same bytes in both. */
const differences: ReadonlyArray<{
  name: string
  kind: 'news' | 'practice' | 'document'
  make: (region: Region) => ItemOptions
  outsiders: readonly Persona[]
}> = [
  {
    name: 'a GREEN practice',
    kind: 'practice',
    make: ({ organisations, people }) => ({ owner: organisations.hoek, creator: people.editor }),
    outsiders: ['anonymous', 'guest', 'passwordOnly', 'suspended', 'ended'],
  },
  {
    name: 'an AMBER document of the police',
    kind: 'document',
    make: ({ organisations, people }) => ({
      label: 'AMBER',
      owner: organisations.police,
      creator: people.policeEditor,
      locks: ['kind:police'],
    }),
    outsiders: ['anonymous', 'reader', 'manager', 'prosecution', 'moved', 'administrator'],
  },
  {
    name: 'an AMBER+STRICT document of a workgroup',
    kind: 'document',
    make: ({ organisations, people, workgroups }) => ({
      label: 'AMBER+STRICT',
      owner: organisations.hoek,
      workgroup: workgroups.hidden,
      creator: people.coordinator,
    }),
    outsiders: ['author', 'otherCoordinator', 'police', 'administrator'],
  },
  {
    name: 'AMBER news that is still a draft',
    kind: 'news',
    make: ({ organisations, people }) => ({
      label: 'AMBER',
      owner: organisations.hoek,
      creator: people.editor,
      status: 'draft',
    }),
    outsiders: ['reader', 'manager', 'police'],
  },
]

describe.each(['embedded', 'meilisearch'] as const)('with %s', (engine) => {
  let without: World
  /** A copy as well, so that the engine of both was filled in the same order. */
  let base: Portal
  beforeAll(async () => {
    without = await openWorld({ SEARCH_ENGINE: 'embedded' })
    // On which day somebody was last seen follows the order of these requests; so everybody was seen today.
    const today = new Date().toISOString().slice(0, 10)
    await without.portal.services.db.write((tx) => tx.update(user).set({ lastActiveDay: today }))
    base = await copyOf(without, engine)
  }, 120_000)
  afterAll(async () => {
    await base?.stop()
    await without?.portal.stop()
  })

  test.each(differences)('$name changes no byte for outsiders', { timeout: 180_000 }, async (difference) => {
    const other = await copyOf(without, engine)
    try {
      await addItem(other, without.region, difference.kind, difference.make(without.region))
      const differ = new Set<string>()
      for (const persona of difference.outsiders) {
        const { cookie } = without.clients[persona]
        const [here, there] = [clientOf(base.url, cookie), clientOf(other.url, cookie)]
        await inParallel(requests(without, persona), async (address) => {
          const [a, b] = await Promise.all([here.get(address), there.get(address)])
          if (atHome(steady(a), base) !== atHome(steady(b), other)) differ.add(`${persona}: ${address}`)
        })
      }
      expect([...differ]).toEqual([])
    } finally {
      await other.stop()
    }
  })
})

/** The same portal once more, on a copy of everything it keeps. */
async function copyOf({ portal }: World, engine: string): Promise<Portal> {
  const folder = temporaryFolder('other-world')
  cpSync(portal.services.config.dataDir, folder, {
    recursive: true,
  })
  const copy = await openPortal({ ROLES: 'web', SEARCH_ENGINE: engine, DATA_DIR: folder }, { stopWithTest: false })
  await copy.services.search.settled()
  return copy
}

/** An item that shares words, theme, owner and year with what outsiders may read, and adds words of its own. */
async function addItem(portal: Portal, region: Region, kind: 'news' | 'practice' | 'document', options: ItemOptions) {
  const words = 'samenwerken bijlage wijk samenvatting stuk tekst inleiding zeldzaamheid'
  await anItemOf(portal.services, kind, {
    title: 'Stuk over samenwerken in de wijk',
    summary: words,
    body: `${words} ${words} ${words}`,
    themes: [region.theme.id],
    files: [{ name: 'bijlage-samenwerken.pdf', bytes: await aPdfOf([words, `${words} ${words}`]) }],
    ...options,
  })
  await portal.settle()
}

function requests(world: World, persona: Persona): string[] {
  const [clear, green] = [world.planted[0]!, world.planted[2]!]
  const told = persona === 'administrator'
  const plain = Object.values(channels)
    .filter((channel) => !(told && channel.tellsWhatIsThere))
    .flatMap((channel) => [...alwaysOf(channel, world), ...itemOf(channel, clear), ...itemOf(channel, green)])
  const searches = [
    'wijk',
    'zeldzaamheid',
    'zeldzaamhied',
    'samenvatting tekst',
    'samenwerken zeldzaamheid',
    'inleiding over samenwerken',
  ]
  const pictures = /^\/bestanden\/|^\/inloggen\/instellen|security\.txt/
  // What one did oneself follows the order and the minute of these very requests.
  const ownActs = /\/logboek|^\/profiel$|^\/profiel\/account\/gegevens/
  return [
    ...plain.filter((address) => !pictures.test(address) && !ownActs.test(address)),
    ...searches.flatMap((text) => [
      `/zoeken?q=${encodeURIComponent(text)}`,
      `/zoeken?q=${encodeURIComponent(text)}&volgorde=datum`,
      `/api/v1/search?q=${encodeURIComponent(text)}`,
    ]),
    '/gereed',
    '/gezond',
  ]
}

/** Both say where they are by their own port. */
const atHome = (text: string, portal: Portal): string => text.replaceAll(new URL(portal.url).host, 'here')
