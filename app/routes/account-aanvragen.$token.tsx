import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { answerQuestion, withdrawRequest } from '#app/modules/requests/commands.server.ts'
import { Progress } from '#app/modules/requests/follow-sections.tsx'
import { followForm } from '#app/modules/requests/forms.ts'
import { findRequestByLink } from '#app/modules/requests/links.server.ts'
import { followRequest } from '#app/modules/requests/queries.server.ts'
import { unlistedTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, viewer, services: { db, secrets } }) => {
  const request = await findRequestByLink(db.read, secrets.session, 'follow', params.token ?? '', viewer.now)
  return { request: request && (await followRequest(db.read, request)) }
})

export const action = actionFor(everyone, followForm, async ({ params, input, viewer, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    const token = params.token ?? ''
    await countAttempt(args, 'link', `follow ${args.client.address}`)
    await db.write(async (tx) => {
      const request = await findRequestByLink(tx, secrets.session, 'follow', token, viewer.now)
      if (!request) throw new NotFound()
      return input.intent === 'answer'
        ? answerQuestion(tx, request.id, input.answer, viewer.now)
        : withdrawRequest(tx, request.id, viewer.now)
    })
    return done(accountUrls.followRequest(token), input.intent)
  }),
)

export const headers = retryHeaders
export const meta = () => unlistedTitle('Uw aanvraag')

const texts = { answer: 'Uw antwoord is verstuurd', withdraw: 'Uw aanvraag is ingetrokken' }

export default function Follow() {
  const { request } = useLoaderData<typeof loader>()
  if (!request)
    return (
      <div className="var-prose">
        <h1>Deze link werkt niet</h1>
        <p>
          Kijk of u de hele link uit de mail hebt geopend. Een half jaar na het besluit verwijderen wij de aanvraag; dan
          werkt de link ook niet meer.
        </p>
        <p>
          <a href={accountUrls.request}>Naar het aanvraagformulier</a>
        </p>
      </div>
    )
  return (
    <div className="var-stack">
      <h1>Uw aanvraag</h1>
      <Done texts={texts} />
      <Progress request={request} />
    </div>
  )
}
