import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** Bits of the authenticator data: the person was there, the device checked who, a new key is enclosed. */
const present = 0x01
const checked = 0x04
const enclosed = 0x40

export interface Options {
  challenge: string
  rpId?: string
  rp?: { id?: string }
  user?: { id: string }
}
interface Habits {
  /** The page that asks. */
  origin: string
  /** False where nobody was asked for a finger or a pin. */
  verifies?: boolean
  rpId?: string
}

/** A device with one passkey, in a few lines: it answers whatever it is asked, also what a real one never would. */
export class Authenticator {
  readonly id = randomBytes(16)
  counter = 0
  handle = ''
  private readonly key: KeyObject
  private readonly point: { x: Buffer; y: Buffer }

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.key = privateKey
    this.point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
  }

  /** JSON of an attestation, as the page sends it. */
  create(options: Options, habits: Habits): string {
    this.handle = options.user?.id ?? ''
    const { x, y } = this.point
    const key = [...map(5), 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, ...bytes(x), 0x22, ...bytes(y)]
    const length = [0, this.id.length]
    const credential = Buffer.from([...Buffer.alloc(16), ...length, ...this.id, ...key])
    const data = Buffer.concat([this.data(habits.rpId ?? options.rp?.id ?? '', habits, enclosed), credential])
    const attestationObject = Buffer.from([
      ...map(3),
      ...[...text('fmt'), ...text('none')],
      ...[...text('attStmt'), ...map(0)],
      ...[...text('authData'), ...bytes(data)],
    ])
    return this.sent({
      clientDataJSON: clientData('webauthn.create', options, habits).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** JSON of an assertion, as the page sends it. */
  get(options: Options, habits: Habits): string {
    this.counter++
    const client = clientData('webauthn.get', options, habits)
    const data = this.data(habits.rpId ?? options.rpId ?? '', habits, 0)
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
    return this.sent({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.key).toString('base64url'),
      userHandle: this.handle,
    })
  }

  private data(rpId: string, { verifies = true }: Habits, flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const bits = Buffer.from([present | (verifies ? checked : 0) | flags])
    return Buffer.concat([createHash('sha256').update(rpId).digest(), bits, counter])
  }

  private sent(response: object): string {
    const id = this.id.toString('base64url')
    return JSON.stringify({ id, rawId: id, type: 'public-key', response })
  }
}

function clientData(type: string, { challenge }: Options, { origin }: Habits): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

/** CBOR, as far as an attestation needs it. */
const map = (size: number): number[] => [0xa0 | size]
const text = (value: string): number[] => [0x60 | value.length, ...Buffer.from(value)]
const bytes = (value: Uint8Array): number[] =>
  value.length < 256 ? [0x58, value.length, ...value] : [0x59, value.length >> 8, value.length & 0xff, ...value]
