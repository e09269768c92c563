/** How long the server waits for others, in milliseconds. */
export interface Limits {
  /** For the headers of a request. */
  headers: number
  /** For the body of a form; uploads have a minimum rate of their own. */
  body: number
  /** For requests that run while the server stops. */
  shutdown: number
}

export const usualLimits: Limits = { headers: 15_000, body: 30_000, shutdown: 10_000 }
