import type { BrowserContext, Page } from 'playwright-core'

/**
 * Counts what a person does by hand in this browser: every click, every field gone to with the keyboard and every address
 * opened. Typing itself is not counted.
 */
export async function countActs(context: BrowserContext): Promise<() => number> {
  let acts = 0
  await context.exposeFunction('countedAct', () => {
    acts++
  })
  await context.addInitScript(() => {
    const count = () => (globalThis as unknown as { countedAct(): void }).countedAct()
    let byPointer = false
    addEventListener('pointerdown', () => (byPointer = true), true)
    addEventListener(
      'click',
      () => {
        byPointer = false
        count()
      },
      true,
    )
    addEventListener('focusin', () => byPointer || count(), true)
  })
  // A link or form that was clicked leads somewhere by itself.
  const opened = new WeakSet<Page>()
  const watch = (page: Page) => {
    if (opened.has(page)) return
    opened.add(page)
    const goto = page.goto.bind(page)
    page.goto = (...args) => {
      acts++
      return goto(...args)
    }
  }
  context.pages().forEach(watch)
  context.on('page', watch)
  return () => acts
}

/** A mail scanner, or a program that shows a preview: it asks for everything that it finds in a letter. */
export async function scan(url: string): Promise<number[]> {
  const statuses: number[] = []
  for (const method of ['HEAD', 'GET', 'GET', 'GET']) {
    const answer = await fetch(url, { method, redirect: 'manual' })
    await answer.arrayBuffer()
    statuses.push(answer.status)
  }
  return statuses
}
