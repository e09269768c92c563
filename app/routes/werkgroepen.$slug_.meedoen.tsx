import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { participant } from '#app/auth/guards.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { Invalid } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { askToJoin, proposeSuccessor, withdrawRequest } from '#app/modules/seats/commands.requests.server.ts'
import { joinForm } from '#app/modules/seats/forms.ts'
import { AskedList, JoinForm, SuccessorForm } from '#app/modules/seats/join-sections.tsx'
import { getJoinPage } from '#app/modules/seats/requests.server.ts'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(participant, async ({ viewer, params, services: { db } }) =>
  getJoinPage(db.read, viewer, params.slug ?? ''),
)

export const action = actionFor(participant, joinForm, async ({ viewer, input, params, services: { db } }) => {
  const { workgroup } = await getJoinPage(db.read, viewer, params.slug ?? '')
  const workgroupId = workgroup.id
  await db.write(async (tx) => {
    if (input.intent === 'withdraw') return withdrawRequest(tx, viewer, input.request)
    if (input.intent === 'join')
      return askToJoin(tx, viewer, { workgroupId, organisationId: input.organisation, reason: input.reason })
    const startsAt = firstDay(input.from, viewer.now)
    return proposeSuccessor(tx, viewer, { workgroupId, seatId: input.seat, userId: input.user, startsAt })
  })
  return done(seatUrls.join(workgroup.slug), input.intent)
})

function firstDay(date: string | undefined, now: number): number | null {
  if (date === undefined || date === isoDate(now)) return null
  if (date < isoDate(now)) throw new Invalid({ from: ['Kies vandaag of een latere dag.'] })
  return amsterdamInstant(date)
}

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Meedoen met ${data.workgroup.name}` : 'Meedoen')
export const handle = { breadcrumb: () => [{ label: 'Werkgroepen', href: urls.workgroups }] }

const texts = {
  join: 'Uw aanvraag is verstuurd',
  successor: 'Uw voorstel is verstuurd. De beheerder van uw organisatie beslist.',
  withdraw: 'De aanvraag is ingetrokken',
}

export default function Join() {
  const { workgroup, organisations, seats, asked } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Meedoen met {workgroup.name}</h1>
      <p>
        <a href={urls.workgroup(workgroup.slug)}>Terug naar de werkgroep</a>
      </p>
      <Done texts={texts} />
      <AskedList asked={asked} />
      <JoinForm joining={workgroup.joining} organisations={organisations} own={workgroup.own} />
      {seats.map((one) => (
        <SuccessorForm key={one.id} seat={one} />
      ))}
    </div>
  )
}
