export interface Figure {
  name: string
  value: number
  unit: string
  /** What it was measured against. */
  against?: string | undefined
  /** Value divided by what it was measured against. */
  ratio?: number | undefined
  /** What decides whether it is good enough; the ratio where there is one, else the value. */
  bound?: { atMost: number } | { atLeast: number } | undefined
}

const figures: Figure[] = []
const missed = (figure: Figure): boolean => {
  const { bound } = figure
  const seen = figure.ratio ?? figure.value
  return bound !== undefined && ('atMost' in bound ? seen > bound.atMost : seen < bound.atLeast)
}

/** Writes a figure at once: an object on stdout, a line for people on stderr. */
export function tell(figure: Figure): void {
  figures.push(figure)
  const { name, value, unit, against, ratio } = figure
  process.stdout.write(
    `${JSON.stringify({ name, value: round(value), unit, against: against ?? null, ratio: ratio === undefined ? null : round(ratio) })}\n`,
  )
  say(line(figure))
}

export function say(text: string, passing = false): void {
  if (!passing) process.stderr.write(`${text}\n`)
  else if (process.stderr.isTTY) process.stderr.write(`${text}\r`)
}

/** All figures again, those that miss their bound marked. */
export function table(): void {
  say('')
  for (const figure of figures) say(line(figure))
  const count = figures.filter(missed).length
  say(`\n${figures.length} figures, ${count} missed`)
}

function line(figure: Figure): string {
  const { name, value, unit, against, ratio, bound } = figure
  const limit = bound ? ('atMost' in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`) : ''
  const shown = `${round(value)} ${unit}`
  const compared = ratio === undefined ? '' : `${round(ratio)} × ${against ?? ''}`
  return `${name.padEnd(58)}${shown.padStart(16)}  ${compared.padEnd(34)}${limit.padEnd(9)}${missed(figure) ? 'MISSED' : ''}`.trimEnd()
}

const round = (value: number): number => Number(value.toPrecision(4))
