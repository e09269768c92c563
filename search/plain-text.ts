const ownHeading = /<h2 data-section>.*?<\/h2>/g
const blockEnd = /<\/(?:p|h[2-4]|li|tr|blockquote|pre)>|<br>|<hr>/g
const cellEnd = /<\/t[dh]>/g
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The words of HTML that we rendered ourselves, a line per block; without the headings that every item of a kind has.
 * Parsing the Markdown again would cost as much as rendering it did.
 */
export function plainText(html: string): string {
  return html
    .replace(/\s*\n\s*/g, ' ')
    .replace(ownHeading, '')
    .replace(blockEnd, '\n')
    .replace(cellEnd, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi,
      (whole, hex?: string, decimal?: string, name?: string) =>
        name ? (named[name.toLowerCase()] ?? whole) : character(hex ? parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
