export interface Progress {
  step: (done: number, total: number) => void
  end: () => void
}

const barWidth = 30

/** How far something is, on stderr: a bar that moves in a terminal, a line per tenth elsewhere. */
export function showProgress(what: string): Progress {
  let shown = -1
  let open = false
  const end = () => {
    if (open) process.stderr.write('\n')
    open = false
  }
  return {
    step(done, total) {
      const part = total === 0 ? 1 : done / total
      const mark = Math.floor(part * (process.stderr.isTTY ? barWidth : 10))
      if (mark === shown) return
      shown = mark
      if (!process.stderr.isTTY) return void process.stderr.write(`${what}: ${done} van ${total}\n`)
      open = true
      process.stderr.write(`\r${what} [${'█'.repeat(mark)}${' '.repeat(barWidth - mark)}] ${done} van ${total}`)
      if (done === total) end()
    },
    end,
  }
}
