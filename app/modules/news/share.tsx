import { MailIcon } from '#app/ui/icons.tsx'

/**
 * The address to copy and a mail to send, through nobody else; `/js/share.js` adds a button that copies.
 * @param url the whole address
 */
export function Share({ url, title }: { url: string; title: string }) {
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`
  return (
    <section className="var-share" aria-labelledby="delen">
      <h2 id="delen">Deel dit bericht</h2>
      <div className="var-share__row">
        <label htmlFor="delen-adres" className="ams-visually-hidden">
          Adres van dit bericht
        </label>
        <input id="delen-adres" className="ams-text-input" readOnly value={url} data-copy="" />
        <a href={mail} className="var-share__mail">
          <MailIcon className="var-icon" />
          Stuur per e-mail
        </a>
      </div>
    </section>
  )
}
