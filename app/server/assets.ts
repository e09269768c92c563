import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { chooseEncoding, compress, isCompressible, type Encoding } from './compress.ts'

interface Asset {
  body: Buffer
  type: string
  etag: string
  immutable: boolean
  encoded: Map<Encoding, Promise<Buffer>>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serves the files of the client build from memory: the list is read once at start, so no address can reach the disk.
 * Fingerprinted files stay fresh for a year; others are asked about each time (ETag).
 * @returns a function that answers and says true where the path is a file
 */
export function openAssets(
  folder: string,
): (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean> {
  const assets = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    const body = readFileSync(file)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    assets.set(path, { body, type, etag, immutable: path.startsWith('/assets/'), encoded: new Map() })
  }
  return async (request, response, path) => {
    const asset = assets.get(path)
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    response.setHeader(
      'Cache-Control',
      asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    )
    response.setHeader('ETag', asset.etag)
    response.setHeader('Vary', 'Accept-Encoding')
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304).end()
      return true
    }
    const encoding = isCompressible(asset.type)
      ? chooseEncoding(request.headers['accept-encoding'], asset.body.length)
      : 'identity'
    let body = asset.encoded.get(encoding)
    if (!body) asset.encoded.set(encoding, (body = compress(asset.body, encoding, true)))
    const bytes = await body
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Type', asset.type)
    response.setHeader('Content-Length', bytes.length)
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : bytes)
    return true
  }
}
