import { accountUrls } from '#app/auth/urls.ts'
import { formatDateTime } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { outcomeNames } from './actions.ts'
import type { listLastActs } from './page.server.ts'

/** On the profile: what was done under this account of late, so that its owner sees what they did not do. */
export function LastActs({ acts }: { acts: Awaited<ReturnType<typeof listLastActs>> }) {
  return (
    <section aria-labelledby="handelingen" className="var-section var-stack">
      <h2 id="handelingen">Uw laatste handelingen</h2>
      {acts.length === 0 ? <p>Er is nog niets vastgelegd.</p> : null}
      {acts.length > 0 ? (
        <Table
          caption="Uw laatste handelingen"
          hideCaption
          rows={acts}
          rowKey={({ seq }) => String(seq)}
          columns={[
            { title: 'Wanneer', heading: true, cell: ({ at }) => formatDateTime(at) },
            { title: 'Wat', cell: ({ what }) => what },
            { title: 'Stuk of onderwerp', cell: ({ on, href }) => (href ? <a href={href}>{on}</a> : on) },
            { title: 'Vanaf', cell: ({ from }) => from },
            { title: 'Uitkomst', cell: ({ result }) => outcomeNames[result] },
          ]}
        />
      ) : null}
      <p>
        <a href={accountUrls.ownTrail}>Al uw handelingen</a>
      </p>
    </section>
  )
}
