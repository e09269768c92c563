import type { Services } from '#app/services.server.ts'

/** How the server entry is to treat the answer; everything is private and uncached until a route says otherwise. */
export interface AnswerOptions {
  /** Set by a public page for an anonymous visitor: it may be kept rendered, until `expiresAt` at the latest. */
  keep: boolean
  /** The query under which the portal itself links to this page; asked for with another, it is not kept. */
  query: string
  expiresAt: number | null
  /** The item that the page shows to everybody; that it was opened is counted. */
  counts: string | null
}

/** What the server entry knows of the request; Remix hands it to loaders and actions as `context`. */
export interface RequestContext {
  services: Services
  answer: AnswerOptions
  client: { address: string; agent: string; requestId: string }
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    services: Services
    answer: AnswerOptions
    client: RequestContext['client']
  }
}
