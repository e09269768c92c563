import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDocument } from '#tests/factories/items.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { aProvider, clientSecret } from '#tests/factories/sso.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { freePort, startIdentityProvider, type IdentityProvider } from '#tests/setup/identity-provider.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { faultsOf } from './pages.ts'

const browser = useBrowser()
let portal: Portal
let idp: IdentityProvider

beforeAll(async () => {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  portal = await openPortal({ PORT: String(port), BASE_URL: base }, { stopWithTest: false })
  idp = await startIdentityProvider([
    {
      client_id: 'portaal',
      client_secret: clientSecret,
      redirect_uris: [`${base}/inloggen/organisatie/terug`],
      post_logout_redirect_uris: [`${base}/`],
    },
  ])
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await idp.stop()
})

test('somebody signs in by their organisation, waits, is let in by the manager, reads, and signs out everywhere', async () => {
  const { db, secrets, config } = portal.services
  const { baseUrl: url } = config.server
  const hoek = await anOrganisation(db, { name: 'Gemeente Hoek', slug: 'hoek' })
  const provider = { organisationId: hoek.id, issuer: idp.issuer, domain: 'hoek.example' }
  await aProvider(db, secrets, { ...provider, name: 'Werkaccount Hoek' })
  const item = await aDocument(portal.services, { label: 'GREEN', title: 'Wijkaanpak Noord' })
  idp.account = { sub: 'nina', email: 'nina@hoek.example', name: 'Nina de Wit', amr: ['pwd', 'mfa'] }

  const nina = await browser.visitor({ url, also: [idp.issuer] })
  await nina.visit('/inloggen')
  await nina.page.getByRole('link', { name: 'Inloggen met uw organisatie' }).click()
  expect(await faultsOf(nina.page), 'by organisation').toEqual([])
  await nina.page.getByLabel('E-mailadres van uw werk').fill('nina@elders.example')
  await nina.page.getByRole('button', { name: 'Verder' }).click()
  await nina.page.getByText('niet ingesteld').waitFor()
  await nina.page.getByLabel('E-mailadres van uw werk').fill('nina@hoek.example')
  await nina.page.getByRole('button', { name: 'Verder' }).click()
  await nina.page.getByRole('heading', { level: 1, name: 'Uw toegang wacht op goedkeuring' }).waitFor()
  await nina.page.waitForLoadState()
  expect(await faultsOf(nina.page), 'waiting').toEqual([])
  const address = `/kennisbank/wijkaanpak-noord-${item.id.slice(0, 8)}`
  expect(await nina.visit(address)).toBe(404)

  const manager = await browser.visitor({ url })
  const person = await aPerson(db, { organisation: hoek, role: 'manager', secrets })
  const [name = '', value = ''] = (await portal.as(person)).cookie.split('=')
  await manager.context.addCookies([{ name, value, url }])
  await manager.visit('/beheer/organisaties/hoek/aanmelden')
  expect(await faultsOf(manager.page), 'providers').toEqual([])
  await manager.page.getByRole('button', { name: 'Test deze verbinding' }).click()
  await manager.page.getByText('geeft alles wat nodig is').waitFor()
  await manager.visit('/beheer/bevestigingen')
  await manager.page
    .getByRole('row', { name: /Nina de Wit/ })
    .getByRole('button', { name: 'Bevestig' })
    .click()
  await manager.page.getByText('De wijziging is bevestigd en geldt nu').waitFor()

  expect(await nina.visit(address)).toBe(200)
  await nina.visit('/profiel/aanmelden')
  await nina.page.getByText('U bent nu ingelogd via Werkaccount Hoek').waitFor()
  expect(await faultsOf(nina.page), 'own accounts').toEqual([])
  await nina.page
    .locator('form[action="/uitloggen"] button')
    .first()
    .evaluate((button) => {
      ;(button as unknown as { click(): void }).click()
    })
  await nina.page.getByRole('button', { name: 'Ja, log uit' }).click()
  await nina.page.waitForURL(`${url}/`)
  await nina.visit('/profiel')
  expect(new URL(nina.page.url()).pathname).toBe('/inloggen')
}, 90_000)
