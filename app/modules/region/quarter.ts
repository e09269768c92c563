/** A quarter of a year, with its first and last day. */
export interface Quarter {
  /** `2026-4` */
  code: string
  from: string
  until: string
}

/** `2026-4`; null where it is none. */
export function parseQuarter(code: string | null): Quarter | null {
  const match = /^(20\d\d)-([1-4])$/.exec(code ?? '')
  return match?.[1] && match[2] ? quarter(Number(match[1]), Number(match[2])) : null
}

/** @param day `YYYY-MM-DD` */
export function quarterOf(day: string): Quarter {
  return quarter(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3))
}

export function before({ code }: Quarter): Quarter {
  const [year = 0, number = 0] = code.split('-').map(Number)
  return number === 1 ? quarter(year - 1, 4) : quarter(year, number - 1)
}

export function after({ code }: Quarter): Quarter {
  const [year = 0, number = 0] = code.split('-').map(Number)
  return number === 4 ? quarter(year + 1, 1) : quarter(year, number + 1)
}

/** "vierde kwartaal van 2026" */
export function quarterName({ code }: Quarter): string {
  const [year, number] = code.split('-').map(Number)
  return `${['eerste', 'tweede', 'derde', 'vierde'][(number ?? 1) - 1]} kwartaal van ${year}`
}

function quarter(year: number, number: number): Quarter {
  const month = (number - 1) * 3
  const last = new Date(Date.UTC(year, month + 3, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    code: `${year}-${number}`,
    from: `${year}-${two(month + 1)}-01`,
    until: `${year}-${two(month + 3)}-${two(last)}`,
  }
}
