import * as core from './core.ts'
import * as credentials from './credentials.ts'
import * as files from './files.ts'
import * as imports from './imports.ts'
import * as items from './items.ts'
import * as organisations from './organisations.ts'
import * as people from './people.ts'
import * as requests from './requests.ts'
import * as search from './search.ts'
import * as sso from './sso.ts'
import * as seats from './seats.ts'

export * from './core.ts'
export * from './credentials.ts'
export * from './files.ts'
export * from './imports.ts'
export * from './items.ts'
export * from './organisations.ts'
export * from './people.ts'
export * from './profile.ts'
export * from './region.ts'
export * from './search.ts'
export * from './requests.ts'
export * from './search.ts'
export * from './sso.ts'

export const schema = { ...core, ...files, ...imports, ...items, ...people, ...requests, ...search }
export const schema = { ...core, ...credentials, ...files, ...imports, ...items, ...people, ...search }
export const schema = { ...core, ...files, ...imports, ...items, ...people, ...search, ...sso }
export const schema = { ...core, ...files, ...imports, ...items, ...organisations, ...people, ...search }
export * from './seats.ts'

export const schema = { ...core, ...files, ...imports, ...items, ...people, ...search, ...seats }
