import { and, eq, inArray, ne } from 'drizzle-orm'
import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import { decisions } from '#app/modules/reports/forms.ts'
import { item, membership, organisation, tombstone, user } from '#db/schema/index.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { signInAs } from './steps.ts'

const demo = useDemo({ SEARCH_ENGINE: 'embedded' })
const browser = useBrowser()

/** Something of the manager’s organisation that every partner reads and the manager did not make. */
async function aSharedItem() {
  const { organisationSlug, email } = demo().account('manager')
  const { read } = demo().database()
  const [found] = await read
    .select({ id: item.id, kind: item.kind, title: item.title })
    .from(item)
    .innerJoin(organisation, and(eq(organisation.id, item.ownerId), eq(organisation.slug, organisationSlug)))
    .innerJoin(user, and(eq(user.id, item.creatorId), ne(user.email, email)))
    .where(and(eq(item.status, 'published'), eq(item.label, 'GREEN'), inArray(item.kind, ['document', 'practice'])))
    .limit(1)
  if (!found) throw new Error('the demo has nothing of the manager’s organisation that partners read')
  return { ...found, path: urls.item(found) }
}

/** A manager of the alliance’s office, who decides where an organisation has no second manager. */
async function officeManager(): Promise<{ email: string; slug: string }> {
  const [found] = await demo()
    .database()
    .read.select({ email: user.email, slug: organisation.slug })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(
      organisation,
      and(eq(organisation.id, membership.organisationId), eq(organisation.kind, 'alliance_office')),
    )
    .where(eq(membership.role, 'manager'))
    .limit(1)
  if (!found) throw new Error('the office of the demo has no manager')
  return found
}

async function comesInAs(context: BrowserContext, email: string): Promise<void> {
  const [name = '', value = ''] = (await demo().cookieOf(email)).split('=')
  await context.addCookies([{ name, value, url: demo().url }])
}

const visitor = () => browser.visitor({ url: demo().url, javaScriptEnabled: false })

test(
  'a reader reports an item without JavaScript: it is gone for others until the manager puts it back',
  { timeout: 120_000 },
  async () => {
    const { path, title } = await aSharedItem()
    const reader = await visitor()
    await signInAs(reader.page, demo().account('advisor'))
    const other = await visitor()
    await signInAs(other.page, demo().account('police'))
    expect(await other.visit(path)).toBe(200)

    expect(await reader.visit(path)).toBe(200)
    await reader.page.getByRole('link', { name: /^Meld/ }).click()
    await reader.page.getByRole('button', { name: 'Meld en verberg dit stuk' }).click()
    await reader.page.locator('[data-error-summary]').waitFor()
    await reader.page.getByLabel('Wat is er aan de hand?').selectOption({ label: 'De inhoud klopt niet' })
    await reader.page.getByLabel('Toelichting').fill('De genoemde datum is van vorig jaar.')
    await reader.page.getByRole('button', { name: 'Meld en verberg dit stuk' }).click()
    await reader.page.waitForURL((url) => url.pathname === urls.reported)
    for (const one of [reader, other]) expect(await one.visit(path)).toBe(404)
    await other.visit(`/zoeken?q=${encodeURIComponent(title)}`)
    expect(await other.page.getByRole('link', { name: title }).count()).toBe(0)

    const { organisationSlug, email } = demo().account('manager')
    await expect
      .poll(() =>
        demo()
          .mailsTo(email)
          .some((mail) => mail.includes('meld')),
      )
      .toBe(true)
    const manager = await visitor()
    await signInAs(manager.page, demo().account('manager'))
    expect(await manager.visit(`/beheer/organisaties/${organisationSlug}/meldingen`)).toBe(200)
    await manager.page.getByText('De genoemde datum is van vorig jaar.').waitFor()
    await manager.page.getByLabel('Uw besluit').selectOption({ label: decisions['in-order'] })
    await manager.page.getByRole('button', { name: 'Beslis' }).click()
    await manager.page.getByText('Het stuk is teruggezet').waitFor()
    for (const one of [reader, other]) expect(await one.visit(path)).toBe(200)
  },
)

test(
  'a manager asks to have an item purged without JavaScript and another one confirms: nobody finds it any more',
  { timeout: 120_000 },
  async () => {
    const { id, path, title } = await aSharedItem()
    const { organisationSlug } = demo().account('manager')
    const reader = await visitor()
    await signInAs(reader.page, demo().account('advisor'))
    expect(await reader.visit(path)).toBe(200)

    const manager = await visitor()
    await signInAs(manager.page, demo().account('manager'))
    await manager.visit(`/beheer/organisaties/${organisationSlug}/vernietigen?stuk=${id}`)
    await manager.page.getByLabel('Waarom?').selectOption({ index: 1 })
    await manager.page.getByRole('button', { name: 'Vraag om vernietiging' }).click()
    await manager.page.locator('[data-error-summary]').waitFor()
    await manager.page.getByLabel('Ik weet dat dit niet ongedaan kan worden gemaakt.').check()
    await manager.page.getByRole('button', { name: 'Vraag om vernietiging' }).click()
    await manager.page.getByText('Uw vraag is verstuurd').waitFor()
    expect(await manager.page.getByRole('button', { name: 'Vernietig dit stuk overal' }).count()).toBe(0)
    expect(await reader.visit(path), 'one manager alone purges nothing').toBe(200)

    const { email, slug } = await officeManager()
    const second = await visitor()
    await comesInAs(second.context, email)
    expect(await second.visit(`/beheer/organisaties/${slug}/vernietigen`)).toBe(200)
    await second.page.getByLabel('Ik weet dat dit niet ongedaan kan worden gemaakt.').check()
    await second.page.getByRole('button', { name: 'Vernietig dit stuk overal' }).click()
    await second.page.getByText('wordt nu overal vernietigd').waitFor()
    expect(await reader.visit(path), 'withdrawn at once').toBe(404)
    // Its editors lose it with the purge itself.
    for (const one of [manager, second]) await expect.poll(() => one.visit(path)).toBe(404)

    const { read } = demo().database()
    await expect.poll(() => read.select().from(tombstone).where(eq(tombstone.itemId, id))).toHaveLength(1)
    expect(await read.select().from(item).where(eq(item.id, id))).toEqual([])
    await reader.visit(`/zoeken?q=${encodeURIComponent(title)}`)
    expect(await reader.page.getByRole('link', { name: title }).count()).toBe(0)
    await manager.visit(`/beheer/organisaties/${organisationSlug}/vernietigen`)
    await manager.page
      .getByRole('cell', { name: id.slice(0, 8) })
      .or(manager.page.getByRole('rowheader', { name: id.slice(0, 8) }))
      .waitFor()
  },
)
