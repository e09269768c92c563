import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { answerFeed } from '#app/modules/feeds/answer.server.ts'

export const loader = loaderFor(everyone, async (args) => answerFeed(args, { of: 'all' }, 'json'))
