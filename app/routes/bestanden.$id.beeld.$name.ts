import { everyone } from '#app/auth/guards.ts'
import { parsePictureName } from '#app/files/picture-names.ts'
import { Unreadable } from '#app/files/unreadable.ts'
import { NotFound } from '#app/lib/errors.ts'
import { loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { servePicture } from '#app/modules/files/pictures.server.ts'
import { getFile } from '#app/modules/files/queries.server.ts'

/** A picture cut to size, for whoever may have its file. */
export const loader = loaderFor(everyone, async ({ viewer, services, params, url, request }) => {
  const served = await orSignIn({ viewer, url }, getFile(services.db.read, viewer, params.id ?? ''))
  const wanted = parsePictureName(params.name ?? '')
  if (!wanted) throw new NotFound()
  try {
    return await servePicture(services, viewer, served, wanted, request)
  } catch (error) {
    if (error instanceof Unreadable) throw new NotFound()
    throw error
  }
})
