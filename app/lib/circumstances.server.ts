import { AsyncLocalStorage } from 'node:async_hooks'
import { networkOf } from './network.ts'

/** From where something is being done: what the audit trail tells beside who and what. */
export interface Circumstances {
  /** A network (`192.0.2.0/24`), `job` or `command`; null where that is not known. */
  origin: string | null
  request: string | null
}

const current = new AsyncLocalStorage<Circumstances>()
const unknown: Circumstances = { origin: null, request: null }

/** Runs `act`, and everything it waits for, under these circumstances. */
export const under = <T>(circumstances: Circumstances, act: () => T): T => current.run(circumstances, act)

/** Those of the request, job or command that this runs in. */
export const circumstances = (): Circumstances => current.getStore() ?? unknown

/**
 * Those of a request. Of the address only the network is kept: enough to tell the town hall from elsewhere, too little to
 * follow a household or a phone for as long as the trail is kept.
 */
export function ofRequest(client: { address: string; requestId: string }): Circumstances {
  return { origin: networkOf(client.address, { ipv4: 24, ipv6: 48 }) || null, request: client.requestId }
}
