import { describe, expect, test } from 'vitest'
import { compoundParts, expandQuery, shadow, stem } from './dutch.ts'

const asked = (query: string) => expandQuery(query).terms.map((term) => term.stem)
/** Does a text with only these words answer the question? */
const finds = (query: string, text: string) => {
  const words = new Set(`${text.toLowerCase()} ${shadow(text)}`.split(/[^\p{L}\p{N}]+/u))
  return expandQuery(query).terms.every((term) => words.has(term.stem) || words.has(term.word))
}

describe('one word in many forms', () => {
  test.each([
    ['opschaling', 'opschalen'],
    ['gemeenten', 'gemeente'],
    ['huizen', 'huis'],
    ['brieven', 'brief'],
    ['raadsleden', 'raadslid'],
    ['binnensteden', 'binnenstad'],
    ['ondermijnende', 'ondermijning'],
  ])('%s and %s share a stem', (one, other) => expect(stem(one)).toBe(stem(other)))
})

describe('compounds are found by their parts', () => {
  test.each([
    ['opschaling', 'opschalingsmodel'],
    ['model', 'opschalingsmodel'],
    ['jeugd', 'jeugdcriminaliteit'],
    ['criminaliteit', 'jeugdcriminaliteit'],
    ['overlast', 'vuurwerkoverlast'],
    ['veiligheid', 'wijkveiligheidsplan'],
    ['bestuur', 'bestuursrapportage'],
  ])('%s finds %s', (query, text) => expect(finds(query, text)).toBe(true))

  test.each(['coordinatie', 'informatie', 'verantwoordelijkheid', 'gemeentelijke', 'document'])(
    '%s is no compound',
    (word) => expect(compoundParts(word)).toEqual([]),
  )
})

describe('abbreviations and synonyms, both ways', () => {
  test.each([
    ['AVE', 'aanpak ter voorkoming van escalatie'],
    ['WAMS', 'wet aanpak meervoudige problematiek sociaal domein'],
    ['Wams', 'WAMS'],
    ['RIEC', 'Regionaal Informatie- en Expertisecentrum'],
    ['LIEC', 'landelijk informatie- en expertisecentrum'],
    ['PVO', 'Platform Veilig Ondernemen'],
    ['OM', 'het Openbaar Ministerie'],
    ['OOV', 'openbare orde en veiligheid'],
    ['OVV', 'OOV'],
    ['RVO', 'regionaal veiligheidsoverleg'],
    ['ZVH', 'zorg- en veiligheidshuis'],
    ['VAR', 'VeiligheidsAlliantie regio Rotterdam'],
    ['VRR', 'Veiligheidsregio Rotterdam-Rijnmond'],
    ['MFA', 'inloggen in twee stappen'],
    ['KMar', 'Koninklijke Marechaussee'],
    ['verward gedrag', 'onbegrepen gedrag'],
    ['verwarde personen', 'onbegrepen gedrag'],
    ['gemeenteraadslid', 'raadslid'],
  ])('%s and %s find one another', (one, other) => {
    expect(finds(one, `over ${other} gesproken`)).toBe(true)
    expect(finds(other, `over ${one} gesproken`)).toBe(true)
  })

  test('om as a small word is not the public prosecution', () => {
    expect(shadow('vergadering om zes uur')).not.toContain('openbaarministerie')
    expect(asked('vergadering om zes uur')).not.toContain('openbaarministerie')
    expect(asked('om')).toEqual(['openbaarministerie'])
  })
})

describe('what is asked', () => {
  test('small words are left out before the tenth word is counted', () => {
    const query = expandQuery(
      'wat is de aanpak van de overlast in de wijk en bij de haven door het team op de markt en in de straat na de nacht',
    )
    expect(query.terms.length).toBeLessThanOrEqual(10)
    expect(query.terms.map((term) => term.word)).toEqual([
      'aanpak',
      'overlast',
      'wijk',
      'haven',
      'team',
      'markt',
      'straat',
      'nacht',
    ])
  })
  test('a question of small words alone is asked as it is', () => expect(asked('van de')).toEqual(['van', 'de']))
  test('words between quotes stay together', () => {
    expect(expandQuery('"vier fasen" model').phrases).toEqual([['vier', 'fasen']])
    expect(asked('"vier fasen" model')).toEqual(['model'])
  })
  test('only the last word may be half typed', () => {
    expect(expandQuery('wijk opsch').terms.map((term) => term.prefix)).toEqual([false, true])
    expect(expandQuery('wijk opsch ').terms.map((term) => term.prefix)).toEqual([false, false])
  })
  test('diacritics make no difference', () => expect(asked('coördinatie privé')).toEqual(asked('coordinatie prive')))
})
