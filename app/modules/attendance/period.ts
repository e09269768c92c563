import { isoDate } from '#app/ui/format.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** The days that `van` and `tot` of an address name; this year where they name none. */
export function periodOf(search: URLSearchParams, now: number): { from: string; until: string } {
  const year = isoDate(now).slice(0, 4)
  const given = (name: string, otherwise: string) => {
    const value = search.get(name) ?? ''
    return day.test(value) ? value : otherwise
  }
  return { from: given('van', `${year}-01-01`), until: given('tot', `${year}-12-31`) }
}
