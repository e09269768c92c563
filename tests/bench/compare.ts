import type { Loader, Target } from './processes.ts'

/** One side of a comparison: what is asked of whom. */
export interface Side {
  name: string
  port: number
  requests: string[]
  /** Whose CPU time is counted. */
  target?: Target
}
export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
  /** CPU milliseconds per request; NaN where nobody's was counted. */
  cpuMs: number
}

export interface Rounds {
  clients: number
  rounds: number
  ms: number
}

/**
 * Asks the sides in turn, round after round, so that what else the machine does falls on all of them alike.
 * @returns per side the median over the rounds; latencies over all of them
 * @throws where anything but 200 was answered
 */
export async function inTurn<K extends string>(
  loader: Loader,
  sides: Record<K, Side>,
  { clients, rounds, ms }: Rounds,
): Promise<Record<K, Measured>> {
  const seen = new Map<K, { perSecond: number[]; cpuMs: number[]; latencies: number[] }>()
  const names = Object.keys(sides) as K[]
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const { port, requests, target } = sides[name]
      const known = seen.get(name) ?? { perSecond: [], cpuMs: [], latencies: [] }
      seen.set(name, known)
      const before = await target?.usage()
      const result = await loader.run({ port, requests, clients, ms })
      const after = await target?.usage()
      const wrong = Object.keys(result.statuses).filter((status) => status !== '200')
      if (wrong.length > 0) throw new Error(`${sides[name].name} answered ${wrong.join(', ')}`)
      known.perSecond.push((result.count * 1000) / result.ms)
      if (before && after) known.cpuMs.push((after.cpuMs - before.cpuMs) / result.count)
      // One long round must not drown the others.
      known.latencies.push(...result.latencies.slice(0, 5000))
    }
  const entries = names.map((name): [K, Measured] => {
    const { perSecond = [], cpuMs = [], latencies = [] } = seen.get(name) ?? {}
    return [name, { perSecond: quantile(perSecond, 0.5), cpuMs: quantile(cpuMs, 0.5), ...percentiles(latencies) }]
  })
  return Object.fromEntries(entries) as Record<K, Measured>
}

export const percentiles = (list: readonly number[]) => ({
  p50: quantile(list, 0.5),
  p95: quantile(list, 0.95),
  p99: quantile(list, 0.99),
})

export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
