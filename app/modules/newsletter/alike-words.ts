import { publisherNames } from '#app/modules/items/kinds.ts'
import { likenessOf, pairsAlike, type Likeness } from './alike.ts'
import type { PickedItem } from './issues.server.ts'

const reasons: Readonly<Record<Likeness, string>> = {
  same: 'hetzelfde stuk staat er twee keer in',
  title: 'de titels lijken erg op elkaar',
  text: 'de teksten lijken erg op elkaar',
  theme: 'zelfde thema, van twee redacties, vlak na elkaar',
}

const named = ({ title, publisher }: PickedItem): string => `“${title}” (${publisherNames[publisher]})`

/** A sentence per pair in a letter of which one may be too much, and per item that was in a letter before. */
export function warningsIn(items: readonly PickedItem[]): string[] {
  const pairs = pairsAlike(items).map(({ one, other, why }) =>
    why === 'same' ? `${named(one)}: ${reasons.same}.` : `${named(one)} en ${named(other)}: ${reasons[why]}.`,
  )
  const before = items.flatMap((one) => (one.before === null ? [] : [`${named(one)}: stond al in “${one.before}”.`]))
  return [...new Set([...pairs, ...before])]
}

/** Why this item may be too much beside what is in the letter already. */
export function warningsOf(candidate: PickedItem, items: readonly PickedItem[]): string[] {
  const alike = items.flatMap((one) => {
    const why = likenessOf(candidate, one)
    return why ? [`Lijkt op ${named(one)}: ${reasons[why]}.`] : []
  })
  return candidate.before === null ? alike : [...alike, `Stond al in “${candidate.before}”.`]
}
