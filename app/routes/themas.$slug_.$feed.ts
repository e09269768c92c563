import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { answerThemeFeed } from '#app/modules/feeds/answer.server.ts'
import { parseThemeFeed } from '#app/modules/feeds/urls.ts'

/** `/themas/<slug>/feed.xml`: what is public about one theme. Names of themes are public. */
export const loader = loaderFor(everyone, async (args) =>
  answerThemeFeed(args, args.params.slug ?? '', parseThemeFeed(args.params.feed ?? '')),
)
