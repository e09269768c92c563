import type { Subscription } from './queries.server.ts'

/** What the form about mails shows of a subscription, or of none. @param issues the name of the field for letters */
export function choiceValues(subscription: Subscription | null, issues: string): Record<string, string | string[]> {
  return {
    ...(subscription?.issues ? { [issues]: 'on' } : {}),
    digest: subscription?.digest ?? 'never',
    weeklyMost: String(subscription?.weeklyMost ?? 3),
    themes: subscription?.themes.map(({ id }) => id) ?? [],
  }
}
