/**
 * The dialect kit: schema files name their columns through these and never import a dialect themselves, so that the
 * same schema can be built for Postgres. SQLite today; the choice is made in this file only.
 */
import { randomBytes } from 'node:crypto'
import {
  type AnySQLiteColumn,
  customType,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text as sqliteText,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

export { index, primaryKey, uniqueIndex }
export const table = sqliteTable

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

let pool = randomBytes(0)

/** A random identifier of 20 characters (100 bits), safe in an address; nothing about others can be counted from it. */
export function newId(): string {
  // One call for two hundred ids: an import makes thousands.
  if (pool.length < 20) pool = randomBytes(4000)
  let result = ''
  for (const byte of pool.subarray(0, 20)) result += alphabet[byte & 31]
  pool = pool.subarray(20)
  return result
}

export const id = (name = 'id') =>
  sqliteText(name)
    .primaryKey()
    .$defaultFn(() => newId())
/** A foreign key; without `target` where two tables point at each other or the row may be gone. */
export const ref = (name: string, target?: () => AnySQLiteColumn) =>
  target ? sqliteText(name).references(target) : sqliteText(name)
/** A row number given by the database. */
export const rowNumber = (name: string) => integer(name).primaryKey({ autoIncrement: true })
export const text = sqliteText
export const count = (name: string) => integer(name)
export const flag = (name: string) => integer(name, { mode: 'boolean' })
/** Integer milliseconds UTC. */
export const instant = (name: string) => integer(name)
/** `YYYY-MM-DD`. */
export const day = (name: string) => sqliteText(name)

export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value) as T,
  })(name)
