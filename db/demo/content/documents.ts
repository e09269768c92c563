import { careDocuments } from './documents/care.ts'
import { digitalDocuments } from './documents/digital.ts'
import { escalationDocuments } from './documents/escalation.ts'
import { namedDocuments } from './documents/named.ts'
import { resilienceDocuments } from './documents/resilience.ts'
import { societyDocuments } from './documents/society.ts'
import { underminingDocuments } from './documents/undermining.ts'
import type { DemoDocument } from './types.ts'

export const documents: DemoDocument[] = [
  ...careDocuments,
  ...escalationDocuments,
  ...underminingDocuments,
  ...resilienceDocuments,
  ...digitalDocuments,
  ...societyDocuments,
  ...namedDocuments,
]
