import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newsroom } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { warningsIn } from '#app/modules/newsletter/alike-words.ts'
import { sendForm } from '#app/modules/newsletter/forms.ts'
import { issueCrumbs, IssueTabs } from '#app/modules/newsletter/issue-tabs.tsx'
import { countReaders, getIssue, issueNumbers, listBlocks } from '#app/modules/newsletter/issues.server.ts'
import {
  hideIssue,
  pauseIssue,
  resumeIssue,
  scheduleIssue,
  stopIssue,
} from '#app/modules/newsletter/schedule.server.ts'
import { ScheduleSection, StateSection } from '#app/modules/newsletter/send-sections.tsx'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { Alert } from '#app/ui/alert.tsx'
import { isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(newsroom, async ({ viewer, services: { db }, params }) => {
  const { id, title, state, revision, sendAt, beganAt, finishedAt, hiddenAt } = await getIssue(db.read, params.id ?? '')
  const blocks = await listBlocks(db.read, viewer, id)
  return {
    issue: { id, title, state, revision, sendAt, beganAt, finishedAt, hiddenAt },
    pieces: blocks.filter(({ kind }) => kind === 'item').length,
    warnings: state === 'draft' ? warningsIn(blocks.flatMap(({ item }) => item ?? [])) : [],
    readers: (await countReaders(db.read)).issues,
    numbers: beganAt === null ? null : await issueNumbers(db.read, id),
    today: isoDate(viewer.now),
  }
})

export const action = actionFor(newsroom, sendForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  await db.write(async (tx) => {
    if (input.intent === 'schedule') return scheduleIssue(tx, viewer, id, input)
    const act = { stop: stopIssue, pause: pauseIssue, resume: resumeIssue, hide: hideIssue }[input.intent]
    return act(tx, viewer, id)
  })
  return redirect(newsletterUrls.send(id))
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Verstuur ${data.issue.title}`) : [])
export const handle = { breadcrumb: issueCrumbs, scripts: ['/js/form.js'] }

export default function Send() {
  const { issue, pieces, warnings, readers, numbers, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="var-stack">
      <h1>{issue.title}</h1>
      <IssueTabs id={issue.id} />
      {warnings.length > 0 ? (
        <Alert severity="warning" heading="Staat iets er dubbel in?">
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {issue.state === 'draft' ? (
        <ScheduleSection
          revision={issue.revision}
          pieces={pieces}
          readers={readers}
          today={today}
          refused={answer?.form}
        />
      ) : (
        <StateSection issue={issue} readers={readers} numbers={numbers} refused={answer?.form} />
      )}
    </div>
  )
}
