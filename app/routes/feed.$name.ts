import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { answerFeed } from '#app/modules/feeds/answer.server.ts'
import { parseFeedName } from '#app/modules/feeds/urls.ts'

/** `/feed/var.xml`: what one publisher makes public. */
export const loader = loaderFor(everyone, async (args) => {
  const named = parseFeedName(args.params.name ?? '')
  if (!named) throw new NotFound()
  return answerFeed(args, { of: 'publisher', publisher: named.publisher }, named.format)
})
