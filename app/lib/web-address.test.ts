import { describe, expect, test } from 'vitest'
import { optionalOutbound, outbound, requiredOutbound } from './web-address.ts'

describe('an address to link to', () => {
  test.each([
    ['https://www.voorbeeld.nl/document?x=1#deel', 'voorbeeld.nl'],
    ['http://loket.gemeente.example', 'loket.gemeente.example'],
    ['HTTPS://WETTEN.OVERHEID.NL/BWBR0001', 'wetten.overheid.nl'],
    ['https://münchen.de/', 'xn--mnchen-3ya.de'],
    ['https://раураl.com/', 'xn--l-7sba6dbr.com'],
  ])('%s is shown as of %s', (value, host) => {
    expect(outbound(value)?.host).toBe(host)
    expect(outbound(value)?.href).toMatch(/^https?:\/\//)
  })

  test.each([
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://voorbeeld.nl/',
    '//voorbeeld.nl/',
    '/kennisbank',
    'voorbeeld.nl',
    'https:voorbeeld.nl',
    'https://naam@voorbeeld.nl/',
    'https://naam:geheim@voorbeeld.nl/',
    'https://voorbeeld.nl\\@elders.nl/',
    'https://voorbeeld.nl/\njavascript:alert(1)',
    'https://localhost/',
    'https://portaal.localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://intranet/',
    'https://stukken.intranet/',
    'https://printer.local/',
    'https://db.internal/',
    'https://router.home.arpa/',
    'https://voorbeeld.nl./',
    `https://voorbeeld.nl/${'a'.repeat(2000)}`,
  ])('%j is none', (value) => {
    expect(outbound(value)).toBeNull()
    if (value !== '') expect(optionalOutbound.safeParse(value).success).toBe(false)
    expect(requiredOutbound.safeParse(value).success).toBe(false)
  })
})
