import { Alert, Band } from './alert.tsx'
import { AccessLine } from './audience.tsx'
import { Button, ButtonGroup, ButtonLink } from './button.tsx'
import { Checkbox, Checkboxes, Radios } from './choices.tsx'
import { EmptyState } from './empty-state.tsx'
import { DateField, FileField, HiddenField, Select, Submit, TextArea, TextField } from './fields.tsx'
import { FileList } from './file-list.tsx'
import { Form } from './form.tsx'
import { formatDate } from './format.ts'
import { PrintIcon } from './icons.tsx'
import { DateBlock, ItemList, ItemMeta, type ItemRow } from './item-list.tsx'
import { mainMenu, type LayoutData } from '#app/lib/layout.ts'
import { FilterGroup, ListPage } from './list-page.tsx'
import { MetaList } from './meta-list.tsx'
import { KeyPagination, Pagination } from './pagination.tsx'
import { SearchForm, SearchHits } from './search-hit.tsx'
import { SideBlock, SideLinks, WithSide } from './side-column.tsx'
import { Table } from './table.tsx'
import { ThemeGrid } from './theme-card.tsx'
import { ThemePattern } from './theme-pattern.tsx'

/** Pages made of every component with likely content: what the tests render and what is looked at. */

export const specimenVisitor: LayoutData = {
  viewer: null,
  demo: true,
  path: '/nieuws',
  baseUrl: '',
  menu: [
    ...mainMenu.slice(0, 1),
    { label: 'Agenda', href: '/agenda' },
    { label: 'Thema’s', href: '/themas' },
    { label: 'Kennisbank', href: '/kennisbank', partnersOnly: true },
    { label: 'Monitor', href: '/monitor', partnersOnly: true },
    { label: 'Werkgroepen', href: '/werkgroepen', partnersOnly: true },
  ],
}

export const specimenPartner: LayoutData = {
  ...specimenVisitor,
  path: '/kennisbank/drugsafval',
  viewer: { name: 'Fatima el Idrissi-van der Meulen', administrator: true, desk: true, assurance: 2 },
}

const items: ItemRow[] = [
  {
    id: '1',
    href: '/nieuws/a',
    title: 'Regio start met één meldpunt voor drugsafval in het buitengebied',
    summary: 'Boeren en wandelaars melden gevonden vaten voortaan op één plek. Gemeenten en politie delen de kosten.',
    kind: 'nieuws',
    organisation: 'VAR',
    date: '2025-09-18',
    pinned: true,
  },
  {
    id: '2',
    href: '/nieuws/b',
    title: 'Terugblik: leerhuis onbegrepen gedrag',
    summary:
      'Zestig professionals uit zorg en veiligheid oefenden met de nieuwe werkwijze van de zorg- en veiligheidshuizen.',
    kind: 'terugblik',
    organisation: 'Gemeente Goeree-Overflakkee',
    date: '2025-09-11',
  },
  {
    id: '3',
    href: '/kennisbank/c',
    title: 'Bestuurlijke aanpak van verhuur aan criminelen',
    summary: 'Zo controleert de gemeente samen met het RIEC bedrijfspanden in de haven.',
    kind: 'goede praktijk',
    organisation: 'RIEC Rotterdam',
    date: '2025-08-29',
    label: 'AMBER+STRICT',
    audience: 'alleen politie en OM',
    notes: ['mogelijk verouderd'],
  },
]

export function SpecimenHome() {
  return (
    <div className="var-sections">
      <section className="var-stack">
        <h1>Samen werken aan een veilige regio Rotterdam</h1>
        <p className="var-lead">
          Gemeenten, politie en Openbaar Ministerie delen hier nieuws, bijeenkomsten en kennis over veiligheid.
        </p>
        <SearchForm label="Zoek in nieuws, agenda en thema’s" />
      </section>
      <article className="var-feature">
        <ThemePattern seed="drugsafval" colour={0} />
        <div>
          <h2>
            <a href="/nieuws/a">Regio start met één meldpunt voor drugsafval</a>
          </h2>
          <p>Boeren en wandelaars melden gevonden vaten voortaan op één plek.</p>
          <ItemMeta item={{ kind: 'nieuws', organisation: 'VAR', date: '2025-09-18' }} />
        </div>
      </article>
      <div className="var-with-side">
        <section className="var-stack">
          <h2>Nieuws</h2>
          <ItemList items={items} level={3} />
          <p>
            <a href="/nieuws">Al het nieuws</a>
          </p>
        </section>
        <section className="var-stack">
          <h2>Agenda</h2>
          {['2025-10-02', '2025-10-16', '2025-11-06'].map((date) => (
            <div className="var-dated" key={date}>
              <DateBlock moment={date} />
              <div>
                <h3 className="var-item__title">
                  <a href="/agenda/x">Carrousel weerbare ondernemers</a>
                </h3>
                <p className="var-head__count">Nog 12 plaatsen</p>
              </div>
            </div>
          ))}
        </section>
      </div>
      <section className="var-stack">
        <h2>Thema’s</h2>
        <ThemeGrid
          themes={[
            'Ondermijning',
            'Zorg en veiligheid',
            'Cybercrime',
            'Jeugd',
            'Mensenhandel',
            'Drugs',
            'Wapens',
            'Wonen',
          ].map((title, colour) => ({ title, colour, seed: title, href: `/themas/${colour}`, note: '12 stukken' }))}
        />
      </section>
    </div>
  )
}

