import type { TrailFault, Verified } from '#db/audit-chain.server.ts'

const reasons: Readonly<Record<TrailFault, string>> = {
  changed: 'die regel is gewijzigd, of er is een regel tussen gezet.',
  removed: 'daar zijn regels weggehaald.',
  'removed-at-end':
    'de laatste regels zijn weg, of dit is een oudere kopie. Is er een kopie teruggezet? Bewaar dan audit-heads ergens anders en controleer opnieuw.',
  other:
    'die regel is een andere dan eerder is genoteerd. Is er een kopie teruggezet? Bewaar dan audit-heads ergens anders en controleer opnieuw.',
  checkpoint: 'dat de regels tot daar mochten verdwijnen, is niet door dit portaal getekend.',
}

/** "vanaf regel 12: daar zijn regels weggehaald." */
export function faultText({ brokenAt, fault }: Pick<Verified, 'brokenAt' | 'fault'>): string {
  return fault === null ? '' : `vanaf regel ${brokenAt}: ${reasons[fault]}`
}
