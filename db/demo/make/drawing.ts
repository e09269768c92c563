import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

/** What a drawing of the demo shows: nobody's photograph, and nobody in it. */
export const motifs = ['brug', 'haven', 'huizen', 'polder', 'winkels', 'tafel', 'netwerk', 'wijk'] as const
export type Motif = (typeof motifs)[number]

const width = 1600
const height = 1000
const ink = { deep: '#0b3a5b', mid: '#2f6f96', soft: '#9dbfd3', sky: '#dbe7ef', warm: '#e7b07a', light: '#f6efe4' }

type Draw = (ctx: SKRSContext2D) => void

/** A drawing in flat shapes, as a JPEG: the same every time. */
export async function makeDrawing(motif: Motif): Promise<Uint8Array> {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  box(ctx, ink.sky, 0, 0, width, height)
  disc(ctx, ink.light, 1240, 260, 130)
  draws[motif](ctx)
  return canvas.encode('jpeg', 84)
}

const draws: Readonly<Record<Motif, Draw>> = {
  brug: (ctx) => {
    box(ctx, ink.soft, 0, 720, width, 280)
    box(ctx, ink.deep, 0, 660, width, 36)
    shape(ctx, ink.deep, [620, 660], [700, 120], [740, 120], [690, 660])
    for (let i = 0; i < 9; i++) line(ctx, ink.deep, 5, 722, 140 + i * 20, 820 + i * 86, 660)
    line(ctx, ink.deep, 10, 716, 140, 420, 660)
    for (let x = 60; x < width; x += 260) box(ctx, ink.mid, x, 696, 26, 120)
    for (let x = 0; x < width; x += 150) box(ctx, ink.sky, x + ((x / 150) % 3) * 30, 800 + ((x / 150) % 4) * 45, 90, 8)
  },
  haven: (ctx) => {
    box(ctx, ink.soft, 0, 760, width, 240)
    for (const x of [180, 640, 1120]) crane(ctx, x)
    shape(ctx, ink.deep, [260, 760], [1380, 760], [1300, 880], [340, 880])
    const colours = [ink.mid, ink.warm, ink.deep, ink.light]
    for (let row = 0; row < 3; row++)
      for (let i = 0; i < 8 - row; i++)
        box(ctx, colours[(i + row * 3) % 4]!, 380 + i * 108 + row * 40, 700 - row * 60, 102, 54)
  },
  huizen: (ctx) => {
    box(ctx, ink.mid, 0, 860, width, 140)
    for (let i = 0; i < 7; i++) house(ctx, 40 + i * 222, 860, 200, 320 + ((i * 137) % 170), i)
  },
  polder: (ctx) => {
    shape(ctx, ink.soft, [0, 620], [width, 560], [width, height], [0, height])
    for (let i = 0; i < 8; i++) line(ctx, ink.mid, 14, 800, 590, i * 260 - 120, height)
    box(ctx, ink.deep, 0, 604, 620, 16)
    shape(ctx, ink.deep, [300, 600], [330, 330], [390, 330], [420, 600])
    for (const turn of [0.3, 0.3 + Math.PI / 2, 0.3 + Math.PI, 0.3 + 1.5 * Math.PI])
      line(ctx, ink.mid, 14, 360, 340, 360 + Math.cos(turn) * 210, 340 + Math.sin(turn) * 210)
    for (let i = 0; i < 5; i++) disc(ctx, ink.mid, 1000 + i * 120, 540 - (i % 2) * 20, 46)
  },
  winkels: (ctx) => {
    box(ctx, ink.light, 0, 860, width, 140)
    for (let i = 0; i < 4; i++) {
      const x = 50 + i * 390
      box(ctx, i % 2 ? ink.mid : ink.deep, x, 300, 350, 560)
      box(ctx, ink.sky, x + 30, 560, 180, 220)
      box(ctx, ink.warm, x + 230, 580, 90, 280)
      for (let s = 0; s < 5; s++) box(ctx, s % 2 ? ink.light : ink.warm, x + s * 70, 470, 70, 70)
      for (let w = 0; w < 3; w++) box(ctx, ink.sky, x + 40 + w * 100, 350, 60, 80)
    }
  },
  tafel: (ctx) => {
    box(ctx, ink.sky, 0, 0, width, height)
    for (let i = 0; i < 4; i++) box(ctx, ink.light, 150 + i * 350, 80, 240, 200)
    box(ctx, ink.light, 0, 700, width, 300)
    for (let i = 0; i < 6; i++) {
      disc(ctx, i % 2 ? ink.warm : ink.light, 220 + i * 232, 420, 70)
      shape(
        ctx,
        i % 3 ? ink.mid : ink.soft,
        [120 + i * 232, 760],
        [150 + i * 232, 520],
        [290 + i * 232, 520],
        [320 + i * 232, 760],
      )
    }
    shape(ctx, ink.deep, [60, 700], [1540, 700], [width, 860], [0, 860])
    for (let i = 0; i < 6; i++) box(ctx, ink.sky, 200 + i * 230, 735, 110, 60)
  },
  netwerk: (ctx) => {
    box(ctx, ink.deep, 0, 0, width, height)
    const points = Array.from({ length: 23 }, (_, i) => [120 + ((i * 421) % 1380), 110 + ((i * 263) % 790)] as const)
    for (const [i, [x, y]] of points.entries())
      for (const [toX, toY] of [points[(i * 7 + 3) % 23]!, points[(i + 5) % 23]!]) line(ctx, ink.mid, 4, x, y, toX, toY)
    for (const [i, [x, y]] of points.entries()) disc(ctx, i % 5 ? ink.soft : ink.warm, x, y, 18 + (i % 4) * 9)
  },
  wijk: (ctx) => {
    box(ctx, ink.soft, 0, 780, width, 220)
    for (let i = 0; i < 5; i++) {
      const [x, top] = [60 + i * 310, 180 + ((i * 173) % 260)]
      box(ctx, i % 2 ? ink.mid : ink.deep, x, top, 230, 600)
      for (let row = 0; row < 6; row++)
        for (let w = 0; w < 3; w++)
          box(ctx, (row + w + i) % 4 ? ink.sky : ink.warm, x + 30 + w * 66, top + 40 + row * 82, 40, 48)
    }
    box(ctx, ink.light, 0, 780, width, 24)
    for (let i = 0; i < 8; i++) disc(ctx, ink.mid, 40 + i * 220, 800, 54)
  },
}

