import { useActionData } from '@remix-run/react'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDateTime } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'

/** Links for who helps at the door: made, shown once, and ended. */
export function HelperLinks(props: {
  links: ReadonlyArray<{ id: string; createdAt: number; opensAt: number; expiresAt: number }>
}) {
  const made = useActionData<{ address?: string; opensAt?: number; expiresAt?: number }>()
  return (
    <section aria-labelledby="hulp" className="var-section var-stack var-screen-only">
      <h2 id="hulp">Hulp bij de deur</h2>
      <p>
        Met een link kan iemand zonder account op de eigen telefoon mensen inchecken bij deze bijeenkomst. De helper
        ziet namen, organisaties en onderdelen, en geen mailadressen. Is de bijeenkomst niet openbaar, dan logt de
        helper ook in. De link werkt vanaf de dag vóór de bijeenkomst tot het einde van de laatste dag, zolang u de
        bijeenkomst mag bewerken.
      </p>
      {made?.address ? (
        <Alert severity="success" heading="Stuur deze link aan uw helper" live>
          <p>
            U ziet de link maar één keer. Hij werkt van {formatDateTime(made.opensAt ?? 0)} tot{' '}
            {formatDateTime(made.expiresAt ?? 0)}.
          </p>
          <p>
            <code className="var-secret">{made.address}</code>
          </p>
        </Alert>
      ) : null}
      {props.links.length > 0 ? (
        <Table
          caption="Links die werken"
          rows={props.links}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Gemaakt', heading: true, cell: (row) => formatDateTime(row.createdAt) },
            { title: 'Werkt vanaf', cell: (row) => formatDateTime(row.opensAt) },
            { title: 'Werkt tot', cell: (row) => formatDateTime(row.expiresAt) },
            {
              title: 'Intrekken',
              cell: (row) => (
                <form method="post">
                  <HiddenField name="intent" value="revoke-link" />
                  <HiddenField name="link" value={row.id} />
                  <Button variant="tertiary">Trek in</Button>
                </form>
              ),
            },
          ]}
        />
      ) : null}
      <form method="post">
        <HiddenField name="intent" value="make-link" />
        <Button variant="secondary">Maak een link voor een helper</Button>
      </form>
    </section>
  )
}
