import { Unreadable } from '#app/files/unreadable.ts'
import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { getFile } from '#app/modules/files/queries.server.ts'
import { servePage } from '#app/modules/files/serve.server.ts'

/** A page of a file as a picture with reader and time on it. */
export const loader = loaderFor(everyone, async ({ viewer, services, params, url, request }) => {
  const served = await orSignIn(
    { viewer, url },
    getFile(services.db.read, viewer, params.id ?? '', url.searchParams.has('concept')),
  )
  const page = Number(params.page)
  if (!Number.isInteger(page) || page < 1) throw new NotFound()
  try {
    return await servePage(services, viewer, served, page, request.signal)
  } catch (error) {
    if (error instanceof Unreadable) throw new NotFound()
    throw error
  }
})
