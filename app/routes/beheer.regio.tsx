import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { ListRefused } from '#app/modules/invitations/commands.server.ts'
import { previewOf, refusedList } from '#app/modules/invitations/list-page.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { kindCodes } from '#app/modules/people/forms.ts'
import { regionForm } from '#app/modules/region/forms.ts'
import { listProgress, listWaitingManagers, remindManagers } from '#app/modules/region/progress.server.ts'
import {
  ConfirmManagers,
  ManagersList,
  ProgressGrid,
  type ManagersAnswer,
} from '#app/modules/region/region-sections.tsx'
import { confirmManagers, makeManagers, planManagers } from '#app/modules/region/setup.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

const here = accountUrls.region

export const loader = loaderFor(administrator, async ({ viewer, url, services: { db } }) => {
  const asked = url.searchParams.get('soort')
  const kind = kindCodes.find((code) => code === asked) ?? 'municipality'
  return { kind, grid: await listProgress(db.read, viewer, kind), waiting: await listWaitingManagers(db.read, viewer) }
})

export const action = actionFor(freshly(administrator), regionForm, async ({ viewer, input, services: { db } }) => {
  switch (input.intent) {
    case 'preview': {
      const { rows, faults, made } = await planManagers(db.read, viewer, input.list)
      return faults.length > 0 ? refusedList(input.list, faults) : { ...previewOf(input.list, rows), made }
    }
    case 'confirm':
      try {
        await db.write((tx) => makeManagers(tx, viewer, input.list))
      } catch (error) {
        if (error instanceof ListRefused) return refusedList(input.list, error.faults)
        throw error
      }
      return done(here, 'klaargezet')
    case 'grant':
      await db.write((tx) => confirmManagers(tx, viewer, input.grants))
      return done(here, 'bevestigd')
    case 'remind': {
      const among = { userIds: input.user, kind: input.kind }
      const reminded = await db.write((tx) => remindManagers(tx, viewer, among))
      return redirect(`${here}?soort=${input.kind}&gedaan=${reminded > 0 ? 'herinnerd' : 'al-herinnerd'}`)
    }
  }
})

export const meta = () => pageTitle('Regio inrichten')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = {
  klaargezet: 'De beheerders staan klaar. Een tweede beheerder van het portaal bevestigt hen; dan krijgen zij een mail',
  bevestigd: 'De beheerders zijn bevestigd. Zij krijgen een mail met een uitnodiging',
  herinnerd: 'De herinneringen worden gemaild',
  'al-herinnerd': 'Er is nu niemand om te herinneren: wie nog niet klaar is, is vandaag al gemaild',
}

export default function Region() {
  const { kind, grid, waiting } = useLoaderData<typeof loader>()
  const answer = useActionData<ManagersAnswer>()
  return (
    <div className="var-stack">
      <h1>Regio inrichten</h1>
      <Done texts={texts} />
      <ConfirmManagers waiting={waiting} />
      <ManagersList answer={answer} />
      <ProgressGrid kind={kind} grid={grid} />
    </div>
  )
}
