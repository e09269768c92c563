/** Shown once, after they were made. */
export function RecoveryCodes(props: { codes: readonly string[] }) {
  return (
    <>
      <p>
        Met een herstelcode logt u in als u uw telefoon niet bij u hebt. Iedere code werkt één keer. U ziet deze codes
        nu één keer: print ze of bewaar ze op een veilige plek.
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
