import type { SsoReason } from '#app/auth/sso-errors.ts'

/** What a person reads when their organisation's sign-in did not let them in: what happened, and what to do next. */
const refusals: Readonly<Record<SsoReason, string>> = {
  expired: 'Het inloggen duurde te lang of begon in een ander venster. Begin hieronder opnieuw.',
  off: 'Deze manier van inloggen staat nu uit. Log in met uw wachtwoord, of vraag de beheerder van uw organisatie.',
  denied: 'Uw organisatie heeft het inloggen afgebroken. Probeer het opnieuw, of vraag uw eigen helpdesk.',
  'invalid-answer':
    'Het antwoord van uw organisatie klopte niet. U bent niet ingelogd. Probeer het opnieuw, of vraag uw eigen helpdesk.',
  unreachable: 'De aanmeldserver van uw organisatie is nu niet bereikbaar. Probeer het straks opnieuw.',
  timeout: 'De aanmeldserver van uw organisatie antwoordt niet op tijd. Probeer het straks opnieuw.',
  certificate: 'De aanmeldserver van uw organisatie is nu niet veilig te bereiken. Vraag uw eigen helpdesk.',
  'not-allowed': 'De aanmeldserver van uw organisatie is niet goed ingesteld. Vraag de beheerder van uw organisatie.',
  'not-oidc': 'De aanmeldserver van uw organisatie is niet goed ingesteld. Vraag de beheerder van uw organisatie.',
  'other-issuer': 'De aanmeldserver van uw organisatie is niet goed ingesteld. Vraag de beheerder van uw organisatie.',
  suspended: 'Uw account is geblokkeerd. Vraag de beheerder van uw organisatie.',
  'no-address': 'Uw organisatie gaf geen e-mailadres door. Vraag uw eigen helpdesk om dat aan te zetten.',
  'foreign-address':
    'Het e-mailadres dat uw organisatie doorgaf, is er niet een van die organisatie. Vraag de beheerder van uw organisatie.',
  'address-taken':
    'Er is al een account met uw e-mailadres. Log in met uw wachtwoord. Daarna koppelt u bij Mijn profiel uw organisatie.',
  'already-linked': 'Deze aanmelding hoort al bij een account. Vraag de beheerder van uw organisatie.',
  'other-person': 'U logde bij uw organisatie in als iemand anders. Log opnieuw in met uw eigen account.',
  'not-again': 'Uw organisatie heeft u niet opnieuw in twee stappen laten inloggen. Probeer het nog een keer.',
}

export const refusalText = (reason: string | null): string | null =>
  reason !== null && Object.hasOwn(refusals, reason) ? refusals[reason as SsoReason] : null

/** What the test of a connection found, for who sets it up. */
const faults: Partial<Record<SsoReason, string>> = {
  unreachable: 'De server is niet bereikbaar. Controleer het adres, en of de server van buiten te bereiken is.',
  timeout: 'De server antwoordt niet binnen de tijd. Probeer het later nog eens.',
  certificate: 'Het certificaat van de server is niet geldig of niet van deze naam.',
  'not-allowed': 'Dit adres mag niet: het moet met https:// beginnen en op het open internet staan.',
  'not-oidc': 'Op dit adres staat geen aanmeldserver volgens OpenID Connect. Controleer het adres letter voor letter.',
  'other-issuer':
    'De server noemt zichzelf anders dan dit adres. Neem het adres precies zo over als de server het noemt.',
}

export const faultText = (reason: SsoReason): string =>
  faults[reason] ?? 'De server gaf een antwoord dat het portaal niet begrijpt.'
