import { urls } from '#app/lib/urls.ts'
import { SignUpLine } from '#app/modules/requests/request-form.tsx'
import { Bridge } from '#app/ui/bridge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { DocumentIcon, PeopleIcon, SuccessFillIcon } from '#app/ui/icons.tsx'
import { DateText } from '#app/ui/item-list.tsx'
import { MeetingList, type MeetingRow } from '#app/ui/meeting-list.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { SearchForm } from '#app/ui/search-hit.tsx'
import { More, Section } from '#app/ui/section.tsx'
import { ThemeGrid } from '#app/ui/theme-card.tsx'

export interface HomeNews {
  id: string
  title: string
  summary: string
  date: string
  /** "Terugblik", "VAR". */
  facts: readonly string[]
  colour: number
  imageFileId: string | null
  imageAlt: string
}

export interface PublicHomeData {
  pinned: HomeNews | null
  latest: readonly HomeNews[]
  meetings: readonly MeetingRow[]
  themes: ReadonlyArray<{ slug: string; name: string; colour: number; note?: string | undefined }>
}

/** The front page for who is not signed in as a partner. */
export function PublicHome(props: PublicHomeData) {
  return (
    <>
      <section className="var-hero">
        <div className="var-container">
          <div className="var-hero__words">
            <h1>Samen voor een veilige regio Rotterdam</h1>
            <p className="var-lead">
              In de VeiligheidsAlliantie delen 23 gemeenten, de politie en het Openbaar Ministerie kennis over
              veiligheid.
            </p>
            <SearchForm label="Waar zoekt u naar?" />
          </div>
          <Bridge />
        </div>
      </section>
      <div className="var-strip">
        <div className="var-container">
          {props.pinned ? <Pinned item={props.pinned} /> : null}
          <div className="var-split">
            <Section id="nieuws" title="Nieuws" more={{ label: 'Al het nieuws', href: urls.news.list }}>
              <NewsRows items={props.latest} />
            </Section>
            <div className="var-split__aside">
              <Section id="agenda" title="Agenda" more={{ label: 'Hele agenda', href: urls.agenda.list }}>
                {props.meetings.length > 0 ? (
                  <MeetingList level={3} meetings={props.meetings} />
                ) : (
                  <p>Er zijn nu geen openbare bijeenkomsten gepland.</p>
                )}
              </Section>
              <SignUpLine />
            </div>
          </div>
        </div>
      </div>
      <div className="var-strip var-strip--soft">
        <div className="var-container">
          <Section id="themas" title="Thema’s" more={{ label: 'Alle thema’s', href: urls.themes }}>
            <ThemeGrid
              themes={props.themes.map(({ slug, name, colour, note }) => ({
                href: urls.theme(slug),
                title: name,
                seed: slug,
                colour,
                ...(note ? { note } : {}),
              }))}
            />
          </Section>
        </div>
      </div>
      <ForPartners />
    </>
  )
}

function Pinned({ item }: { item: HomeNews }) {
  return (
    <article className="var-feature">
      <Picture
        fileId={item.imageFileId}
        alt={item.imageAlt}
        seed={item.id}
        colour={item.colour}
        sizes="(min-width: 48rem) 32rem, 100vw"
        first
      />
      <div>
        <p className="var-item__pin">Uitgelicht</p>
        <h2>
          <a href={urls.news.item(item)}>{item.title}</a>
        </h2>
        {item.summary ? <p>{item.summary}</p> : null}
        <More label="Lees verder" href={urls.news.item(item)} />
      </div>
    </article>
  )
}

function NewsRows({ items }: { items: readonly HomeNews[] }) {
  if (items.length === 0) return <p>Er is nog geen nieuws.</p>
  return (
    <ul className="var-items">
      {items.map((item) => (
        <li key={item.id} className="var-item var-pictured">
          <Picture fileId={item.imageFileId} alt="" seed={item.id} colour={item.colour} sizes="10rem" />
          <div>
            <h3 className="var-item__title">
              <a href={urls.news.item(item)}>{item.title}</a>
            </h3>
            {item.summary ? <p className="var-item__summary">{item.summary}</p> : null}
            <ul className="var-meta">
              {item.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
              <li>
                <DateText moment={item.date} />
              </li>
            </ul>
          </div>
        </li>
      ))}
    </ul>
  )
}

const offers = [
  {
    icon: SuccessFillIcon,
    title: 'Goede praktijken',
    text: 'Aanpakken die ergens werken: wat het vraagt, wat het oplevert en wie u kunt bellen.',
  },
  {
    icon: DocumentIcon,
    title: 'Documenten voor partners',
    text: 'Stukken over onder meer AVE en WAMS, met bij elk stuk voor wie het bedoeld is.',
  },
  {
    icon: PeopleIcon,
    title: 'Werkgroepen en netwerken',
    text: 'Wie doet waaraan mee, en de stukken van uw eigen werkgroepen bij elkaar.',
  },
] as const

/** Without numbers: how much there is behind the door is nobody's business before it. */
function ForPartners() {
  return (
    <div className="var-strip">
      <div className="var-container">
        <Section id="partners" title="Voor partners van de alliantie">
          <ul className="var-offers">
            {offers.map(({ icon: Icon, title, text }) => (
              <li key={title}>
                <Icon className="var-icon" />
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ul>
          <div className="var-buttons">
            <ButtonLink href={urls.signIn()}>Inloggen</ButtonLink>
            <ButtonLink href="/account-aanvragen" variant="secondary">
              Account aanvragen
            </ButtonLink>
          </div>
        </Section>
      </div>
    </div>
  )
}
