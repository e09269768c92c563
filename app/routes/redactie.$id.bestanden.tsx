import { data, redirect, type ActionFunctionArgs, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { authorize, may } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { acceptedExtensions } from '#app/files/file-types.ts'
import { readUpload } from '#app/files/multipart.server.ts'
import { loaderFor, uploadFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { attachFiles, replaceFile } from '#app/modules/files/commands.server.ts'
import { getDeskItem } from '#app/modules/items/desk.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import type { Status } from '#app/modules/items/kinds.ts'
import { partsOf } from '#app/modules/items/queries.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { FileField, HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatFileSize, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

const maxFilesAtOnce = 20

export const loader = loaderFor(deskUser, async ({ viewer, services: { db, config }, params, url }) => {
  const found = authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))
  const { files } = await partsOf(db.read, found.id, viewer.now, true)
  const { id, kind, title, label, status } = found
  return {
    item: { id, title, label, status, href: urls.item(found), kind: found.kind },
    kind,
    files,
    mayAllow: may(viewer, 'publish', found) && label === 'AMBER',
    maxBytes: config.files.maxBytes,
    added: Number(url.searchParams.get('toegevoegd') ?? 0),
  }
})

/** The form's `fileId` says which file gets newer bytes; without it files are added. */
export const action: (args: ActionFunctionArgs) => Promise<unknown> = uploadFor(
  deskUser,
  async ({ viewer, services, params, request, again }) => {
    const id = params.id ?? ''
    authorize(viewer, 'edit', await getDeskItem(services.db.read, viewer, id))
    const upload = await readUpload(request, {
      store: services.store,
      maxBytes: services.config.files.maxBytes,
      maxFiles: maxFilesAtOnce,
    })
    const refused = upload.files.flatMap((file) => ('error' in file ? [`${file.name}: ${file.error}`] : []))
    const taken = upload.files.flatMap((file) => ('error' in file ? [] : [file]))
    const replaced = upload.fields.fileId?.[0]
    const [only] = taken
    const sender = await again()
    await services.db.write(async (tx) => {
      const found = authorize(sender, 'edit', await getStoredItem(tx, id, sender.now))
      if (replaced && only) await replaceFile(tx, sender, found, replaced, only)
      else if (taken.length > 0) await attachFiles(tx, sender, found, taken)
    })
    if (refused.length > 0)
      return data({ form: { values: {}, errors: { files: refused } }, taken: taken.length }, { status: 422 })
    if (taken.length === 0)
      return data(
        { form: { values: {}, errors: { files: ['Kies ten minste een bestand.'] } }, taken: 0 },
        { status: 422 },
      )
    return redirect(`${urls.desk.files(id)}?toegevoegd=${taken.length}`)
  },
)

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Bestanden van ${data.item.title}`) : [])
export const handle = {
  breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }],
  scripts: ['/js/upload.js'],
}

interface Refused {
  form: { values: Record<string, string>; errors: Record<string, string[]> }
  taken: number
}

export default function ItemFiles() {
  const { item, kind, files, mayAllow, maxBytes, added } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  return (
    <DeskPage item={item} current="files">
      {added > 0 && !refused ? (
        <Alert severity="success" heading={`${meervoud(added, 'bestand', 'bestanden')} toegevoegd`} live>
          <p>
            {item.status === 'published'
              ? 'Lezers krijgen dit als het stuk opnieuw is gepubliceerd.'
              : 'De tekst wordt nu gelezen, zodat het bestand te vinden is.'}
          </p>
        </Alert>
      ) : null}
      {files.length > 0 ? (
        <ul className="var-items">
          {files.map((file) => (
            <FileRow key={file.id} {...{ file, item, mayAllow }} isNews={kind === 'news'} />
          ))}
        </ul>
      ) : (
        <p>Er zijn nog geen bestanden.</p>
      )}
      <h2>Bestanden toevoegen</h2>
      <Form upload id="toevoegen" {...(refused ? { state: refused.form } : {})}>
        <FileField
          name="files"
          label="Bestanden"
          multiple
          accept={acceptedExtensions}
          help={`PDF, Word, Excel, PowerPoint, OpenDocument, tekst of afbeelding; hoogstens ${Math.floor(maxBytes / 1_048_576)} MB per bestand en ${maxFilesAtOnce} tegelijk. Zorg dat een PDF toegankelijk is.`}
        />
        <Submit>Voeg toe</Submit>
      </Form>
    </DeskPage>
  )
}

type FileData = Awaited<ReturnType<typeof loader>>['files'][number]

interface FileRowProps {
  file: FileData
  item: { id: string; title: string; status: Status }
  isNews: boolean
  mayAllow: boolean
}

function FileRow(props: FileRowProps) {
  const { file, item } = props
  const action = `${urls.desk.files(item.id)}/${file.id}`
  return (
    <li className="var-item">
      <h3 className="var-item__title">
        {file.scan === 'clean' ? <a href={`${urls.library.page(item, file.id, 1)}?concept`}>{file.name}</a> : file.name}
      </h3>
      <p className="var-item__meta">
        {formatFileSize(file.size)}
        {file.pageCount ? ` · ${meervoud(file.pageCount, 'pagina', 'pagina’s')}` : ''} · {stateOf(file)}
        {file.originalAllowed ? ' · origineel toegestaan' : ''}
        {item.status === 'published' && !file.live ? ' · nog niet gepubliceerd' : ''}
      </p>
      <div className="var-buttons">
        <form method="post" action={action} className="var-buttons">
          <HiddenField name="fileId" value={file.id} />
          {props.mayAllow ? (
            <Button
              variant="secondary"
              name="intent"
              value={file.originalAllowed ? 'forbid-original' : 'allow-original'}
            >
              {file.originalAllowed ? 'Sta het origineel niet meer toe' : 'Sta het origineel toe'}
            </Button>
          ) : null}
          {props.isNews && file.mime.startsWith('image/') ? (
            <Button variant="secondary" name="intent" value="image">
              Gebruik als afbeelding
            </Button>
          ) : null}
        </form>
        <details>
          <summary>Verwijder</summary>
          <form method="post" action={action}>
            <HiddenField name="fileId" value={file.id} />
            <p>
              {file.live && item.status === 'published'
                ? 'Lezers kunnen dit bestand meteen niet meer openen.'
                : 'Het bestand hoort dan niet meer bij dit stuk.'}
            </p>
            <Button variant="danger" name="intent" value="remove">
              Verwijder {file.name}
            </Button>
          </form>
        </details>
        <details>
          <summary>Vervang door een nieuwere versie</summary>
          <Form upload id={`vervang-${file.id}`}>
            <HiddenField name="fileId" value={file.id} />
            <FileField name="files" label="Nieuwe versie" accept={acceptedExtensions} />
            <Submit>Vervang {file.name}</Submit>
          </Form>
        </details>
      </div>
    </li>
  )
}

function stateOf(file: FileData): string {
  if (file.scan === 'infected') return 'geweigerd: bevat een virus'
  if (file.text === 'waiting') return 'tekst wordt gelezen'
  if (file.text === 'unreadable') return `tekst niet leesbaar: ${file.textReason ?? 'onbekende reden'}`
  return 'tekst is doorzoekbaar'
}
