import { Unreadable } from '#app/files/unreadable.ts'
import { everyone } from '#app/auth/guards.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { getFile } from '#app/modules/files/queries.server.ts'
import { serveFile } from '#app/modules/files/serve.server.ts'

/** The bytes of a file, as its label lets this reader have them. */
export const loader = loaderFor(everyone, async ({ viewer, services, params, request, url }) => {
  try {
    const served = await orSignIn(
      { viewer, url },
      getFile(services.db.read, viewer, params.id ?? '', url.searchParams.has('concept')),
    )
    return await serveFile(services, viewer, served, request)
  } catch (error) {
    if (error instanceof Unreadable)
      throw new Forbidden(
        `Wij kunnen dit bestand niet van uw naam voorzien: ${error.message}. Vraag de eigenaar om het origineel.`,
      )
    throw error
  }
})
