import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { kindCodes } from '#app/modules/people/forms.ts'
import { regionForm } from '#app/modules/region/forms.ts'
import { listProgress, listWaitingManagers, remindManagers } from '#app/modules/region/progress.server.ts'
import { ConfirmManagers, ManagersList, ProgressGrid } from '#app/modules/region/region-sections.tsx'
import { confirmManagers, makeManagers, planManagers, type Plan } from '#app/modules/region/setup.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

const here = accountUrls.region

export const loader = loaderFor(administrator, async ({ viewer, url, services: { db } }) => {
  const asked = url.searchParams.get('soort')
  const kind = kindCodes.find((code) => code === asked) ?? 'municipality'
  return { kind, grid: await listProgress(db.read, viewer, kind), waiting: await listWaitingManagers(db.read, viewer) }
})

export const action = actionFor(freshly(administrator), regionForm, async ({ viewer, input, services: { db } }) => {
  switch (input.intent) {
    case 'look':
      return data({ plan: await planManagers(db.read, input.list, viewer.now), list: input.list, form: undefined })
    case 'make':
      await db.write((tx) => makeManagers(tx, viewer, input.list))
      return done(here, 'klaargezet')
    case 'confirm':
      await db.write((tx) => confirmManagers(tx, viewer, input.grants))
      return done(here, 'bevestigd')
    case 'remind': {
      const reminded = await db.write((tx) => remindManagers(tx, viewer, input.user))
      return done(here, reminded > 0 ? 'herinnerd' : 'al-herinnerd')
    }
  }
})

export const meta = () => pageTitle('Regio inrichten')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = {
  klaargezet: 'De beheerders staan klaar. Een tweede beheerder van het portaal bevestigt hen; dan krijgen zij een mail',
  bevestigd: 'De beheerders zijn bevestigd. Zij krijgen een mail met een uitnodiging',
  herinnerd: 'De herinneringen worden gemaild',
  'al-herinnerd': 'Iedereen is vandaag al herinnerd',
}

export default function Region() {
  const { kind, grid, waiting } = useLoaderData<typeof loader>()
  const answer = useActionData<{ plan?: Plan; list?: string }>()
  return (
    <div className="var-stack">
      <h1>Regio inrichten</h1>
      <Done texts={texts} />
      <ConfirmManagers waiting={waiting} />
      <ManagersList plan={answer?.plan} list={answer?.list} />
      <ProgressGrid kind={kind} grid={grid} />
    </div>
  )
}
