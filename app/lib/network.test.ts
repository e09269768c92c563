import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['no address', 'no address'],
  ['', ''],
])('of %s the trail keeps %s', (address, network) => {
  expect(networkOf(address, { ipv4: 24, ipv6: 48 })).toBe(network)
})

test('for counting attempts an IPv4 address stays whole and an IPv6 subscriber is one', () => {
  const bits = { ipv4: 32, ipv6: 64 }
  expect(networkOf('192.0.2.77', bits)).toBe('192.0.2.77')
  expect(networkOf('2001:db8:0:1:ffff::1', bits)).toBe(networkOf('2001:DB8::1:0:0:0:2', bits))
})
