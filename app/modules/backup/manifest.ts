import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Where things are in a backup, and in a data folder alike; nothing else is ever unpacked. */
export const databaseEntry = 'portal.db'
export const tombstonesEntry = 'tombstones.jsonl'
export const blobEntry = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
const entryPath = z
  .string()
  .regex(
    /^(?:portal\.db|tombstones\.jsonl|secrets\/[a-z0-9][a-z0-9.-]{0,60}|files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64})$/,
  )

export const manifestName = 'manifest.json'
export const newestFormat = 1

/** What a backup says of itself: its first entry, which lists all others in their order. */
export const manifestSchema = z.object({
  format: z.literal(newestFormat),
  /** Of the portal that made it. */
  version: z.string(),
  /** Milliseconds UTC. */
  madeAt: z.number().int(),
  migrations: z.array(z.object({ name: z.string(), hash })),
  counts: z.object({ users: z.number(), items: z.number(), files: z.number(), auditRows: z.number() }),
  /** The last row of the audit trail; null where there is none. */
  audit: z.object({ seq: z.number().int(), mac: z.string() }).nullable(),
  /** The session secret is among the entries, or the operator keeps it elsewhere; its fingerprint tells it apart. */
  sessionSecret: z.object({ kept: z.boolean(), fingerprint: z.string() }),
  entries: z.array(z.object({ path: entryPath, size: z.number().int().min(0), sha256: hash })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type ManifestEntry = Manifest['entries'][number]
