const plainCode = /^[A-Za-z][A-Za-z0-9_-]{1,59}$/

/**
 * What kind of failure it was, in a word or code: `EngineUnavailable`, `ECONNREFUSED`, `smtp-550`. Never the message, in
 * which a database or mail server may repeat what it was given.
 */
export function reasonOf(error: unknown): string {
  const chain = causes(error)
  for (const one of chain) {
    const { responseCode } = one as { responseCode?: unknown }
    if (typeof responseCode === 'number') return `smtp-${responseCode}`
  }
  for (const one of chain.toReversed()) {
    const { code } = one as { code?: unknown }
    if (typeof code === 'string' && plainCode.test(code)) return code
  }
  const name = chain.find((one) => one.name !== 'Error')?.name ?? 'Error'
  return plainCode.test(name) ? name : 'Error'
}

/** Where in our code it came from: the lines of the stack without the message above them. */
export function whereOf(error: unknown): string[] {
  const stack = causes(error).at(-1)?.stack ?? ''
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
}

function causes(error: unknown): Error[] {
  const chain: Error[] = []
  for (let one = error; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one)
  return chain
}
