import { count, flag, index, instant, json, primaryKey, ref, table, text } from '../columns.ts'

/** Append-only and hash-chained; ids only, no titles. */
export const audit = table(
  'audit',
  {
    seq: count('seq').primaryKey(),
    at: instant('at').notNull(),
    /** User id, `system` or `anonymous`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    object: text('object').notNull(),
    objectId: ref('object_id').notNull(),
    organisationId: ref('organisation_id'),
    workgroupId: ref('workgroup_id'),
    detail: json<Record<string, string | number | boolean | null>>('detail').notNull(),
    previous: text('previous').notNull(),
    mac: text('mac').notNull(),
    /** What the MAC covers: from 2 on also the three columns below. */
    version: count('version').notNull().default(1),
    result: text('result', { enum: ['ok', 'refused', 'failed'] })
      .notNull()
      .default('ok'),
    /** The network a request came from (`192.0.2.0/24`), `job` or `command`; null where that is not known. */
    origin: text('origin'),
    /** The id of the request, as the log has it. */
    request: text('request'),
  },
  (t) => [
    index('audit_at').on(t.at),
    index('audit_object_at').on(t.objectId, t.at),
    index('audit_actor_at').on(t.actor, t.at),
    index('audit_workgroup_at').on(t.workgroupId, t.at),
  ],
)

/**
 * Which organisations a row of the trail concerns: the owner of its object, and (`ownPerson`) those to which the actor
 * belonged at that moment. Follows from the trail and is no part of the chain; it lets a manager's list use an index.
 */
export const auditOrganisation = table(
  'audit_organisation',
  {
    organisationId: ref('organisation_id').notNull(),
    at: instant('at').notNull(),
    seq: count('seq').notNull(),
    ownPerson: flag('own_person').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.at, t.seq] }), index('audit_organisation_seq').on(t.seq)],
)

/** Up to which row the trail was removed because its term was over, signed; the chain goes on from `last`. */
export const auditCheckpoint = table('audit_checkpoint', {
  seq: count('seq').primaryKey(),
  /** The MAC of the last row that was removed. */
  last: text('last').notNull(),
  at: instant('at').notNull(),
  mac: text('mac').notNull(),
})
