import { formatNumber } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'

interface Row {
  organisation: string
  meetings: number
  signedUp: number
  present: number
}

/** How many of which organisation came. @param meetings with at how many meetings somebody of theirs was */
export function OrganisationCounts(props: {
  rows: readonly Row[]
  caption: string
  hideCaption?: boolean
  meetings?: boolean
}) {
  return (
    <Table
      caption={props.caption}
      hideCaption={props.hideCaption ?? false}
      rows={props.rows}
      rowKey={(row) => row.organisation}
      columns={[
        { title: 'Organisatie', heading: true, cell: (row) => row.organisation },
        ...(props.meetings
          ? [{ title: 'Bijeenkomsten bezocht', numeric: true, cell: (row: Row) => formatNumber(row.meetings) }]
          : []),
        { title: 'Aangemeld', numeric: true, cell: (row) => formatNumber(row.signedUp) },
        { title: 'Gekomen', numeric: true, cell: (row) => formatNumber(row.present) },
      ]}
    />
  )
}
