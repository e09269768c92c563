/** A page that somebody ended on, and the addresses that led there. */
export interface Landing {
  url: URL
  status: number
  body: string
  trail: string[]
}

/** A browser: cookies per server; redirects, `refresh` and forms that send themselves are followed across servers. */
export class Surfer {
  private readonly jar = new Map<string, Map<string, string>>()
  private readonly home: string

  constructor(home: string, cookie = '') {
    this.home = home
    const [name, value] = cookie.split('=')
    if (name && value) this.cookies(new URL(home).host).set(name, value)
  }

  /** @param until stops before asking for the first address that fits */
  get(path: string, until?: (url: URL) => boolean): Promise<Landing> {
    return this.follow(new URL(path, this.home), {}, until)
  }

  post(path: string, form: Record<string, string>, until?: (url: URL) => boolean): Promise<Landing> {
    const url = new URL(path, this.home)
    const headers = { Origin: url.origin }
    return this.follow(url, { method: 'POST', body: new URLSearchParams(form), headers }, until)
  }

  cookies(host = new URL(this.home).host): Map<string, string> {
    const known = this.jar.get(host) ?? new Map<string, string>()
    this.jar.set(host, known)
    return known
  }

  private async follow(start: URL, first: RequestInit, until?: (url: URL) => boolean): Promise<Landing> {
    const trail: string[] = []
    let url = start
    let init = first
    for (let steps = 0; steps < 20; steps++) {
      if (until?.(url)) return { url, status: 0, body: '', trail }
      trail.push(url.href)
      const answer = await this.ask(url, init)
      const body = await answer.text()
      const to = answer.headers.get('location') ?? refreshOf(body)
      const form = to ? null : selfSubmitted(body)
      if (form) {
        url = new URL(form.action, url)
        init = { method: 'POST', body: form.fields, headers: { Origin: url.origin } }
        continue
      }
      if (!to) return { url, status: answer.status, body, trail }
      url = new URL(to, url)
      init = {}
    }
    throw new Error(`going round in circles: ${trail.slice(-3).join(' → ')}`)
  }

  private async ask(url: URL, init: RequestInit): Promise<Response> {
    const cookies = this.cookies(url.host)
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const at = pair.indexOf('=')
      const gone = attributes.some((a) => /^max-age=0$/i.test(a) || /^expires=.*1970/i.test(a))
      if (gone) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}

/** A form of a provider that sends itself. */
function selfSubmitted(body: string): { action: string; fields: URLSearchParams } | null {
  const action = /<form method="post" action="([^"]+)"/.exec(body)?.[1]
  if (!action || !body.includes('document.forms[0].submit()')) return null
  const fields = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return { action, fields: new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value])) }
}

function refreshOf(body: string): string | null {
  const to = /<meta http-equiv="refresh" content="0; url=([^"]+)"/i.exec(body)?.[1]
  return to ? to.replaceAll('&amp;', '&') : null
}
