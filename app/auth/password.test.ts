import { describe, expect, test } from 'vitest'
import { hashPassword, passwordFault, passwordFits } from './password.server.ts'

const person = { email: 'fatima.elidrissi@gemeente.example', name: 'Fatima el Idrissi' }

describe('a new password', () => {
  test.each([
    ['elf tekens!', 'minstens 12'],
    ['x'.repeat(257), 'hoogstens 256'],
    ['aaaaaaaaaaaaaaaa', 'komt vaak voor'],
    ['abcabcabcabcabc', 'komt vaak voor'],
    ['123456789012', 'komt vaak voor'],
    ['1234567890123', 'komt vaak voor'],
    ['qwertyuiop12', 'komt vaak voor'],
    ['abcdefghijklmn', 'komt vaak voor'],
    ['Welkom2026!!!', 'komt vaak voor'],
    ['W3lk0m!123456', 'komt vaak voor'],
    ['P@ssw0rd123456', 'komt vaak voor'],
    ['wachtwoord-2026', 'komt vaak voor'],
    ['Rotterdam-2026!', 'komt vaak voor'],
    ['correcthorsebatterystaple', 'komt vaak voor'],
    ['fatima.elidrissi@gemeente.example', 'lijkt te veel'],
    ['Fatima.elidrissi1', 'lijkt te veel'],
  ])('%s is refused', (password, reason) => {
    expect(passwordFault(password, person)).toContain(reason)
  })

  test.each([
    'vier losse woorden hier',
    'kraan-molen-zeventien-haring',
    'ééń ßpatie en €uro 🦆',
    'x9$kQ2!vLp0z',
    'een heel lange zin van meer dan vierenzestig tekens, met spaties en komma’s erin',
  ])('%s is accepted', (password) => {
    expect(passwordFault(password, person)).toBeNull()
  })
})

test('a password fits its own hash only, however its accents were typed', async () => {
  const stored = await hashPassword('café aan de haven')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordFits(stored, 'cafe\u0301 aan de haven')).toBe(true)
  expect(await passwordFits(stored, 'cafe aan de haven')).toBe(false)
})

test('without a stored hash nothing fits, not even what the decoy was made of', async () => {
  expect(await passwordFits(null, 'decoy')).toBe(false)
  expect(await passwordFits(undefined, '')).toBe(false)
})
