import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network that an address is in, by as many of its leading bits as given: `192.0.2.0/24`, `2001:db8:1::/48`. A whole
 * IPv4 address stays as it is. What is no address comes back unchanged.
 * @param bits for IPv4 a multiple of 8, for IPv6 of 16
 */
export function networkOf(address: string, bits: { ipv4: number; ipv6: number }): string {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (isIPv4(plain)) {
    if (bits.ipv4 === 32) return plain
    const kept = plain.split('.').slice(0, bits.ipv4 / 8)
    return `${[...kept, ...Array<string>(4 - kept.length).fill('0')].join('.')}/${bits.ipv4}`
  }
  if (!isIPv6(plain)) return plain
  return `${groupsOf(plain)
    .slice(0, bits.ipv6 / 16)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/${bits.ipv6}`
}

/** The eight groups of an IPv6 address, written out. */
function groupsOf(address: string): string[] {
  const [bare = ''] = address.split('%')
  const [head = '', tail] = bare.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  if (tail === undefined) return left
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
}
