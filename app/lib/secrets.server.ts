import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A random secret for cookies, links and tokens: 256 bits, safe in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Keyed hash of a secret for storage and look-up: a stolen database holds nothing usable. `keys` is newest first. */
export function keyedHash(keys: readonly string[], purpose: string, value: string): string {
  return createHmac('sha256', derive(keys[0] ?? '', purpose))
    .update(value)
    .digest('base64url')
}

/** Hashes under every key still accepted, so that a rotated secret ends nobody's session at once. */
export function acceptedHashes(keys: readonly string[], purpose: string, value: string): string[] {
  return keys.map((key) => keyedHash([key], purpose, value))
}

/** Encrypts a small secret (AES-256-GCM) for storage: `v1.<nonce>.<tag>.<data>`. */
export function seal(keys: readonly string[], purpose: string, value: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(keys[0] ?? '', purpose), nonce)
  const data = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return [
    'v1',
    nonce.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    data.toString('base64url'),
  ].join('.')
}

/** Opens what `seal` made, under any accepted key. @throws when none fits or it was tampered with */
export function unseal(keys: readonly string[], purpose: string, sealed: string): string {
  const [version, nonce, tag, data] = sealed.split('.')
  if (version !== 'v1' || !nonce || !tag || !data) throw new Error('not a sealed value')
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', derive(key, purpose), Buffer.from(nonce, 'base64url'))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8')
    } catch {
      continue
    }
  }
  throw new Error('sealed under a key that is no longer here')
}

export function equalInTime(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

function derive(key: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `portal:${purpose}`, 32))
}
