/**
 * A path as the log may hold it: what could be a title or a secret is left out. Of an item's address the eight characters
 * of its id stay, of other long parts nothing.
 */
export function loggedPath(target: string): string {
  const [, first = '', ...rest] = (target.split('?', 1)[0] ?? '').split('/')
  const known = first === 'kennisbank' || first === 'nieuws'
  const shown = rest.map((part) => {
    const tail = known ? /(?:^|-)([a-z2-9]{8})(?:\.data)?$/.exec(part)?.[1] : undefined
    if (tail) return `~${tail}`
    return /^[a-z2-9]{20}$/.test(part) || /^[\w.]{1,20}$/.test(part) ? part : '~'
  })
  return ['', /^[\w.-]{0,40}$/.test(first) ? first : '~', ...shown].join('/')
}
