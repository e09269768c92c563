import { expect, test } from 'vitest'
import { recordedActions } from '#tests/setup/recorded.ts'
import { allActions, detailText, originText, sentenceOf } from './actions.ts'

test('every action that is recorded anywhere has a sentence, and every sentence an action', () => {
  const used = recordedActions()
  expect(used.size).toBeGreaterThan(100)
  expect([...used].filter((action) => !allActions.has(action)).sort()).toEqual([])
  expect([...allActions.keys()].filter((action) => !used.has(action)).sort()).toEqual([])
})

test('a refusal, a failure and an action of later are told as such', () => {
  expect(sentenceOf('read', 'ok')).toBe('opende het stuk')
  expect(sentenceOf('sign-in', 'refused')).toMatch(/verkeerd wachtwoord/)
  expect(sentenceOf('act', 'failed')).toMatch(/mislukte/)
  expect(sentenceOf('something-of-later', 'ok')).toMatch(/nog niet kent/)
})

test('details are told in words, and what is an id is not', () => {
  expect(detailText('read-page', { file: 'abc', page: 1200 })).toBe('bladzijde 1.200')
  expect(detailText('set-audience', { from: 'AMBER', to: 'GREEN', locks: 1 })).toBe('van TLP:AMBER naar TLP:GREEN')
  expect(detailText('add-member', { role: 'reader', pending: true })).toBe('als lezer')
  expect(detailText('prune-trail', { rows: 1 })).toBe('1 regel')
  expect(originText('192.0.2.0/24')).toBe('192.0.2.0/24')
  expect(originText('job')).toBe('taak van het portaal')
  expect(originText(null)).toBe('niet vastgelegd')
})
