import { endOfDay } from '#app/lib/dates.ts'
import type { Acting } from '#app/modules/people/grants.server.ts'
import type { Database } from '#db/client.server.ts'
import { approveRequest, askApplicant, denyRequest, routeRequest } from './decide.server.ts'
import type { Decision } from './forms.ts'

/** Carries a decision out. @returns what the page is to say */
export function carryOut(db: Database, viewer: Acting, input: Decision): Promise<string> {
  return db.write(async (tx) => {
    switch (input.intent) {
      case 'approve': {
        const endsAt = input.endDate ? endOfDay(input.endDate) : null
        return (await approveRequest(tx, viewer, { ...input, endsAt })) ? 'approve' : 'agree'
      }
      case 'deny':
        await denyRequest(tx, viewer, input)
        return input.intent
      case 'ask':
        await askApplicant(tx, viewer, input)
        return input.intent
      case 'route':
        await routeRequest(tx, viewer, input)
        return input.intent
    }
  })
}
