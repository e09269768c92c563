import type { AudienceOf } from '#app/modules/people/audience.server.ts'
import type { AudienceProps } from '#app/ui/audience.tsx'

/** Beyond this many people the list gives numbers per organisation only: nobody reads a thousand names. */
const namedTo = 200

/** The audience as the line "wie kan dit zien?" shows it. */
export function audienceLine(audience: AudienceOf): AudienceProps {
  return {
    total: audience.total,
    public: audience.everyone ?? false,
    entries: audience.organisations.map(({ name, count, people }) => ({
      name,
      people: count,
      ...(audience.total <= namedTo ? { names: people } : {}),
    })),
  }
}
