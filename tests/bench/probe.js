// Preloaded into what is measured: tells its parent what it used. Plain JavaScript, so that Node needs nothing to load it.
import { readFileSync } from 'node:fs'

let statements = 0
if (process.env.BENCH_STATEMENTS) {
  const { default: Sqlite } = await import('better-sqlite3')
  const connection = new Sqlite(':memory:')
  const prototype = Object.getPrototypeOf(connection.prepare('SELECT 1'))
  for (const name of ['all', 'get', 'run', 'iterate']) {
    const own = prototype[name]
    prototype[name] = function (...values) {
      statements++
      return own.apply(this, values)
    }
  }
  connection.close()
}

/** Of a line such as `RssAnon:   51200 kB`, in bytes; 0 where the system tells no such thing. */
function fromStatus(name) {
  try {
    return (
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024
    )
  } catch {
    return 0
  }
}

process.on('message', (message) => {
  if (message !== 'usage') return
  const { user, system } = process.cpuUsage()
  process.send?.({
    cpuMs: (user + system) / 1000,
    rss: process.memoryUsage.rss(),
    mapped: fromStatus('RssFile'),
    statements,
  })
})
process.on('disconnect', () => process.exit(0))
