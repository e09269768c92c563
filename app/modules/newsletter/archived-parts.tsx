import { paragraphs, type LetterPart } from '#app/mail/letter.ts'

/** The parts of a letter on a page; addresses are those of this site. */
export function ArchivedParts({ parts }: { parts: readonly LetterPart[] }) {
  // An item stands below the last heading before it, where there is one.
  const firstHeading = parts.findIndex(({ kind }) => kind === 'heading')
  return parts.map((part, place) => {
    switch (part.kind) {
      case 'heading':
        return <h2 key={place}>{part.text}</h2>
      case 'text':
      case 'notice':
        return paragraphs(part.text).map((text) => <p key={`${place} ${text}`}>{text}</p>)
      case 'item': {
        const Title = firstHeading >= 0 && firstHeading < place ? 'h3' : 'h2'
        return (
          <section key={place} className="var-item">
            <Title className="var-item__title">
              <a href={part.link}>{part.title}</a>
            </Title>
            {part.lead === '' ? null : <p className="var-item__summary">{part.lead}</p>}
            {part.summary === '' ? null : <p className="var-item__summary">{part.summary}</p>}
            <p className="var-item__meta">{part.about}</p>
          </section>
        )
      }
    }
  })
}
