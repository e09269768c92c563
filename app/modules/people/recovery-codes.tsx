import { ButtonLink } from '#app/ui/button.tsx'

/** Shown once, after they were made. */
export function RecoveryCodes(props: { codes: readonly string[] }) {
  return (
    <>
      <p>
        Met een herstelcode logt u in als u uw telefoon of passkey niet bij u hebt. Iedere code werkt één keer. U ziet
        deze codes nu één keer: print ze of bewaar ze op een veilige plek.
      </p>
      <ul>
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The page after the first factor was set up. */
export function NewRecoveryCodes(props: { codes: readonly string[]; next: string }) {
  return (
    <div className="var-stack">
      <h1>Bewaar uw herstelcodes</h1>
      <RecoveryCodes codes={props.codes} />
      <p>
        <ButtonLink href={props.next}>Ik heb ze bewaard, ga verder</ButtonLink>
      </p>
    </div>
  )
}
