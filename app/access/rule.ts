/**
 * The rule language: who may read what, as a value. Five kinds of node and no negation, so that a missing fact means no
 * in memory, in SQL and in a search engine alike.
 */
export type Rule =
  | { kind: 'all'; rules: readonly Rule[] }
  | { kind: 'any'; rules: readonly Rule[] }
  | { kind: 'is'; field: string; value: string }
  | { kind: 'atMost'; field: string; value: number }
  | { kind: 'overlaps'; field: string; values: readonly string[] }

/** What is known of a thing: text, numbers, lists of keys by field name. Absent and null mean unknown. */
export type Facts = object

export const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules })
export const any = (...rules: Rule[]): Rule => ({ kind: 'any', rules })
export const is = (field: string, value: string): Rule => ({ kind: 'is', field, value })
export const atMost = (field: string, value: number): Rule => ({ kind: 'atMost', field, value })
export const overlaps = (field: string, values: Iterable<string>): Rule => ({
  kind: 'overlaps',
  field,
  values: [...values],
})

/** Compilation (a): does the rule hold for these facts? An empty `all` holds, an empty `any` does not. */
export function holds(rule: Rule, facts: Facts): boolean {
  const fact = (field: string): unknown => Object.getOwnPropertyDescriptor(facts, field)?.value
  switch (rule.kind) {
    case 'all':
      return rule.rules.every((part) => holds(part, facts))
    case 'any':
      return rule.rules.some((part) => holds(part, facts))
    case 'is':
      return fact(rule.field) === rule.value
    case 'atMost': {
      const value = fact(rule.field)
      return typeof value === 'number' && value <= rule.value
    }
    case 'overlaps': {
      const list = fact(rule.field)
      return Array.isArray(list) && rule.values.some((value) => list.includes(value))
    }
  }
}
