import { expect, test } from 'vitest'
import { limits, mailboxOf, network } from './throttle.server.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, counted) => {
  expect(network(address)).toBe(counted)
})

test.each([
  ['Noor@Hoek.example', 'noor@hoek.example'],
  [' noor+dag@hoek.example', 'noor@hoek.example'],
  ['noor+a+b@hoek.example', 'noor@hoek.example'],
  ['noor', 'noor'],
])('mail to %s is counted as mail to %s', (email, counted) => {
  expect(mailboxOf(email)).toBe(counted)
})

test('no secret of an account is checked more than 100 times an hour', () => {
  // Others begin something at which nothing is checked here.
  for (const attempt of ['password', 'code', 'reset', 'link'] as const)
    expect((limits[attempt].account ?? Infinity) * 5).toBeLessThanOrEqual(100)
})
