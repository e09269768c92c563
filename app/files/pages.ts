/** One page, slide, sheet or section of a file. `number` counts from 1; `label` is Dutch ("pagina 3", "dia 4", "blad Kosten"). */
export type TextPage = { number: number; label: string; heading?: string; text: string }

export type ExtractedText = { pages: TextPage[]; pageCount: number }

/** Who read it and when, as shown on every page. `at` is Dutch and already formatted. */
export type Stamp = { label: string; reader: string; organisation: string; at: string }
