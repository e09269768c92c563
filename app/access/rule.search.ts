import type { Rule } from './rule.ts'

/** A value as it may stand in a Meilisearch filter, whatever quotes or backslashes it holds. */
export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** Compilation (c): the rule as a Meilisearch filter. `IN []` answers nothing, as an empty overlap should. */
export function toFilter(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
      return rule.rules.length > 0 ? `(${rule.rules.map(toFilter).join(' AND ')})` : 'id EXISTS'
    case 'any':
      return rule.rules.length > 0 ? `(${rule.rules.map(toFilter).join(' OR ')})` : 'id IN []'
    case 'is':
      return `${rule.field} = ${quoted(rule.value)}`
    case 'atMost':
      return `${rule.field} <= ${rule.value}`
    case 'overlaps':
      return `${rule.field} IN [${rule.values.map(quoted).join(', ')}]`
  }
}
