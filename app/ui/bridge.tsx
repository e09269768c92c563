const deck = 250
const top: readonly [x: number, y: number] = [352, 14]
const knee: readonly [x: number, y: number] = [312, 132]

/** A cable from the pylon down to the deck: the further out it lands, the higher it begins. */
function cable(index: number, count: number): string {
  const share = index / (count - 1)
  const x = top[0] + (knee[0] - top[0]) * share * 0.85
  const y = top[1] + (knee[1] - top[1]) * share * 0.85
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${(10 + share * 240).toFixed(1)} ${deck}`
}

const cables = Array.from({ length: 13 }, (_, i) => cable(i, 13)).join('')
const water = [268, 284, 302, 322].map((y, i) => `M${20 + i * 34} ${y}h${470 - i * 70}`).join('')

/** The region's landmark in a few lines: a cable-stayed bridge over the river. Decoration, in the colours of the ground below it. */
export function Bridge() {
  return (
    <svg className="var-bridge" aria-hidden="true" focusable="false" viewBox="0 0 560 336" width="560" height="336">
      <path className="var-bridge__cables" d={`${cables}M${top[0]} ${top[1]}L540 ${deck}`} />
      <path className="var-bridge__water" d={water} />
      <path
        className="var-bridge__pylon"
        d={`M${top[0] - 4} ${top[1] - 4}h9L${knee[0] + 13} ${knee[1]}L352 ${deck}h-26L${knee[0]} ${knee[1]}z`}
      />
      <path className="var-bridge__deck" d={`M0 ${deck}h560v6H0z`} />
      <path className="var-bridge__boat" d={`M96 ${deck + 34}h86l-14 18h-58zM132 ${deck + 18}h24v14h-24z`} />
    </svg>
  )
}
