import type { ReactNode } from 'react'
import { ButtonGroup, ButtonLink } from './button.tsx'

export interface ErrorPageProps {
  status: number
  /** A sentence of the domain ("U mag dit niet doen."); empty where the page's own words are enough. */
  message?: string
  /** Offers to give the second factor again; the same for every page that is not shown. */
  confirmFactor?: boolean
  /** Address asked for; confirming leads back to it. */
  path: string
}

interface Words {
  title: string
  what: string
  next: ReactNode
}

/** What happened, what was kept, what to do next. */
export function ErrorPage(props: ErrorPageProps) {
  const words = wordsFor(props.status)
  return (
    <div className="var-prose">
      <h1>{words.title}</h1>
      <p>{props.message || words.what}</p>
      {words.next}
      {props.confirmFactor ? (
        <p>
          Sommige stukken ziet u alleen als u het afgelopen uur uw tweede factor hebt gegeven. Bevestig die en probeer
          het opnieuw.
        </p>
      ) : null}
      <ButtonGroup>
        {props.confirmFactor ? (
          <ButtonLink href={`/inloggen/code?naar=${encodeURIComponent(props.path)}`}>
            Bevestig uw tweede factor
          </ButtonLink>
        ) : null}
        <ButtonLink href="/zoeken" variant={props.confirmFactor ? 'secondary' : 'primary'}>
          Naar zoeken
        </ButtonLink>
        <ButtonLink href="/" variant="secondary">
          Naar de homepage
        </ButtonLink>
      </ButtonGroup>
      <p className="var-error__status">Foutcode {props.status}</p>
    </div>
  )
}

/** The heading, for the title of the document as well. */
export function errorTitle(status: number): string {
  return wordsFor(status).title
}

function wordsFor(status: number): Words {
  switch (status) {
    case 401:
    case 403:
      return {
        title: 'Dit mag u niet doen',
        what: 'Uw rol geeft geen recht op deze handeling.',
        next: <p>Er is niets gewijzigd. Vraag de beheerder van uw organisatie of de eigenaar van het stuk om hulp.</p>,
      }
    case 404:
      return {
        title: 'Deze pagina is er niet',
        what: 'De pagina bestaat niet meer, is verplaatst, of is niet voor u bestemd.',
        next: <p>Controleer het adres, of zoek naar de titel.</p>,
      }
    case 410:
      return {
        title: 'Dit is niet meer openbaar',
        what: 'Deze pagina heeft hier gestaan en is teruggetrokken. Ze komt niet terug op dit adres.',
        next: <p>Zoek naar het onderwerp, misschien is er iets nieuwers. Een vraag? Stuur een bericht via Contact.</p>,
      }
    case 409:
      return {
        title: 'Iemand anders was u voor',
        what: 'Dit stuk is gewijzigd nadat u het opende.',
        next: <p>Wat u stuurde is niet opgeslagen. Ga terug, neem uw tekst over en open het stuk opnieuw.</p>,
      }
    case 413:
      return {
        title: 'Dit is te groot',
        what: 'Het bestand of formulier is groter dan is toegestaan.',
        next: <p>Er is niets opgeslagen. Maak het bestand kleiner of splits het op.</p>,
      }
    case 422:
      return {
        title: 'Dit kunnen wij niet verwerken',
        what: 'In wat u stuurde staat iets dat niet klopt.',
        next: <p>Er is niets opgeslagen. Ga terug en pas het aan.</p>,
      }
    case 429:
      return {
        title: 'Even wachten',
        what: 'U deed dit te vaak achter elkaar.',
        next: <p>Er is niets gewijzigd. Probeer het over een paar minuten opnieuw.</p>,
      }
    case 503:
      return {
        title: 'Even niet beschikbaar',
        what: 'De site is bezet of wordt bijgewerkt.',
        next: <p>Probeer het over een paar minuten opnieuw.</p>,
      }
    default:
      return {
        title: 'Er ging iets mis',
        what: 'Door een fout aan onze kant kunnen wij deze pagina niet tonen.',
        next: (
          <p>
            Wat eerder is opgeslagen, is bewaard. Probeer het opnieuw. Blijft het misgaan, meld het dan via Contact.
          </p>
        ),
      }
  }
}
