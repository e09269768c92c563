import { describe, expect, test } from 'vitest'
import { isRelatedList, normalRelated, parseMoment } from '#app/modules/items/news-fields.ts'
import { campaignOn, momentText, periodText } from './campaign.ts'
import { minutesToRead } from './reading-time.ts'

const step = (from: string, task: string) => ({ from, task, audience: '' })
const campaign = {
  campaignFrom: '2026-09-01',
  campaignUntil: '2026-12-31',
  steps: [step('2026-10', 'affiches'), step('2026-10-01', 'flyers'), step('2026-11-15', 'deuren')],
}
const tasksOn = (today: string) => campaignOn(campaign, today).tasks.map(({ task }) => task)

describe('a campaign asks', () => {
  test.each([
    ['2026-08-31', 'waiting', [], ['affiches', 'flyers']],
    ['2026-09-30', 'waiting', [], ['affiches', 'flyers']],
    ['2026-10-01', 'running', ['affiches', 'flyers'], ['deuren']],
    ['2026-11-14', 'running', ['affiches', 'flyers'], ['deuren']],
    ['2026-11-15', 'running', ['deuren'], []],
    ['2026-12-31', 'running', ['deuren'], []],
    ['2027-01-01', 'over', [], []],
  ] as const)('on %s: %s %j, then %j', (today, phase, tasks, next) => {
    const now = campaignOn(campaign, today)
    expect(now.phase).toBe(phase)
    expect(tasksOn(today)).toEqual(tasks)
    expect(now.next.map(({ task }) => task)).toEqual(next)
  })

  test('what has no moment as long as it runs, and nothing before that', () => {
    const always = { campaignFrom: '2026-09-01', campaignUntil: '', steps: [step('', 'meld het')] }
    expect(campaignOn(always, '2026-08-31')).toMatchObject({
      phase: 'waiting',
      tasks: [],
      next: [{ task: 'meld het' }],
    })
    expect(campaignOn(always, '2026-09-01')).toMatchObject({ phase: 'running', tasks: [{ task: 'meld het' }] })
    expect(campaignOn({ campaignFrom: '', campaignUntil: '', steps: [] }, '2026-09-01').phase).toBe('running')
  })
})

test('moments and periods are read and written in Dutch', () => {
  expect(parseMoment('Oktober 2026')).toBe('2026-10')
  expect(parseMoment('5 mei 2026')).toBe('2026-05-05')
  expect(parseMoment('ooit')).toBe('')
  expect(momentText('2026-10')).toBe('oktober 2026')
  expect(momentText('2026-05-05')).toBe('5 mei 2026')
  expect(periodText({ campaignFrom: '', campaignUntil: '2026-05-05' })).toBe('tot en met 5 mei 2026')
})

test('addresses of related items keep no word of a title', () => {
  const text = 'https://x.example/kennisbank/een-titel-abcdefgh?q=1\n/nieuws/nog-een-23456789#kop, abcdefgh'
  expect(isRelatedList(text)).toBe(true)
  expect(normalRelated(text)).toBe('abcdefgh\n23456789')
  expect(normalRelated(normalRelated(text))).toBe(normalRelated(text))
  expect(isRelatedList('https://elders.example/pagina')).toBe(false)
  expect(isRelatedList(Array.from({ length: 11 }, () => 'abcdefgh').join('\n'))).toBe(false)
})

test('reading takes a minute at least, and one per two hundred words', () => {
  expect(minutesToRead('')).toBe(1)
  expect(minutesToRead(`<p class="x y z">${'woord '.repeat(500)}</p>`)).toBe(3)
})
