/** Ground, form and accent of the eight theme colours: quiet, and apart from the colours that mean something. */
const palettes = [
  ['#dbe7ef', '#b7cfdf', '#0b3a5b'],
  ['#dcebe6', '#b5d3c8', '#1d5c4a'],
  ['#ece5dc', '#d6c5af', '#6b4a1f'],
  ['#e5e2ee', '#c6bfdc', '#443876'],
  ['#e0eaec', '#b3cdd3', '#14555f'],
  ['#eee2e4', '#dabdc3', '#74303f'],
  ['#e7ebdd', '#c9d3ae', '#4c5a1c'],
  ['#e3e6ea', '#c3cad2', '#37474f'],
] as const

const cell = 40
const sizes = { wide: { columns: 8, rows: 5 }, tile: { columns: 3, rows: 3 }, small: { columns: 6, rows: 4 } } as const

/**
 * A quiet geometric picture where there is no photo: the same for the same seed, on every server.
 * @param seed such as the item's id
 * @param colour index of the theme's colour, 0 to 7; others wrap around
 */
export function ThemePattern(props: { seed: string; colour: number; size?: 'wide' | 'tile' | 'small' }) {
  const { columns, rows } = sizes[props.size ?? 'wide']
  const palette = palettes[((props.colour % palettes.length) + palettes.length) % palettes.length] ?? palettes[0]
  const next = numbersFrom(props.seed)
  const soft: string[] = []
  const strong: string[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const chance = next()
      if (chance < 0.42) continue
      const path = shape(Math.floor(next() * 6), column * cell, row * cell)
      if (chance > 0.93) strong.push(path)
      else soft.push(path)
    }
  }
  return (
    <svg
      className="var-pattern"
      aria-hidden="true"
      focusable="false"
      viewBox={`0 0 ${columns * cell} ${rows * cell}`}
      width={columns * cell}
      height={rows * cell}
      preserveAspectRatio="xMidYMid slice"
    >
      <path fill={palette[0]} d={`M0 0h${columns * cell}v${rows * cell}H0z`} />
      <path fill={palette[1]} d={soft.join('')} />
      <path fill={palette[2]} d={strong.join('')} />
    </svg>
  )
}

/** Quarter circles, triangles and half squares on one cell. */
function shape(kind: number, x: number, y: number): string {
  const far = `${x + cell} ${y + cell}`
  switch (kind) {
    case 0:
      return `M${x} ${y}h${cell}A${cell} ${cell} 0 0 1 ${x} ${y + cell}z`
    case 1:
      return `M${far}h-${cell}A${cell} ${cell} 0 0 1 ${x + cell} ${y}z`
    case 2:
      return `M${x + cell} ${y}v${cell}A${cell} ${cell} 0 0 1 ${x} ${y}z`
    case 3:
      return `M${x} ${y + cell}V${y}A${cell} ${cell} 0 0 1 ${far}z`
    case 4:
      return `M${x} ${y}L${far}H${x}z`
    default:
      return `M${x} ${y}h${cell / 2}v${cell}h-${cell / 2}z`
  }
}

/** Numbers from 0 to 1, the same row for the same seed (FNV-1a, then xorshift). */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  state ||= 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x1_0000_0000
  }
}
