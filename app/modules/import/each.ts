/** Runs `work` for every element, at most `atOnce` at a time, and ends at the first failure. */
export async function eachOf<T>(
  list: readonly T[],
  atOnce: number,
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = list.entries()
  await Promise.all(
    Array.from({ length: Math.min(atOnce, list.length) }, async () => {
      for (const [index, one] of waiting) await work(one, index)
    }),
  )
}
