/** Says why something is not offered to who came by an organisation's provider; nothing to who did not. */
export function OwnSignInOnly({ cameBy, what }: { cameBy: string | null; what: string }) {
  return cameBy === null ? null : (
    <p>
      U bent nu ingelogd via {cameBy}. {what} alleen als u inlogt met uw eigen wachtwoord en code, of met uw passkey.
    </p>
  )
}
