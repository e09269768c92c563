import { urls } from '#app/lib/urls.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'

/** The themes that somebody follows, on their own profile. @param props.here where the button leads back to */
export function FollowedThemes(props: { themes: ReadonlyArray<{ slug: string; name: string }>; here: string }) {
  return (
    <section aria-labelledby="gevolgd" className="var-section var-stack">
      <h2 id="gevolgd">Thema’s die u volgt</h2>
      {props.themes.length === 0 ? (
        <p>
          U volgt nog geen thema’s. Kies er een bij de <a href={urls.themes}>thema’s</a>: nieuws daarover ziet u dan op
          uw startpagina.
        </p>
      ) : (
        <ul className="var-followed">
          {props.themes.map(({ slug, name }) => (
            <li key={slug}>
              <a href={urls.theme(slug)}>{name}</a>
              <form method="post" action={urls.theme(slug)}>
                <HiddenField name="intent" value="unfollow" />
                <HiddenField name="naar" value={props.here} />
                <Button variant="tertiary">
                  Niet meer volgen<span className="ams-visually-hidden">: {name}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
