import { FromMeetings } from '#app/modules/dossier/event-dossier.tsx'
import { labelPolicy, type Label } from '#app/access/label.ts'
import { urls } from '#app/lib/urls.ts'
import { genreNames, publisherNames, type Publisher, type Status } from '#app/modules/items/kinds.ts'
import { AccessLine, type AudienceProps } from '#app/ui/audience.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { FileList, type FileRow } from '#app/ui/file-list.tsx'
import type { FormState } from '#app/ui/form.tsx'
import { meervoud } from '#app/ui/format.ts'
import { ItemMeta } from '#app/ui/item-list.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { StatusBand } from '#app/ui/status-band.tsx'
import type { genres } from '#db/kinds.ts'
import { SeriesNav } from './beside.tsx'
import type { findSeries } from './beside.server.ts'
import { CampaignNowPanel, CampaignSteps, CampaignUptake, type UptakeProps } from './campaign-panel.tsx'
import type { Campaign, CampaignNow } from './campaign.ts'
import { newsAddress } from './filter.ts'
import { Share } from './share.tsx'

export interface ArticleData {
  id: string
  title: string
  summary: string
  date: string
  label: Label
  html: string
  organisation: string
  publisher: Publisher
  genre: (typeof genres)[number]
  minutes: number
  status: Status
  themes: ReadonlyArray<{ slug: string; name: string; colour: number }>
  imageFileId: string | null
  imageAlt: string
  imageCredit: string
  files: readonly FileRow[]
  /** The meetings that it tells about. */
  meetings: ReadonlyArray<{ title: string; date: string; href: string }>
  audience: AudienceProps | null
  campaign: (Campaign & Omit<UptakeProps, 'form'> & { now: CampaignNow }) | null
  series: Awaited<ReturnType<typeof findSeries>>
  share: string | null
  mayEdit: boolean
  mayReadTrail: boolean
}

/** A news item as it is read, with what belongs to its kind. */
export function NewsArticle({ news, form }: { news: ArticleData; form: FormState | undefined }) {
  const { campaign, series } = news
  return (
    <article className="var-article">
      <StatusBand status={news.status} />
      <p className="var-kicker">{`${genreNames[news.genre].one} · ${publisherNames[news.publisher]}`}</p>
      <h1>{news.title}</h1>
      <ItemMeta
        item={{
          organisation: news.organisation,
          date: news.date,
          notes: [`${meervoud(news.minutes, 'minuut', 'minuten')} lezen`],
        }}
      />
      {news.audience ? <AccessLine label={news.label} {...news.audience} /> : null}
      {news.summary ? <p className="var-lead">{news.summary}</p> : null}
      {campaign ? <CampaignNowPanel campaign={campaign} now={campaign.now} /> : null}
      <Figure news={news} />
      <div className="var-prose" dangerouslySetInnerHTML={{ __html: news.html }} />
      {campaign ? <CampaignSteps campaign={campaign} now={campaign.now} /> : null}
      {news.files.length > 0 ? (
        <section aria-labelledby="bestanden">
          <h2 id="bestanden">{campaign ? 'Materiaal om te gebruiken' : 'Bestanden'}</h2>
          <FileList files={news.files} />
        </section>
      ) : null}
      <FromMeetings meetings={news.meetings} />
      {campaign ? (
        <CampaignUptake rows={campaign.rows} joined={campaign.joined} own={campaign.own} form={form} />
      ) : null}
      {series ? <SeriesNav series={series} /> : null}
      {news.themes.length > 0 ? (
        <p className="var-article__themes">
          Thema’s:{' '}
          {news.themes.map((theme, index) => (
            <span key={theme.slug}>
              {index > 0 ? ', ' : ''}
              <a href={newsAddress({ theme: theme.slug })}>{theme.name}</a>
            </span>
          ))}
        </p>
      ) : null}
      {news.share ? <Share url={news.share} title={news.title} /> : null}
      <Doings news={news} />
    </article>
  )
}

function Figure({ news }: { news: ArticleData }) {
  return (
    <figure className="var-figure">
      <Picture
        fileId={news.imageFileId}
        alt={news.imageAlt}
        sizes="(min-width: 48rem) 45rem, 100vw"
        stamped={labelPolicy[news.label].confirmed}
        seed={news.id}
        colour={news.themes[0]?.colour ?? 0}
        first
      />
      {news.imageFileId && news.imageCredit ? <figcaption>{`Beeld: ${news.imageCredit}`}</figcaption> : null}
    </figure>
  )
}

function Doings({ news }: { news: ArticleData }) {
  return (
    <>
      {news.mayEdit ? (
        <p>
          <ButtonLink href={urls.desk.edit(news.id)} variant="secondary">
            Bewerk dit bericht
          </ButtonLink>
        </p>
      ) : null}
      {news.mayReadTrail ? (
        <p>
          <a href={urls.desk.trail(news.id)}>Wie heeft dit gelezen?</a>
        </p>
      ) : null}
      <p className="var-item__meta">
        <a href={urls.report(news.id)}>Meld dit stuk</a>
      </p>
    </>
  )
}
