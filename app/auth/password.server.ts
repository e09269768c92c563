import { hash, verify, type Options } from '@node-rs/argon2'
import { commonPhrases, commonStems } from './common-passwords.ts'

/** OWASP's first choice for argon2id at 19 MiB; 2 is the value of Algorithm.Argon2id, a const enum. */
const parameters: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const minPasswordLength = 12
export const maxPasswordLength = 256

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), parameters)
}

let decoy: Promise<string> | undefined

/**
 * Does the password fit? Without a hash (unknown address, no password yet) the same work is done, so that the time of the
 * answer tells nothing.
 */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('decoy')
  const fits = await verify(stored ?? (await decoy), password.normalize('NFC'))
  return fits && Boolean(stored)
}

/** What is wrong with a new password, in Dutch; null where nothing is. Any character counts, spaces too. */
export function passwordFault(password: string, person: { email: string; name?: string }): string | null {
  const length = [...password].length
  if (length < minPasswordLength) return `Kies een wachtwoord van minstens ${minPasswordLength} tekens.`
  if (length > maxPasswordLength) return `Kies een wachtwoord van hoogstens ${maxPasswordLength} tekens.`
  const plain = unLeet(password.toLowerCase())
  const [mailName = ''] = person.email.toLowerCase().split('@')
  const own = [person.email.toLowerCase(), mailName, ...(person.name ?? '').toLowerCase().split(/\s+/)]
  if (own.some((word) => word.length >= 4 && lettersOf(password.toLowerCase()) === lettersOf(word)))
    return 'Uw wachtwoord lijkt te veel op uw naam of e-mailadres. Kies iets anders.'
  if (isGuessable(password.toLowerCase(), plain)) return 'Dit wachtwoord komt vaak voor. Kies iets anders.'
  return null
}

function isGuessable(lower: string, plain: string): boolean {
  if (new Set(lower).size < 5) return true
  if (commonPhrases.has(lower) || commonPhrases.has(plain)) return true
  if (isRun(lower) || isRepeated(lower)) return true
  // Digits and signs around a word are decoration; inside it they stand for letters.
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const readings = [lettersOf(plain), lettersOf(lower), lettersOf(unLeet(core))]
  return readings.some((word) => commonStems.has(word) || [...commonStems].some((stem) => word === stem + stem))
}

/** `qwertyuiop12`, `abcdefghijkl`: every step is one along a row. */
function isRun(value: string): boolean {
  const rows = [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890123456789',
    'qwertyuiopasdfghjklzxcvbnm',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  ]
  const forward = (text: string) => {
    let breaks = 0
    for (let i = 1; i < text.length; i++) if (!rows.some((row) => row.includes(text.slice(i - 1, i + 1)))) breaks++
    return breaks <= 1
  }
  return forward(value) || forward([...value].reverse().join(''))
}

/** `abcabcabcabc`: a short piece again and again. */
function isRepeated(value: string): boolean {
  for (let size = 1; size <= 5; size++) {
    const piece = value.slice(0, size)
    if (piece.repeat(Math.ceil(value.length / size)).slice(0, value.length) === value) return true
  }
  return false
}

const lettersOf = (value: string): string => value.replace(/[^\p{L}]/gu, '')
const unLeet = (value: string): string =>
  value.replace(
    /[013457@$!]/g,
    (c) => ({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' })[c] ?? c,
  )
