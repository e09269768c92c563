import { urls } from '#app/lib/urls.ts'
import { publisherNames, type Publisher } from '#app/modules/items/kinds.ts'
import { Button, ButtonGroup } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { publishers } from '#db/kinds.ts'
import { ItemFacts } from './compose-blocks.tsx'
import type { PickedItem } from './issues.server.ts'

export interface Pick {
  van: Publisher | null
  thema: string | null
  gebruikt: boolean
}

/** Items that can go in the letter. Each button saves the letter above as well: `form` is its id. */
export function PickList(props: {
  form: string
  pick: Pick
  themes: ReadonlyArray<{ slug: string; name: string }>
  items: ReadonlyArray<PickedItem & { warnings: readonly string[] }>
}) {
  const { form, pick, themes, items } = props
  const values = { van: pick.van ?? '', thema: pick.thema ?? '', ...(pick.gebruikt ? { gebruikt: 'on' } : {}) }
  return (
    <section aria-labelledby="kiezen" className="var-section var-stack">
      <h2 id="kiezen">Stukken kiezen</h2>
      <Form id="filter" method="get" action="#kiezen" state={{ values, errors: {} }}>
        <div className="var-letter-filter">
          <Select
            name="van"
            label="Van"
            optional
            empty="Alle redacties"
            options={publishers.map((value) => ({ value, label: publisherNames[value] }))}
          />
          <Select
            name="thema"
            label="Thema"
            optional
            empty="Alle thema’s"
            options={themes.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        </div>
        <Checkbox name="gebruikt" value="on" label="Ook stukken die al in een brief stonden" optional />
        <ButtonGroup>
          <Button variant="secondary">Toon stukken</Button>
        </ButtonGroup>
      </Form>
      {items.length > 0 ? (
        <ul className="var-items">
          {items.map((item) => (
            <li key={item.id} className="var-item">
              <h3 className="var-item__title">
                <a href={urls.item(item)}>{item.title}</a>
              </h3>
              {item.summary ? <p className="var-item__summary">{item.summary}</p> : null}
              <ItemFacts item={item} />
              {item.warnings.map((warning) => (
                <p key={warning} className="var-letter-warning">
                  Let op. {warning}
                </p>
              ))}
              <Button variant="secondary" form={form} name="intent" value={`add-${item.id}`}>
                Zet in de brief
                <span className="ams-visually-hidden">: {item.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="Geen stukken gevonden">
          <p>Er zijn geen stukken die u kunt lezen en die nog niet in een brief stonden. Pas de keuze hierboven aan.</p>
        </EmptyState>
      )}
    </section>
  )
}
