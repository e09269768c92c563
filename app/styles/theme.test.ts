import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'

const styles = join(projectRoot, 'app/styles')
const theme = readFileSync(join(styles, 'theme.css'), 'utf8')

function colour(name: string): string {
  const value = new RegExp(`--var-${name}: (#[0-9a-f]{6});`).exec(theme)?.[1]
  if (!value) throw new Error(`--var-${name} is no colour of six digits`)
  return value
}

/** Contrast of WCAG 2.2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('text stands out from its ground by 4.5 to 1', () => {
  test.each([
    ['ink', 'paper'],
    ['ink', 'ground'],
    ['ink', 'harbour-tint'],
    ['ink', 'warning-tint'],
    ['ink', 'mark'],
    ['ink', 'focus-dark'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'ground'],
    ['ink-soft', 'mark'],
    ['harbour', 'paper'],
    ['harbour', 'ground'],
    ['harbour', 'harbour-tint'],
    ['link', 'paper'],
    ['link', 'ground'],
    ['link', 'harbour-tint'],
    ['link', 'warning-tint'],
    ['link-hover', 'harbour-tint'],
    ['signal', 'paper'],
    ['signal', 'ground'],
    ['error', 'paper'],
    ['error', 'ground'],
    ['on-dark', 'harbour'],
    ['on-dark', 'harbour-deep'],
    ['on-dark', 'link'],
    ['on-dark', 'line-strong'],
    ['on-dark-soft', 'harbour-deep'],
    ['tlp-red', 'tlp-ground'],
    ['tlp-amber', 'tlp-ground'],
    ['tlp-green', 'tlp-ground'],
    ['tlp-clear', 'tlp-ground'],
  ])('%s on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
})

describe('controls, icons and the focus ring stand out by 3 to 1', () => {
  test.each([
    ['line-strong', 'paper'],
    ['line-strong', 'ground'],
    ['focus', 'paper'],
    ['focus', 'ground'],
    ['focus-dark', 'harbour'],
    ['focus-dark', 'harbour-deep'],
    ['signal', 'ground'],
    ['warning', 'warning-tint'],
    ['on-dark', 'success'],
    ['on-dark', 'warning'],
    ['on-dark', 'error'],
  ])('%s on %s', (part, ground) => {
    expect(contrast(colour(part), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})

test('the TLP labels have the colours of the protocol', () => {
  expect(['red', 'amber', 'green', 'clear'].map((name) => colour(`tlp-${name}`))).toEqual([
    '#ff2b2b',
    '#ffc000',
    '#33ff00',
    '#ffffff',
  ])
})

async function bundled(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(styles, entry)],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    loader: { '.woff2': 'file', '.svg': 'file' },
    logLevel: 'silent',
  })
  return result.outputFiles.find((file) => file.path.endsWith('.css'))?.text ?? ''
}

describe.each(['public.css', 'partner.css'])('%s', (entry) => {
  test('defines every token that it reads', async () => {
    const css = await bundled(entry)
    const defined = new Set(Array.from(css.matchAll(/(--(?:ams|var)-[a-z0-9-]+):/g), (m) => m[1]))
    const read = new Set(Array.from(css.matchAll(/var\((--(?:ams|var)-[a-z0-9-]+)\)/g), (m) => m[1]))
    expect([...read].filter((name) => !defined.has(name))).toEqual([])
    expect(read.size).toBeGreaterThan(100)
  })

  test('is at most 14 KB compressed, and holds no gradient', async () => {
    const css = await bundled(entry)
    expect(gzipSync(css, { level: 9 }).byteLength).toBeLessThan(14 * 1024)
    expect(css).not.toMatch(/gradient\(/)
  })
})

test('every class of ours that a screen uses has a rule', () => {
  const files = readdirSync(join(projectRoot, 'app'), { recursive: true, encoding: 'utf8' })
  const rules = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(projectRoot, 'app', file), 'utf8'))
  const known = new Set(Array.from(rules.join('').matchAll(/\.(var-[a-z_-]+)/g), (m) => m[1]))
  const used = files
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .flatMap((file) => {
      const source = readFileSync(join(projectRoot, 'app', file), 'utf8')
      const attributes = Array.from(source.matchAll(/className=(?:"[^"]*"|\{[^}]*\})/g), (m) => m[0])
      return attributes.flatMap((text) =>
        Array.from(text.matchAll(/\bvar-[a-z_-]*[a-z]\b(?!\$|-)/g), (m) => `${m[0]} in ${file}`),
      )
    })
  expect(used.filter((use) => !known.has(use.split(' ')[0]))).toEqual([])
  expect(used.length).toBeGreaterThan(50)
})
