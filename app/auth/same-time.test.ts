import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'
import { hashPassword } from './password.server.ts'

let portal: Portal
let passwordHash: string
beforeAll(async () => {
  portal = await openPortal({ TRUST_PROXY: '1' }, { stopWithTest: false })
  passwordHash = await hashPassword('kraan-molen-zeventien-haring')
  return () => portal.stop()
})

const pairs = 15
let asked = 0
const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** An account that nobody has asked about yet, so that no count of attempts plays a part. */
const aKnownAddress = async (options: Parameters<typeof aPerson>[1] = {}) =>
  (await aPerson(portal.services.db, { passwordHash, secrets: portal.services.secrets, ...options })).email
const anUnknownAddress = async () => `niemand${++asked}@nergens.example`

/** How long the answer takes, in milliseconds; each asks from a network of its own. */
async function timeOf(path: string, form: Record<string, string>, status: number): Promise<number> {
  const headers = { 'X-Forwarded-For': `198.51.100.${++asked % 250}` }
  const began = performance.now()
  const answer = await clientOf(portal.url, '').post(path, form, { headers })
  const took = performance.now() - began
  expect(answer.status).toBe(status)
  return took
}

/** The medians of asking in turn, so that what else the machine does meets both alike. */
async function compare(
  path: string,
  known: () => Promise<string>,
  form: (email: string) => Record<string, string>,
  status: number,
): Promise<number> {
  const times: [known: number[], unknown: number[]] = [[], []]
  for (let i = -2; i < pairs; i++) {
    const one = await timeOf(path, form(await known()), status)
    const other = await timeOf(path, form(await anUnknownAddress()), status)
    // The first ones meet what is still to be loaded.
    if (i < 0) continue
    times[0].push(one)
    times[1].push(other)
  }
  return median(times[0]) / median(times[1])
}

describe('the time of an answer does not tell who has an account', () => {
  test.each([
    ['of somebody', {}],
    ['of somebody who was suspended', { suspendedAt: 1 }],
    ['of somebody who has no password yet', { passwordHash: null }],
  ])('when a wrong password is given for the address %s', async (_what, options) => {
    const ratio = await compare(
      '/inloggen',
      () => aKnownAddress(options),
      (email) => ({ email, password: 'zeker niet dit woord' }),
      422,
    )
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  test('when a new password is asked for', async () => {
    const ratio = await compare('/wachtwoord-vergeten', aKnownAddress, (email) => ({ email }), 200)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })
})
