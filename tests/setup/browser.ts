import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import bundled from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { onceInRun } from './once.ts'
import { freePort } from './process.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const patienceMs = 15_000

export interface VisitorOptions extends BrowserContextOptions {
  /** Where pages come from; anything asked of another host fails the test. */
  url: string
  /** Other servers that they are led to on purpose. */
  also?: readonly string[]
}

/** A person at a browser of their own: fresh cookies, one page, and everything watched that must not happen. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** Goes to a path of the portal. @returns the status of the answer */
  visit: (path: string) => Promise<number>
}

/** One browser for the tests of a file; `visitor` opens a fresh context that is closed and judged with the test. */
export function useBrowser(): { visitor(options: VisitorOptions): Promise<Visitor> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch()
  }, 60_000)
  afterAll(() => browser?.close())
  return {
    async visitor(options) {
      if (!browser) throw new Error('the browser has not started')
      return openVisitor(browser, options)
    },
  }
}

async function openVisitor(browser: Browser, { url, also = [], ...options }: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(patienceMs)
  const complaints = watch(
    context,
    [url, ...also].map((address) => new URL(address).host),
  )
  onTestFinished(async () => {
    await context.close()
    expect(complaints, 'what the browser complained about').toEqual([])
  })
  const page = await context.newPage()
  return {
    page,
    context,
    async visit(path) {
      const answer = await page.goto(path)
      return answer?.status() ?? 0
    },
  }
}

/** Errors of the console (a broken content policy is one), of scripts and of parts of pages, and requests elsewhere. */
function watch(context: BrowserContext, hosts: readonly string[]): string[] {
  const complaints: string[] = []
  context.on('console', (message) => {
    // A refused form or an absent page is an answer, which tests look at themselves; its parts are judged below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`))
  context.on('request', (request) => {
    const asked = new URL(request.url())
    if (/^https?:$/.test(asked.protocol) && !hosts.includes(asked.host)) complaints.push(`elsewhere: ${request.url()}`)
  })
  context.on('response', (response) => {
    const kind = response.request().resourceType()
    if (response.status() >= 400 && ['stylesheet', 'script', 'image', 'font'].includes(kind))
      complaints.push(`${response.status()} for the ${kind} ${response.url()}`)
  })
  return complaints
}

/** A browser that another program steers through this port of this machine. */
export async function launchWithPort(): Promise<{ port: number; close: () => Promise<void> }> {
  const port = await freePort()
  const browser = await launch([...flags, `--remote-debugging-port=${port}`])
  return { port, close: () => browser.close() }
}

/** The browser that `npm ci` brings; where it cannot run, the one of the system. */
async function launch(args: readonly string[] = flags): Promise<Browser> {
  const executablePath = await unpackedBrowser()
  const usual = { args: [...args], headless: true }
  try {
    return await chromium.launch({ ...usual, executablePath, env: withLibraries(executablePath) })
  } catch (error) {
    const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
    if (!system) throw error
    return chromium.launch({ ...usual, executablePath: system })
  }
}

async function unpackedBrowser(): Promise<string> {
  const folder = await onceInRun('browser', async (made) => {
    await inTemporaryFolder(made, () => bundled.executablePath())
    const packed = join(
      dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
      '../../bin/al2023.tar.br',
    )
    execFileSync('tar', ['xf', '-', '-C', made], { input: brotliDecompressSync(readFileSync(packed)) })
  })
  return join(folder, 'chromium')
}

/** The package unpacks to the temporary folder and takes whatever browser lies there, even of another version. */
async function inTemporaryFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return await act()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The few libraries that a bare machine lacks come last, so that the machine's own win. */
function withLibraries(executablePath: string): Record<string, string> {
  const own = { ...process.env } as Record<string, string>
  const missing = execFileSync('ldd', [executablePath], { encoding: 'utf8' }).includes('not found')
  return missing ? { ...own, LD_LIBRARY_PATH: join(dirname(executablePath), 'lib') } : own
}
