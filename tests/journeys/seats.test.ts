import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { membership, organisation, seat, user, workgroup } from '#db/schema/index.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { useDemo } from './demo.ts'
import { faultsOf } from './pages.ts'
import { signInAs } from './steps.ts'

const demo = useDemo()
const browser = useBrowser()

/** A seat of the manager's organisation with its holder, and a colleague who can take it over. */
async function aHeldSeat() {
  const { organisationSlug } = demo().account('manager')
  const { read } = demo().database()
  const [held] = await read
    .select({
      id: seat.id,
      holder: user.name,
      userId: user.id,
      email: user.email,
      slug: workgroup.slug,
      group: workgroup.name,
    })
    .from(seat)
    .innerJoin(organisation, and(eq(organisation.id, seat.organisationId), eq(organisation.slug, organisationSlug)))
    .innerJoin(workgroup, and(eq(workgroup.id, seat.workgroupId), eq(workgroup.hidden, false)))
    .innerJoin(user, eq(user.id, seat.userId))
    .where(isNotNull(seat.userId))
  return held
}

test('a manager hands over a seat without JavaScript, and the old holder’s next request is refused', async () => {
  const account = demo().account('manager')
  const { page, visit, context } = await browser.visitor({ url: demo().url, javaScriptEnabled: false })
  await signInAs(page, account)

  // The colleague who takes over comes in by a pasted list first.
  await visit(`/beheer/organisaties/${account.organisationSlug}`)
  await page.getByRole('link', { name: 'Uitnodigen' }).click()
  await page.getByLabel('Lijst').fill('Sanne Opvolger;sanne.opvolger@voorbeeld.example\nGeen Adres;hier')
  await page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click()
  await page.getByText('is geen geldig e-mailadres').waitFor()
  expect(await page.getByLabel('Lijst').inputValue()).toContain('Geen Adres;hier')
  await page.getByLabel('Lijst').fill('naam;e-mailadres\nSanne Opvolger;sanne.opvolger@voorbeeld.example')
  await page.getByRole('button', { name: 'Bekijk wat er gebeurt' }).click()
  await page.getByRole('heading', { name: '1 uitnodiging' }).waitFor()
  await page.getByRole('button', { name: 'Voeg toe en nodig uit' }).click()
  await page.getByText('De mensen zijn toegevoegd').waitFor()
  await expect.poll(() => demo().mailsTo('sanne.opvolger@voorbeeld.example').length).toBe(1)

  const held = await aHeldSeat()
  if (!held) throw new Error('the demo has no seat of the manager’s organisation')
  const old = await demo().cookieOf(held.email)
  const asked = async () => (await fetch(`${demo().url}/werkgroepen/${held.slug}`, { headers: { cookie: old } })).text()
  expect(await asked()).toContain('u doet mee')
  await page.getByRole('link', { name: 'Zitplaatsen overdragen' }).click()
  const row = page.getByRole('row').filter({ hasText: held.group }).filter({ hasText: held.holder }).first()
  await row.locator('summary').click()
  await row.getByLabel('Nieuwe houder').selectOption({ label: 'Sanne Opvolger' })
  await row.getByRole('button', { name: 'Draag over' }).click()
  await page.getByText('De overdracht is opgeslagen').waitFor()
  expect(await asked()).not.toContain('u doet mee')
  const [members] = await demo()
    .database()
    .read.select({ email: user.email })
    .from(seat)
    .innerJoin(user, eq(user.id, seat.userId))
    .innerJoin(membership, and(eq(membership.userId, user.id), ne(membership.role, 'guest')))
    .where(eq(seat.id, held.id))
  expect(members?.email).toBe('sanne.opvolger@voorbeeld.example')
  await context.clearCookies()
})

test('everybody at the table sees who is missing, on a narrow screen as well', async () => {
  const { page, visit } = await browser.visitor({ url: demo().url, viewport: { width: 320, height: 700 } })
  await signInAs(page, demo().account('coordinator'))
  await visit('/beheer/dekking')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.getByText(/\d+ van \d+ gemeenten/).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Soort organisatie').selectOption({ label: 'gemeente' })
  await page.getByRole('button', { name: 'Toon' }).click()
  await page.getByRole('heading', { level: 1, name: 'Dekking van' }).waitFor()
  expect(await page.locator('li', { hasText: /van \d+/ }).count()).toBe(1)
})
