import { afterEach, beforeEach, expect, vi } from 'vitest'
import { log } from '#app/lib/log.server.ts'

log.level = 'silent'

// why: an unexpected console.error is a defect that nobody looked at; the spy only listens.
let complaints: unknown[][] = []
beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    complaints.push(args)
  })
})
afterEach(() => {
  expect(complaints, 'console.error during the test').toEqual([])
})
