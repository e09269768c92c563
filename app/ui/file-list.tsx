import { formatFileSize, meervoud } from './format.ts'
import { DocumentIcon, ImageFileIcon, SlidesFileIcon, TableFileIcon, type IconComponent } from './icons.tsx'

export interface FileRow {
  id: string
  name: string
  /** File name extension, without the dot. */
  extension: string
  bytes: number
  pages?: number | null
  /** Where it may be downloaded; null where it is read in the portal only, or not ready yet. */
  href: string | null
  /** Where its pages are read as text. */
  readHref?: string | null
  /** "gestempeld met uw naam", "wordt gecontroleerd" */
  note?: string
}

const icons: Readonly<Record<string, IconComponent>> = {
  xlsx: TableFileIcon,
  csv: TableFileIcon,
  ods: TableFileIcon,
  pptx: SlidesFileIcon,
  odp: SlidesFileIcon,
  png: ImageFileIcon,
  jpg: ImageFileIcon,
  jpeg: ImageFileIcon,
  webp: ImageFileIcon,
}

/** Files with type, size and what may be done with them. */
export function FileList(props: { files: readonly FileRow[] }) {
  return (
    <ul className="var-files">
      {props.files.map((file) => (
        <File key={file.id} file={file} />
      ))}
    </ul>
  )
}

function File({ file }: { file: FileRow }) {
  const Icon = icons[file.extension.toLowerCase()] ?? DocumentIcon
  const target = file.href ?? file.readHref
  const facts = [
    file.extension.toUpperCase(),
    formatFileSize(file.bytes),
    ...(file.pages ? [meervoud(file.pages, 'pagina', 'pagina’s')] : []),
    ...(file.note ? [file.note] : []),
  ]
  return (
    <li className="var-file">
      <Icon className="var-icon" />
      <div>
        {target ? <a href={target}>{file.name}</a> : file.name}
        <p className="var-file__meta">{facts.join(', ')}</p>
        {file.href && file.readHref ? (
          <p className="var-file__meta">
            <a href={file.readHref}>
              Lees hier<span className="ams-visually-hidden">: {file.name}</span>
            </a>
          </p>
        ) : null}
      </div>
    </li>
  )
}
