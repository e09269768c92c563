import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { forYou, publicHome } from '#app/modules/home/queries.server.ts'
import { theme, themeFollow, user } from '#db/schema/index.ts'
import { aRegistration } from '#tests/factories/events.ts'
import { anEvent } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { openWorld, personas, wordsOf, type Persona, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.portal.stop())

async function viewerOf(persona: Persona): Promise<Viewer | null> {
  const { people } = world.region
  const { db } = world.portal.services
  if (persona === 'anonymous') return anonymousViewer(Date.now())
  if (persona === 'suspended') return null
  if (persona === 'passwordOnly') return viewerFor(db, people.editor.id, { assurance: 1 })
  if (persona === 'readerLate') return viewerFor(db, people.reader.id, { assurance: 2 })
  return viewerFor(db, people[persona].id)
}

test(
  'following a theme shows on the home page what somebody may read of it, and not a word or a count more',
  { timeout: 120_000 },
  async () => {
    const { db } = world.portal.services
    const everybody = await db.read.select({ id: user.id }).from(user)
    const faults: string[] = []
    for (const one of world.planted) {
      const [about] = await db.read.select().from(theme).where(eq(theme.slug, one.themeSlug))
      await db.write(async (tx) => {
        await tx.delete(themeFollow)
        await tx
          .insert(themeFollow)
          .values(everybody.map(({ id }) => ({ userId: id, themeId: about!.id, createdAt: 1 })))
      })
      for (const persona of personas) {
        const viewer = await viewerOf(persona)
        if (!viewer) continue
        const { userId } = viewer
        const read = db.read
        const home = JSON.stringify(
          userId === null ? await publicHome(read, viewer) : await forYou(read, { ...viewer, userId }),
        )
        const inLists = one.live && one.readers.includes(persona)
        if (userId !== null && home.includes(one.word) !== inLists) faults.push(`${persona}: ${one.name} ${inLists}`)
        // What a persona edits may stand in what is asked of them; everything else is for readers.
        for (const other of world.planted.filter(({ readers, live }) => !(live && readers.includes(persona))))
          if (wordsOf(other).some((word) => home.includes(word))) faults.push(`${persona}: a word of ${other.name}`)
        if (home.includes(world.hiddenWord) && !['member', 'coordinator'].includes(persona))
          faults.push(`${persona}: the hidden workgroup`)
      }
    }
    expect(faults).toEqual([])
  },
)

test('the home page of a visitor counts per theme what is public', async () => {
  const { themes } = await publicHome(world.portal.services.db.read, anonymousViewer(Date.now()))
  const counted = (slug: string) => themes.find((one) => one.slug === slug)?.count
  const open = world.planted.filter((one) => one.live && one.readers.includes('anonymous'))
  expect(counted('algemeen')).toBe(open.length)
  for (const one of world.planted)
    expect([one.name, counted(one.themeSlug)]).toEqual([one.name, open.includes(one) ? 1 : 0])
})

test('a password alone shows neither what somebody follows nor where they come', async () => {
  const { portal, clients } = world
  const { db } = portal.services
  const [chosen] = await db.read.select().from(theme).where(eq(theme.slug, 'algemeen'))
  const meeting = await anEvent(portal.services, { label: 'CLEAR', title: 'Bezoek aan de sluis', date: '2099-01-02' })
  const userId = world.region.people.editor.id
  await aRegistration(db, meeting.id, { userId })
  await db.write((tx) => tx.insert(themeFollow).values({ userId, themeId: chosen?.id ?? '', createdAt: 1 }))
  const own = await clients.editor.get('/')
  expect(own.body).toContain('U bent aangemeld')
  expect(own.body).toContain('Thema’s die u volgt')
  for (const path of ['/', '/_root.data', `/themas/algemeen`]) {
    const { body } = await clients.passwordOnly.get(path)
    expect(body).not.toMatch(/U bent aangemeld|Thema’s die u volgt|"followed",true/)
  }
  const page = await clients.passwordOnly.get('/themas/algemeen')
  expect(page.body).not.toContain('value="unfollow"')
})
