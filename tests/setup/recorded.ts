import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '#app/lib/paths.ts'

type Places = ReadonlyMap<string, number>

/** The code of every action that the product records in the audit trail, read from its sources. */
export function recordedActions(): Set<string> {
  const trees = sources()
  const everywhere = new Map(trees.flatMap((tree) => [...recordersIn(tree, { exported: true })]))
  const found = new Set<string>()
  for (const tree of trees) {
    // Many a file has a `note` of its own, with the action in another place.
    const functions = new Map([...everywhere, ...recordersIn(tree, { exported: false })])
    for (const action of actionsIn(tree, functions)) found.add(action)
  }
  return found
}

/** Every source in which something could be recorded. */
function sources(): ts.SourceFile[] {
  return ['app', 'db'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
      }),
  )
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

/** The codes that an expression can be. @throws for one that is put together: its codes could not be known */
function literalsIn(node: ts.Node): string[] {
  if (ts.isStringLiteral(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)]
  if (ts.isTemplateExpression(node)) throw new Error(`an action that is put together: ${node.getText()}`)
  return []
}

/** Codes in entries that name an object, and those given to a function of which they are the `action`. */
function actionsIn(tree: ts.SourceFile, functions: Places): string[] {
  const found: string[] = []
  visit(tree, (node) => {
    if (isActionOfEntry(node))
      found.push(...(ts.isPropertyAssignment(node) ? literalsIn(node.initializer) : constantsNamed(tree, 'action')))
    if (ts.isCallExpression(node)) {
      const place = functions.get(node.expression.getText())
      const argument = place === undefined ? undefined : node.arguments[place]
      if (argument) found.push(...literalsIn(argument))
    }
  })
  return found
}

function isActionOfEntry(node: ts.Node): node is ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return false
  return (
    node.name.getText() === 'action' &&
    ts.isObjectLiteralExpression(node.parent) &&
    node.parent.properties.some((property) => property.name?.getText() === 'objectId')
  )
}

function constantsNamed(tree: ts.SourceFile, name: string): string[] {
  const found: string[] = []
  visit(tree, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer)
      found.push(...literalsIn(node.initializer))
  })
  return found
}

/** Functions that hand on an `action` to the trail, with the place of that parameter. */
function recordersIn(tree: ts.SourceFile, { exported }: { exported: boolean }): Map<string, number> {
  const found = new Map<string, number>()
  const keep = (name: string, declared: ts.SignatureDeclaration, body: ts.Node | undefined) => {
    const place = declared.parameters.findIndex((parameter) => parameter.name.getText() === 'action')
    if (place >= 0 && body && /\brecord(?:On)?\(/.test(body.getText())) found.set(name, place)
  }
  for (const statement of tree.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    if (exported && !modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue
    if (ts.isFunctionDeclaration(statement) && statement.name) keep(statement.name.text, statement, statement.body)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer && ts.isArrowFunction(initializer)) keep(name.getText(), initializer, initializer.body)
  }
  return found
}
