/** Numbers that look random and are the same on every run: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const common =
  `de het een van in en is op te dat die voor met zijn aan er om niet ook als bij door uit naar of worden over
  kan meer dan wordt nog tot deze moet hebben heeft maar al wel geen werd kunnen dit hun was zo na onder tussen tegen`
    .split(/\s+/)
    .filter(Boolean)
const starts = 'b br d dr f fl g gr h j k kl kr l m n p pl pr r s sch sl sp st str t tr v vl w wr z zw'.split(' ')
const middles = 'a aa e ee i ie o oo u uu eu oe ui ij ei ou'.split(' ')
const ends = 'f g k l m n p r s t cht ld lt nd ng nk nt rd rk rm rt st'.split(' ')
const tails = ['', '', '', 'er', 'heid', 'ing', 'lijk', 'schap', 'sel', 'baar']

/** Words that look Dutch, most frequent first: short common ones, then stems with endings, then compounds of two. */
export function makeVocabulary(size: number, random: () => number): string[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const words = new Set(common)
  const stems: string[] = []
  while (words.size < size) {
    const compound = stems.length > 500 && random() < 0.5
    const word = compound ? pick(stems) + pick(stems) : pick(starts) + pick(middles) + pick(ends) + pick(tails)
    if (!compound && word.length < 9) stems.push(word)
    if (word.length > 3) words.add(word)
  }
  return [...words]
}

/** Draws from a list with Zipf frequencies: the n-th word comes 1/n times as often as the first. */
export function zipf(words: readonly string[], random: () => number): () => string {
  const totals: number[] = []
  let total = 0
  for (let rank = 1; rank <= words.length; rank++) totals.push((total += 1 / rank))
  return () => {
    const at = random() * total
    let low = 0
    for (let high = words.length - 1; low < high;) {
      const middle = (low + high) >> 1
      if ((totals[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return words[low] ?? ''
  }
}

/** Sentences of six to eighteen words, paragraphs of about five sentences. */
export function makeText(words: number, draw: () => string, random: () => number): string {
  const paragraphs: string[] = []
  let sentences: string[] = []
  for (let left = words; left > 0;) {
    const length = Math.min(left, 6 + Math.floor(random() * 12))
    left -= length
    const sentence = Array.from({ length }, draw).join(' ')
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
    if (sentences.length < 5 && left > 0) continue
    paragraphs.push(sentences.join(' '))
    sentences = []
  }
  return paragraphs.join('\n\n')
}