export function SpecimenList() {
  return (
    <ListPage
      title="Kennisbank"
      count="61 stukken"
      intro={<p>Goede praktijken, draaiboeken en documenten van en voor partners.</p>}
      actions={<ButtonLink href="/redactie/nieuw">Nieuw stuk</ButtonLink>}
      chips={[
        { label: 'Thema: ondermijning', removeHref: '?a' },
        { label: 'Organisatie: Gemeente Rotterdam', removeHref: '?b' },
      ]}
      clearHref="?"
      sort={[
        { label: 'Nieuwste eerst', href: '?s=nieuw', current: true },
        { label: 'Titel', href: '?s=titel', current: false },
      ]}
      filters={
        <>
          <FilterGroup
            legend="Thema"
            name="thema"
            options={[
              { value: 'ondermijning', label: 'Ondermijning', count: 24, checked: true },
              { value: 'zorg', label: 'Zorg en veiligheid', count: 1234, checked: false },
            ]}
          />
          <FilterGroup
            legend="Jaar"
            name="jaar"
            options={[{ value: '2025', label: '2025', count: 8, checked: false }]}
          />
        </>
      }
      keep={{ q: 'haven' }}
      pagination={<Pagination page={4} totalPages={12} href={(page) => `?pagina=${page}`} />}
    >
      <ItemList items={items} />
      <SearchHits
        hits={[
          {
            id: '9',
            href: '/kennisbank/x',
            title: 'Draaiboek AVE voor gemeenten',
            path: ['Kennisbank', 'Draaiboeken'],
            snippet: [
              { text: '… als de ', hit: false },
              { text: 'burgemeester', hit: true },
              { text: ' opschaalt naar fase 2, neemt de <b>coördinator</b> contact op met …', hit: false },
            ],
            pages: [
              { page: 3, href: '/3' },
              { page: 12, href: '/12' },
            ],
            kind: 'draaiboek',
            organisation: 'VAR',
            date: 1_700_000_000_000,
            label: 'GREEN',
          },
        ]}
      />
      <KeyPagination previousHref="?voor=a" nextHref="?na=b" />
    </ListPage>
  )
}

