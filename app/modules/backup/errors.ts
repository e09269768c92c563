const texts = {
  exists: 'Er is al een bestand met die naam. Gebruik --force om het te vervangen.',
  busy: 'Er wordt al een reservekopie gemaakt.',
  'wrong-key': 'De reservekopie gaat niet open: deze wachtwoordzin of sleutel past er niet op.',
  damaged: 'De reservekopie is beschadigd of niet compleet.',
  'no-backup': 'Dit bestand is geen reservekopie.',
  'blob-missing': 'Een bestand dat de database noemt, staat niet in de map met bestanden.',
  'blob-damaged': 'Een bestand in de map met bestanden is beschadigd.',
  'public-key': 'In het sleutelbestand staat alleen een publieke sleutel. Openen kan met de geheime sleutel.',
  'no-key': 'In het sleutelbestand staat geen sleutel van age.',
  newer: 'De reservekopie is gemaakt door een nieuwere versie van het portaal.',
  'trail-broken': 'Het logboek klopt niet: er is een regel gewijzigd, verwijderd of tussengevoegd.',
  'trail-foreign': 'Dat logboek is geen vervolg op deze reservekopie.',
  'trail-pruned':
    'In dat logboek staan de eerste regels van na deze reservekopie niet meer: hun termijn was om. Neem een nieuwere reservekopie. Kan dat niet, zet dan terug zonder --trail, en leg vóór het starten tombstones.jsonl uit die map in de nieuwe.',
  unexpected: 'Er ging iets onverwachts mis; het staat in het logboek van de server.',
  'process-ended': 'Het proces dat de reservekopie maakte, is afgebroken.',
} as const

export type BackupFault = keyof typeof texts

/** What went wrong with a backup, as a code and in words for whoever operates the portal. */
export class BackupError extends Error {
  override name = 'BackupError'
  readonly code: `backup-${BackupFault}`
  /** @param about a file or hash that it concerns */
  constructor(fault: BackupFault, about?: string, options?: ErrorOptions) {
    super(about === undefined ? texts[fault] : `${texts[fault]} (${about})`, options)
    this.code = `backup-${fault}`
  }
}

/** Codes of the file system. */
const systemTexts: Readonly<Record<string, string>> = {
  ENOSPC: 'De schijf is vol.',
  EACCES: 'Het portaal mag daar niet schrijven.',
  EPERM: 'Het portaal mag daar niet schrijven.',
  EROFS: 'Op die schijf kan niet worden geschreven.',
  ENOENT: 'De map is er niet.',
  ENOTDIR: 'Wat een map moet zijn, is een bestand.',
}

export const isSystemCode = (code: string): boolean => Object.hasOwn(systemTexts, code)

/** A code that was kept, in words. */
export function reasonInWords(code: string | null): string {
  const own = /^backup-(.+)$/.exec(code ?? '')?.[1]
  if (own !== undefined && Object.hasOwn(texts, own)) return texts[own as BackupFault]
  if (code !== null && Object.hasOwn(systemTexts, code)) return systemTexts[code] ?? ''
  return `Er ging iets onverwachts mis (${code !== null && /^[\w-]{1,60}$/.test(code) ? code : 'onbekend'}).`
}

/** The code of what went wrong, to be kept; never its message, in which a path or name may stand. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Za-z][\w-]{1,59}$/.test(code) ? code : 'backup-unexpected'
}
