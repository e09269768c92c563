import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { HiddenField, Select } from '#app/ui/fields.tsx'
import { Form, type FormState } from '#app/ui/form.tsx'
import { formatDate, meervoud } from '#app/ui/format.ts'
import type { CampaignStep } from '#db/kinds.ts'
import { uptakeStates } from '#db/kinds.ts'
import { momentText, periodText, uptakeNames, type Campaign, type CampaignNow, type UptakeState } from './campaign.ts'

/** On top of a campaign's page: what it asks today, what comes next, and how long it runs. */
export function CampaignNowPanel({ campaign, now }: { campaign: Campaign; now: CampaignNow }) {
  const period = periodText(campaign)
  const [first] = now.next
  return (
    <section className="var-campaign" aria-labelledby="campagne-nu">
      <h2 id="campagne-nu" className="var-campaign__now">
        {nowText(now)}
      </h2>
      {now.tasks.length > 0 ? (
        <ul className="var-campaign__tasks">
          {now.tasks.map((step) => (
            <li key={step.task + step.audience}>{taskText(step)}</li>
          ))}
        </ul>
      ) : null}
      {first ? (
        <p>{`Vanaf ${momentText(first.from || campaign.campaignFrom)}: ${now.next.map(taskText).join('; ')}`}</p>
      ) : null}
      {period ? <p className="var-campaign__period">{`De campagne loopt ${period}.`}</p> : null}
    </section>
  )
}

function nowText({ phase, tasks }: CampaignNow): string {
  if (phase === 'over') return 'Nu: deze campagne is voorbij'
  if (phase === 'waiting') return 'Nu: nog niets doen'
  return tasks.length > 0 ? 'Nu te doen' : 'Nu: de campagne loopt'
}

const taskText = ({ task, audience }: CampaignStep): string => (audience ? `${task} (${audience})` : task)

/** What is asked of whom and when, all of it. */
export function CampaignSteps({ campaign, now }: { campaign: Campaign; now: CampaignNow }) {
  if (campaign.steps.length === 0) return null
  const asked = new Set(now.tasks.map(({ from, task }) => from + task))
  return (
    <section aria-labelledby="stappen">
      <h2 id="stappen">Wat wordt wanneer gevraagd?</h2>
      <ol className="var-plan">
        {campaign.steps.map((step) => (
          <li key={step.from + step.audience + step.task}>
            <p className="var-plan__moment">
              {step.from ? momentText(step.from) : 'De hele campagne'}
              {asked.has(step.from + step.task) ? <strong className="var-plan__mark">nu</strong> : null}
            </p>
            <div>
              <p>{step.task}</p>
              <p className="var-plan__whom">{`Voor ${step.audience || 'iedereen'}`}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export interface UptakeProps {
  /** Each municipality; null for who is not a partner. */
  rows: ReadonlyArray<{ id: string; name: string; state: UptakeState | null; recordedAt: number | null }> | null
  joined: number | null
  /** The municipalities that the reader may speak for. */
  own: ReadonlyArray<{ id: string; name: string }>
  /** The refused form. */
  form: FormState | undefined
}

/** Which municipalities take part, and the form of who may say so. */
export function CampaignUptake({ rows, joined, own, form }: UptakeProps) {
  if (!rows) return joined === null ? null : <p>{`${meervoud(joined, 'gemeente doet', 'gemeenten doen')} mee.`}</p>
  const [first] = own
  const mine = own.length === 1 ? rows.find(({ id }) => id === first?.id) : undefined
  return (
    <section id="deelname" aria-labelledby="deelname-kop">
      <h2 id="deelname-kop">Welke gemeenten doen mee?</h2>
      <p>{`${joined ?? 0} van ${meervoud(rows.length, 'gemeente doet', 'gemeenten doen')} mee. Alleen partners zien dit overzicht.`}</p>
      {first ? (
        <details className="var-campaign__own" open={form !== undefined || mine?.state === null}>
          <summary>
            {own.length === 1 ? `Leg vast of ${first.name} meedoet` : 'Leg vast of uw gemeente meedoet'}
          </summary>
          <Form id="meedoen" state={form ?? { values: { state: mine?.state ?? undefined }, errors: {} }}>
            {own.length === 1 ? (
              <HiddenField name="organisation" value={first.id} />
            ) : (
              <Select
                name="organisation"
                label="Voor welke gemeente?"
                empty="Kies een gemeente"
                options={own.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Radios
              name="state"
              label="Doet uw gemeente mee?"
              options={uptakeStates.map((value) => ({ value, label: uptakeNames[value].choice }))}
            />
            <Button>Leg vast</Button>
          </Form>
        </details>
      ) : null}
      <ul className="var-uptake">
        {rows.map(({ id, name, state, recordedAt }) => (
          <li key={id} className={state ? `var-uptake__one var-uptake__one--${state}` : 'var-uptake__one'}>
            <span className="var-uptake__name">{name}</span>
            <span>{state ? uptakeNames[state].said : 'Nog niets vastgelegd'}</span>
            {recordedAt === null ? null : <span className="var-uptake__date">{formatDate(recordedAt)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
