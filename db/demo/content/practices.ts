import { carePractices } from './practices/care.ts'
import { digitalPractices } from './practices/digital.ts'
import { societyPractices } from './practices/society.ts'
import { underminingPractices } from './practices/undermining.ts'
import type { DemoPractice } from './types.ts'

export const practices: DemoPractice[] = [
  ...carePractices,
  ...underminingPractices,
  ...digitalPractices,
  ...societyPractices,
]
