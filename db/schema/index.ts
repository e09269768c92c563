import * as audit from './audit.ts'
import * as backups from './backup.ts'
import * as core from './core.ts'
import * as files from './files.ts'
import * as imports from './imports.ts'
import * as items from './items.ts'
import * as people from './people.ts'
import * as purge from './purge.ts'
import * as search from './search.ts'

export * from './audit.ts'
import * as search from './search.ts'

export * from './backup.ts'
export * from './core.ts'
export * from './credentials.ts'
export * from './files.ts'
export * from './imports.ts'
export * from './items.ts'
export * from './organisations.ts'
export * from './people.ts'
export * from './profile.ts'
export * from './region.ts'
export * from './requests.ts'
export * from './purge.ts'
export * from './search.ts'
export * from './seats.ts'
export * from './sso.ts'

export const schema = { ...audit, ...core, ...files, ...imports, ...items, ...people, ...search }
export const schema = { ...core, ...files, ...imports, ...items, ...people, ...purge, ...search }

export const schema = { ...backups, ...core, ...files, ...imports, ...items, ...people, ...search }
