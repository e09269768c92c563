import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { answerUnlessKnown } from '#app/modules/feeds/answer.server.ts'
import { writeSitemap } from '#app/modules/feeds/sitemap.server.ts'

/** Public items only, whoever asks. */
export const loader = loaderFor(everyone, async (args) => {
  const { db, config } = args.services
  const asked = args.url.searchParams.get('deel')
  const part = asked === null ? null : /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 0
  const { baseUrl } = config.server
  const map = part === 0 ? null : await writeSitemap(db.read, { baseUrl, now: args.viewer.now, part })
  if (map === null) throw new NotFound()
  return answerUnlessKnown(args, `/sitemap.xml ${part ?? ''}`, map, 'application/xml; charset=utf-8')
})
