import * as core from './core.ts'
import * as files from './files.ts'
import * as imports from './imports.ts'
import * as items from './items.ts'
import * as people from './people.ts'
import * as profile from './profile.ts'
import * as search from './search.ts'

export * from './core.ts'
export * from './files.ts'
export * from './imports.ts'
export * from './items.ts'
export * from './people.ts'
export * from './profile.ts'
export * from './search.ts'

export const schema = { ...core, ...files, ...imports, ...items, ...people, ...profile, ...search }
