import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Root, Element } from 'hast'

/** Text, lists, tables, quotes and links; no HTML, images from elsewhere, scripts, styles or ids. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: [
    'h2',
    'h3',
    'h4',
    'p',
    'br',
    'hr',
    'ul',
    'ol',
    'li',
    'blockquote',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  attributes: { a: ['href'], ol: ['start'], th: ['scope'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobberPrefix: '',
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(() => (tree: Root) => shiftHeadings(tree))
  .use(rehypeSanitize, schema)
  .use(rehypeStringify)

/** Markdown as safe HTML. Headings start at h2, since the page's title is the h1. */
export function renderMarkdown(source: string): string {
  return String(processor.processSync(source))
}

/** Whatever levels the writer took: the first is h2, and what hangs below a heading is one level down. */
function shiftHeadings(tree: Root): void {
  const above: number[] = []
  const visit = (node: Root | Element) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const level = Number(/^h([1-6])$/.exec(child.tagName)?.[1] ?? 0)
      if (level > 0) {
        while ((above.at(-1) ?? 0) >= level) above.pop()
        above.push(level)
        child.tagName = `h${Math.min(4, above.length + 1)}`
      }
      visit(child)
    }
  }
  visit(tree)
}
