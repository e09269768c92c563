import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { loaderFor } from '#app/lib/route.server.ts'

/** Every address that is none: the same page as for what one may not see. */
export const loader = loaderFor(everyone, async (): Promise<Record<string, never>> => {
  throw new NotFound()
})

export default function Absent() {
  return null
}
