import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'

interface Source {
  /** From the root, with forward slashes. */
  path: string
  text: string
  tree: ts.SourceFile
  imports: Array<{ from: string; typeOnly: boolean }>
}

const sources = ['app', 'db', 'search'].flatMap(read).filter(({ path }) => !isTestFile(path))
const routes = sources.filter(({ path }) => path.startsWith('app/routes/'))

function isTestFile(path: string): boolean {
  return /\.(?:test|contract)\.tsx?$/.test(path) || path === 'app/files/fixtures.ts'
}

function read(folder: string): Source[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const text = readFileSync(file, 'utf8')
      const path = relative(projectRoot, file)
      const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
      return { path, text, tree, imports: importsOf(tree) }
    })
}

function importsOf(tree: ts.SourceFile): Source['imports'] {
  const found: Source['imports'] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined
      const allTypes =
        named !== undefined &&
        ts.isNamedImports(named) &&
        !(ts.isImportDeclaration(node) && node.importClause?.name) &&
        named.elements.every((element) => element.isTypeOnly)
      const whole = ts.isImportDeclaration(node) ? (node.importClause?.isTypeOnly ?? false) : node.isTypeOnly
      found.push({ from: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly: whole || allTypes })
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteral(argument)) found.push({ from: argument.text, typeOnly: false })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Where an import of our own leads, from the root; null for a package. */
function target(source: Source, from: string): string | null {
  if (from.startsWith('#')) return from.slice(1)
  if (from.startsWith('.')) return join(dirname(source.path), from)
  return null
}