export function SpecimenItem() {
  return (
    <WithSide
      side={
        <>
          <SideBlock title="Bestanden">
            <FileList
              files={[
                {
                  id: 'f1',
                  name: 'Werkwijze meldpunt drugsafval buitengebied definitief.pdf',
                  extension: 'pdf',
                  bytes: 2_411_724,
                  pages: 14,
                  href: '/bestanden/f1',
                  readHref: '/lees',
                  note: 'gestempeld met uw naam',
                },
                { id: 'f2', name: 'Kosten per gemeente.xlsx', extension: 'xlsx', bytes: 14_000, href: null },
              ]}
            />
          </SideBlock>
          <SideBlock title="Gegevens">
            <MetaList
              facts={[
                { term: 'Eigenaar', value: 'Gemeente Rotterdam' },
                { term: 'Nagekeken op', value: formatDate('2025-06-02') },
                { term: 'Leeg', value: null },
              ]}
            />
          </SideBlock>
          <SideBlock title="Thema’s">
            <SideLinks links={[{ label: 'Drugs', href: '/themas/drugs' }]} />
          </SideBlock>
        </>
      }
    >
      <h1>Eén meldpunt voor drugsafval in het buitengebied</h1>
      <AccessLine
        label="AMBER"
        audience="alleen politie en gemeenten"
        total={1234}
        entries={[
          { name: 'Politie, eenheid Rotterdam', people: 61 },
          { name: 'Gemeente Rotterdam', people: 12 },
          { name: 'Openbaar Ministerie', people: 1 },
        ]}
      />
      <Band tone="warning">Mogelijk verouderd: dit stuk is 14 maanden geleden voor het laatst nagekeken.</Band>
      <div className="var-prose">
        <p>
          Wie drugsafval vindt, wist tot nu toe niet waar de melding heen moest. Sinds 1 maart is er{' '}
          <a href="/x">één meldpunt</a> voor de hele regio. Daardoor is het afval gemiddeld twee dagen eerder weg.
        </p>
        <h2>Aanpak</h2>
        <p>De gemeente waar het afval ligt, laat het ophalen. De politie doet eerst onderzoek.</p>
        <ul>
          <li>Melden kan dag en nacht.</li>
          <li>De kosten gaan naar een gezamenlijk fonds.</li>
        </ul>
        <h3>Wat het kost</h3>
        <p>Per inwoner betaalt een gemeente 12 cent.</p>
      </div>
      <Table
        caption="Meldingen per gemeente"
        columns={[
          { title: 'Gemeente', cell: (row) => row.name, heading: true },
          { title: 'Meldingen in 2024', cell: (row) => row.before, numeric: true },
          { title: 'Meldingen in 2025', cell: (row) => row.now, numeric: true },
          { title: 'Opgeruimd binnen een dag', cell: (row) => row.share, numeric: true },
        ]}
        rows={[
          { name: 'Rotterdam', before: '1.204', now: '988', share: '81%' },
          { name: 'Goeree-Overflakkee', before: '64', now: '71', share: '64%' },
        ]}
        rowKey={(row) => row.name}
      />
      <ButtonGroup>
        <ButtonLink href="/vraag">Stel een vraag</ButtonLink>
        <Button variant="secondary" type="button" icon={PrintIcon}>
          Afdrukken
        </Button>
        <Button variant="tertiary" type="button">
          Volgen
        </Button>
      </ButtonGroup>
    </WithSide>
  )
}

export function SpecimenForm() {
  return (
    <div className="var-stack">
      <h1>Nieuw bericht</h1>
      <Form
        guard
        upload
        state={{
          values: { title: 'Meldpunt', theme: 'drugs', readers: ['police'], label: 'AMBER' },
          errors: {
            title: ['Maak de titel langer dan 10 tekens.'],
            readers: ['Kies ten minste twee.'],
            '': ['Het stuk is gewijzigd.'],
          },
        }}
      >
        <HiddenField name="revision" value={3} />
        <TextField name="title" label="Titel" help="Kort en concreet: waar gaat het over?" maxLength={120} />
        <TextArea name="summary" label="Samenvatting" optional rows={3} />
        <Select
          name="theme"
          label="Thema"
          empty="Kies een thema"
          options={[
            { value: 'drugs', label: 'Drugs' },
            { group: 'Zorg', options: [{ value: 'ggz', label: 'Onbegrepen gedrag' }] },
          ]}
        />
        <Checkboxes
          name="readers"
          label="Voor wie?"
          help="Kies wie dit mag lezen."
          options={[
            { value: 'police', label: 'Politie', help: '61 personen' },
            { value: 'om', label: 'Openbaar Ministerie' },
          ]}
        />
        <Radios
          name="label"
          label="TLP-aanduiding"
          options={[
            { value: 'GREEN', label: 'TLP:GREEN', help: 'Alle kernpartners' },
            { value: 'AMBER', label: 'TLP:AMBER', help: 'Alleen wie u kiest' },
          ]}
        />
        <DateField name="until" label="Zichtbaar tot en met" optional />
        <FileField
          name="files"
          label="Bestanden"
          help="PDF of Word, ten hoogste 100 MB per bestand."
          multiple
          optional
        />
        <Checkbox name="confirmed" label="Dit stuk bevat geen politiegegevens (Wpg) en geen casuïstiek." />
        <Submit others={<Button variant="secondary">Bewaar als concept</Button>}>Publiceren voor 61 personen</Submit>
      </Form>
      <Alert severity="success" heading="Uw bericht is geplaatst" live>
        <p>61 personen kunnen het nu lezen.</p>
      </Alert>
      <Alert heading="Onderhoud op zaterdag" />
      <Alert severity="warning" heading="Controleer het label" />
      <EmptyState title="Nog geen concepten" action={<ButtonLink href="/redactie/nieuw">Maak een bericht</ButtonLink>}>
        <p>Hier staan de stukken waar u aan werkt.</p>
      </EmptyState>
    </div>
  )
}
