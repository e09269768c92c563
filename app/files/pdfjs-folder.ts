import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** The folder of pdfjs, which also carries the fonts that stamps and text pages are set in. */
export const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