function house(ctx: SKRSContext2D, x: number, ground: number, wide: number, high: number, i: number): void {
  const top = ground - high
  box(ctx, i % 2 ? ink.deep : ink.mid, x, top, wide, high)
  shape(ctx, i % 2 ? ink.mid : ink.deep, [x - 12, top], [x + wide / 2, top - 130], [x + wide + 12, top])
  for (let row = 0; row * 110 + 60 < high - 150; row++)
    for (const side of [30, 120]) box(ctx, (row + i) % 2 ? ink.warm : ink.light, x + side, top + 40 + row * 110, 50, 70)
  box(ctx, ink.light, x + 70, ground - 120, 60, 120)
}

function crane(ctx: SKRSContext2D, x: number): void {
  for (const leg of [0, 150]) box(ctx, ink.deep, x + leg, 260, 22, 500)
  box(ctx, ink.deep, x - 60, 250, 420, 26)
  line(ctx, ink.deep, 12, x + 80, 120, x + 350, 256)
  line(ctx, ink.deep, 12, x + 80, 120, x + 80, 256)
  line(ctx, ink.mid, 5, x + 300, 270, x + 300, 440)
}

function box(ctx: SKRSContext2D, colour: string, x: number, y: number, wide: number, high: number): void {
  ctx.fillStyle = colour
  ctx.fillRect(x, y, wide, high)
}

function disc(ctx: SKRSContext2D, colour: string, x: number, y: number, radius: number): void {
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, 2 * Math.PI)
  ctx.fill()
}

function line(ctx: SKRSContext2D, colour: string, wide: number, ...[x, y, toX, toY]: [number, number, number, number]) {
  ctx.strokeStyle = colour
  ctx.lineWidth = wide
  ctx.beginPath()
  ctx.moveTo(x, y)
  ctx.lineTo(toX, toY)
  ctx.stroke()
}

function shape(ctx: SKRSContext2D, colour: string, ...points: Array<[number, number]>): void {
  ctx.fillStyle = colour
  ctx.beginPath()
  for (const [x, y] of points) ctx.lineTo(x, y)
  ctx.fill()
}