/** entries → routes → jobs → modules → { search, auth, files, mail, ui } → db → { access, lib, config } */
const layers: ReadonlyArray<readonly [level: number, pattern: RegExp]> = [
  [7, /^app\/(?:root|entry\.[a-z]+|routes)\.tsx?$|^app\/server\/|^db\/(?:portal|demo\/)/],
  [6, /^app\/routes\//],
  [5, /^app\/jobs\//],
  [4, /^app\/modules\//],
  [3, /^search\/|^app\/(?:auth|files|mail|ui|styles)\//],
  [2, /^db\//],
  [1, /^app\/(?:access|lib)\/|^app\/config\.server\.ts$/],
]

/**
 * `services.server.ts` opens everything once and hands it on: its type goes to every layer, it itself to entries only.
 * What stands beside: the words and forms of a noun, and texts and formats of the interface that hold no data.
 */
const aside = /^app\/services\.server\.ts$/
const vocabulary = /^app\/ui\/(?:format|icons)\.tsx?$|^search\/(?:dutch|engine|plain-text)\.ts$/

const levelOf = (path: string): number | null => layers.find(([, pattern]) => pattern.test(path))?.[0] ?? null

describe('imports point down only', () => {
  test('every file has a layer', () => {
    expect(sources.filter(({ path }) => levelOf(path) === null && !aside.test(path)).map(({ path }) => path)).toEqual(
      [],
    )
  })

  test('and imports nothing from a layer above its own', () => {
    const faults: string[] = []
    for (const source of sources) {
      const own = levelOf(source.path)
      if (own === null) continue
      for (const { from, typeOnly } of source.imports) {
        const to = target(source, from)
        if (to === null || typeOnly || vocabulary.test(to)) continue
        const level = aside.test(to) ? 7 : levelOf(to)
        if (level !== null && level > own) faults.push(`${source.path} → ${to}`)
      }
    }
    expect(faults).toEqual([])
  })

  test('app/access imports nothing of ours but itself and the errors of the domain', () => {
    const faults = sources
      .filter(({ path }) => path.startsWith('app/access/'))
      .flatMap((source) =>
        source.imports
          .map(({ from }) => target(source, from))
          .filter((to) => to !== null && !to.startsWith('app/access/') && to !== 'app/lib/errors.ts')
          .map((to) => `${source.path} → ${to}`),
      )
    expect(faults).toEqual([])
  })

  test('modules use one another without a cycle', () => {
    const graph = new Map(
      sources
        .filter(({ path }) => /^app\/(?:modules|routes|jobs|auth)\//.test(path))
        .map((source) => [
          source.path,
          source.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ from }) => target(source, from) ?? []),
        ]),
    )
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (path: string, above: readonly string[]): void => {
      if (above.includes(path)) {
        cycles.push([...above.slice(above.indexOf(path)), path].join(' → '))
        return
      }
      if (done.has(path)) return
      for (const next of graph.get(path) ?? []) walk(next, [...above, path])
      done.add(path)
    }
    for (const path of graph.keys()) walk(path, [])
    expect(cycles).toEqual([])
  })
})

describe('a vendor is named in one place', () => {
  const homes: ReadonlyArray<[vendor: RegExp, home: RegExp]> = [
    [/^better-sqlite3$/, /^db\/client\.server\.ts$/],
    [/^pg$/, /^db\/client\.server\.ts$/],
    [/^meilisearch$/, /^search\/meilisearch\//],
    [/^remix-auth|^openid-client$/, /^app\/auth\//],
    [/^@node-rs\/argon2$|^otpauth$/, /^app\/auth\/|^db\/demo\//],
    [/^qrcode$/, /^app\/lib\/qr\.server\.ts$/],
    [/^write-excel-file/, /^app\/modules\/attendance\/export\.server\.ts$/],
    [/^@napi-rs\/canvas$/, /^app\/files\/|^db\/demo\//],
    [/^sharp$|^pdfjs-dist|^yauzl$|^saxes$|^busboy$|^file-type$|^@cantoo\//, /^app\/files\//],
    [/^nodemailer$|^postal-mime$/, /^app\/mail\//],
    [/^snowball-stemmers$/, /^search\//],
    [/^pino$/, /^app\/lib\/log\.server\.ts$/],
    [/^@amsterdam\//, /^app\/(?:ui|styles)\/|^app\/root\.tsx$/],
    [/^pdfkit$|^docx$/, /^db\/demo\//],
    [/^citty$/, /^db\//],
    [/^age-encryption$/, /^app\/modules\/backup\/key\.server\.ts$/],
    [/^ical-generator$/, /^app\/modules\/events\/ics\.server\.ts$/],
    [/^modern-tar/, /^app\/modules\/backup\/archive\.server\.ts$/],
  ]
  test.each(homes)('%s in %s', (vendor, home) => {
    const elsewhere = sources.filter(
      ({ path, imports }) => !home.test(path) && imports.some(({ from, typeOnly }) => vendor.test(from) && !typeOnly),
    )
    expect(elsewhere.map(({ path }) => path)).toEqual([])
  })
})

test('only the configuration reads the environment', () => {
  expect(
    sources
      .filter(({ path, text }) => /process\.env/.test(text) && path !== 'app/config.server.ts')
      .map(({ path }) => path),
  ).toEqual([])
})

describe('every loader and action has a guard', () => {
  const makers: Record<string, readonly string[]> = { loader: ['loaderFor'], action: ['actionFor', 'uploadFor'] }
  const exported = routes.flatMap((source) => exportsOf(source).map((one) => ({ ...one, path: source.path })))

  test('every route has a loader', () => {
    const without = routes.filter(({ path }) => !exported.some((one) => one.path === path && one.name === 'loader'))
    expect(without.map(({ path }) => path)).toEqual([])
  })

  test('each is made by the builders, with a guard that app/auth names', () => {
    const guards = [
      'everyone',
      'inDemo',
      'signedIn',
      'account',
      'partner',
      'participant',
      'fresh',
      'administrator',
      'managing',
      'arranging',
      'deskUser',
      'dossierKeeper',
      'withdrawing',
      'newsroom',
      'apiClient',
    ]
    const faults = exported
      .filter(({ name, maker, guard }) => !makers[name]!.includes(maker) || !guards.includes(guard))
      .map(({ path, name, maker, guard }) => `${path}: ${name} = ${maker}(${guard})`)
    expect(faults).toEqual([])
  })

  test('no route module hands out anything else that runs on the server', () => {
    const faults = routes.filter(({ text }) =>
      /export (?:const|async function|function) (?:clientLoader|clientAction|middleware|shouldRevalidate)/.test(text),
    )
    expect(faults.map(({ path }) => path)).toEqual([])
  })
})

/** The loader and action that a route exports: who made them, and behind which guard. */
function exportsOf({ tree }: Source): Array<{ name: string; maker: string; guard: string }> {
  const found: Array<{ name: string; maker: string; guard: string }> = []
  for (const statement of tree.statements) {
    const isExported = ts.canHaveModifiers(statement)
      ? (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
      : false
    if (ts.isFunctionDeclaration(statement) && isExported && /^(?:loader|action)$/.test(statement.name?.text ?? ''))
      found.push({ name: statement.name!.text, maker: 'a function', guard: '' })
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      for (const { name } of statement.exportClause.elements)
        if (/^(?:loader|action)$/.test(name.text)) found.push({ name: name.text, maker: 'another module', guard: '' })
    if (!isExported || !ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || !/^(?:loader|action)$/.test(name.text)) continue
      const call = initializer && ts.isCallExpression(initializer) ? initializer : null
      const first = call?.arguments[0]
      const guard =
        first && ts.isCallExpression(first)
          ? first.expression.getText() === 'freshly'
            ? first.arguments[0]
            : first.expression
          : first
      found.push({
        name: name.text,
        maker: call?.expression.getText() ?? 'something else',
        guard: guard?.getText() ?? '',
      })
    }
  }
  return found
}

describe('the database', () => {
  test('is never asked for a transaction of drizzle’s own', () => {
    expect(having(/\.transaction\s*\(/)).toEqual([])
  })

  test('is asked with await, never with run, all or get', () => {
    const faults: string[] = []
    // The client itself and the threads of the embedded engine speak to the driver.
    const own = /^db\/client\.server\.ts$|^search\/embedded\//
    for (const { path, tree } of sources.filter((source) => !own.test(source.path))) {
      const visit = (node: ts.Node): void => {
        if (
          ts.isCallExpression(node) &&
          ts.isPropertyAccessExpression(node.expression) &&
          ['run', 'all', 'get'].includes(node.expression.name.text) &&
          /\b(?:tx|db|read|reader)\b/.test(rootOf(node.expression.expression)) &&
          /\.(?:select|insert|update|delete|values|set|from|where)\b/.test(node.expression.expression.getText())
        )
          faults.push(`${path}: ${node.getText().slice(0, 60)}`)
        ts.forEachChild(node, visit)
      }
      visit(tree)
    }
    expect(faults).toEqual([])
  })

  test('is never given SQL made of text, but for the migrations', () => {
    expect(having(/\bsql\.(?:raw|identifier)\b/)).toEqual(['db/migrate.ts'])
  })
})

function rootOf(node: ts.Expression): string {
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return rootOf(node.expression)
  return node.getText()
}

function having(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
}

describe('pages', () => {
  test('carry no inline style, script or handler', () => {
    // Mail programs drop style sheets.
    expect(having(/\bstyle=[{"']/)).toEqual(['app/mail/letter-html.tsx'])
    expect(having(/<(?:Scripts|ScrollRestoration|LiveReload)\b/)).toEqual([])
    expect(having(/\bon(?:Click|Change|Submit|Load|Error)=\{/)).toEqual([])
  })

  test('put in HTML only what was made and cleaned by the portal itself', () => {
    const known: Record<string, RegExp> = {
      'app/routes/agenda.$slug._index.tsx': /\b__html: event\.html\b/,
      'app/routes/kennisbank.$slug._index.tsx': /\b__html: item\.html\b/,
      'app/modules/news/article.tsx': /\b__html: news\.html\b/,
      'app/routes/redactie.$id._index.tsx': /\b__html: preview\b/,
      'app/routes/themas.$slug.tsx': /\b__html: html\b/,
      'app/routes/wetgeving.$slug.tsx': /\b__html: law\.html\b/,
    }
    const places = sources.filter(({ text }) => text.includes('dangerouslySetInnerHTML'))
    expect(places.map(({ path }) => path).sort()).toEqual(Object.keys(known).sort())
    for (const { path, text } of places) {
      expect(text.match(/__html/g)?.length, path).toBe(1)
      expect(known[path]!.test(text), path).toBe(true)
    }
  })

  test('come from HTML that only the cleaning renderer makes', () => {
    expect(having(/'(?:remark-rehype|rehype-[a-z]+)'/)).toEqual(['app/lib/markdown.server.ts'])
    const { text } = sources.find(({ path }) => path === 'app/lib/markdown.server.ts')!
    expect(text).toMatch(/use\(rehypeSanitize, schema\)\s*\n\s*\.use\(rehypeStringify\)/)
    expect(text).not.toContain('allowDangerousHtml')
  })
})

test('nothing in the product writes to the console', () => {
  expect(having(/\bconsole\.\w+\(/)).toEqual([])
})
