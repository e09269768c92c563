import type { Page } from 'playwright-core'

/** A device of the browser itself: it holds passkeys, and says that it checked who holds it unless told otherwise. */
export async function deviceOf(page: Page, transport: 'internal' | 'usb' = 'internal') {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    checksNobody: () => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    remove: () => session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    passkeys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

/** Makes a passkey on the page that offers it, keeps the recovery codes and goes on. */
export async function beginWithPasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Maak een passkey' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bewaar uw herstelcodes' }).waitFor()
  await page.getByRole('link', { name: 'Ik heb ze bewaard, ga verder' }).click()
  await page.waitForURL((url) => !/^\/(?:inloggen|uitnodiging)/.test(url.pathname))
}
