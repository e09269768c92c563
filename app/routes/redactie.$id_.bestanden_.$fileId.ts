import { redirect } from '@remix-run/node'
import { authorize } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { allowOriginal, removeFile, setNewsImage } from '#app/modules/files/commands.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { fileForm } from '#app/modules/items/forms.ts'

/** Only forms are sent here; who comes by address is led to the page that holds them. */
export const loader = loaderFor(deskUser, async ({ params }): Promise<Response> => {
  throw redirect(urls.desk.files(params.id ?? ''))
})

export const action = actionFor(deskUser, fileForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  await db.write(async (tx) => {
    const found = await getStoredItem(tx, id, viewer.now)
    switch (input.intent) {
      case 'remove':
        return removeFile(tx, viewer, authorize(viewer, 'edit', found), input.fileId)
      case 'allow-original':
      case 'forbid-original':
        return allowOriginal(
          tx,
          viewer,
          authorize(viewer, 'publish', found),
          input.fileId,
          input.intent === 'allow-original',
        )
      case 'image':
        return setNewsImage(tx, viewer, authorize(viewer, 'edit', found), input.fileId)
      case 'no-image':
        return setNewsImage(tx, viewer, authorize(viewer, 'edit', found), null)
    }
  })
  return redirect(urls.desk.files(id))
})
