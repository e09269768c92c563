import { Band } from './alert.tsx'

const words = {
  draft: 'Dit is een concept. Alleen de redactie ziet het.',
  reported: 'Dit stuk is gemeld en verborgen. Alleen de redactie ziet het, tot er over de melding is beslist.',
  archived: 'Dit stuk is gearchiveerd. Alleen de redactie ziet het nog.',
  withdrawn: 'Dit stuk is ingetrokken. Alleen de redactie ziet het nog.',
} as const

/** Tells an editor that readers do not see what they see; nothing for what is published. */
export function StatusBand(props: { status: 'draft' | 'published' | 'reported' | 'archived' | 'withdrawn' }) {
  if (props.status === 'published') return null
  return <Band tone="warning">{words[props.status]}</Band>
}
