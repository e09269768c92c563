import { kindNames, publisherNames } from '#app/modules/items/kinds.ts'
import { urls } from '#app/lib/urls.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, TextArea, TextField } from '#app/ui/fields.tsx'
import { formatDate } from '#app/ui/format.ts'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'
import type { ComposedBlock, PickedItem } from './issues.server.ts'

const kinds = { item: 'Stuk', heading: 'Kop', text: 'Tekst' } as const

/**
 * The blocks of a letter in their order, which is that of the hidden fields `blok`: dragging moves them in the page
 * (`/js/order.js`), the buttons move and save.
 */
export function ComposeBlocks({ blocks }: { blocks: readonly ComposedBlock[] }) {
  if (blocks.length === 0) return <p>Er staat nog niets in deze brief. Kies hieronder stukken.</p>
  return (
    <>
      <p className="var-form__help" data-order-help hidden>
        U kunt onderdelen verslepen. Daarna moet u de brief nog opslaan.
      </p>
      <ol className="var-letter-blocks" data-order>
        {blocks.map((block, place) => (
          <Block key={block.id} block={block} place={place} last={place === blocks.length - 1} />
        ))}
      </ol>
      <p className="ams-visually-hidden" role="status" data-order-status />
    </>
  )
}

function Block({ block, place, last }: { block: ComposedBlock; place: number; last: boolean }) {
  const name = nameOf(block)
  return (
    <li className="var-letter-block" id={`blok-${block.id}`}>
      <HiddenField name="blok" value={block.id} />
      <p className="var-letter-block__kind">
        {place + 1}. {kinds[block.kind]}
      </p>
      {block.item ? <ItemOf item={block.item} /> : null}
      <BlockText block={block} />
      <div className="var-buttons">
        {place > 0 ? <Act value={`up-${block.id}`} text="Omhoog" name={name} /> : null}
        {last ? null : <Act value={`down-${block.id}`} text="Omlaag" name={name} />}
        <Act value={`remove-${block.id}`} text="Haal weg" name={name} />
      </div>
    </li>
  )
}

function Act(props: { value: string; text: string; name: string }) {
  return (
    <Button variant="tertiary" name="intent" value={props.value}>
      {props.text}
      <span className="ams-visually-hidden">: {props.name}</span>
    </Button>
  )
}

const nameOf = ({ kind, text, item }: ComposedBlock): string =>
  item?.title ?? (text.slice(0, 60) || kinds[kind].toLowerCase())

const writtenForFewer =
  'Deze zin is geschreven toen minder mensen het stuk konden lezen. Hij gaat niet mee. Wijzig hem als hij wel mee mag.'

function BlockText({ block: { id, kind, item, stays } }: { block: ComposedBlock }) {
  const name = `tekst-${id}`
  if (kind === 'heading') return <TextField name={name} label="Kop" />
  if (kind === 'text') return <TextArea name={name} label="Tekst" rows={3} help="Iedereen leest deze tekst." />
  // What was written about an item is for who may read it; of AMBER the owner's own line says all that a mail may say.
  if (!item || item.label === 'AMBER') return null
  return (
    <TextField name={name} label="Eigen zin boven dit stuk" optional {...(stays ? { help: writtenForFewer } : {})} />
  )
}

function ItemOf({ item }: { item: PickedItem }) {
  return (
    <div>
      <p className="var-letter-block__title">
        <a href={urls.item(item)}>{item.title}</a>
      </p>
      <ItemFacts item={item} />
    </div>
  )
}

/** Whose it is, what, of when and for whom. */
export function ItemFacts({ item }: { item: PickedItem }) {
  return (
    <p className="var-item__meta">
      {`${publisherNames[item.publisher]} · ${kindNames[item.kind].one} · ${formatDate(item.date)} · `}
      <TlpBadge label={item.label} audience={null} />
      {item.label === 'AMBER' ? ' · in de mail staat geen titel' : ''}
    </p>
  )
}
