import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'
import { allActions, detailText, originText, sentenceOf } from './actions.ts'

/** Every source in which something could be recorded. */
const sources = ['app', 'db'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path, tree: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true) }
    }),
)

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

/** The codes that an expression can be. */
function literalsIn(node: ts.Node): string[] {
  if (ts.isStringLiteral(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)]
  return []
}

/** Of a file: codes in entries that name an actor or an object, and those given to a function of which they are the `action`. */
function actionsIn(tree: ts.SourceFile, functions: ReadonlyMap<string, number>): string[] {
  const found: string[] = []
  visit(tree, (node) => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'action' &&
      ts.isObjectLiteralExpression(node.parent)
    ) {
      const names = node.parent.properties.map((property) => property.name?.getText())
      if (names.includes('objectId')) found.push(...literalsIn(node.initializer))
    }
    if (ts.isCallExpression(node)) {
      const place = functions.get(node.expression.getText())
      const argument = place === undefined ? undefined : node.arguments[place]
      if (argument) found.push(...literalsIn(argument))
    }
  })
  return found
}

/** Functions that hand on an `action` to the trail, with the place of that parameter. */
function recorders(): Map<string, number> {
  const found = new Map<string, number>()
  for (const { tree } of sources)
    visit(tree, (node) => {
      if (!ts.isFunctionDeclaration(node) || !node.name) return
      const place = node.parameters.findIndex(({ name }) => name.getText() === 'action')
      if (place >= 0 && node.body && /\b(?:record|recordOn)\(/.test(node.body.getText()))
        found.set(node.name.text, place)
    })
  return found
}

test('every action that is recorded anywhere has a sentence, and every sentence an action', () => {
  const functions = recorders()
  const used = new Set(sources.flatMap(({ tree }) => actionsIn(tree, functions)))
  expect(used.size).toBeGreaterThan(50)
  expect([...used].filter((action) => !allActions.has(action)).sort()).toEqual([])
  expect([...allActions.keys()].filter((action) => !used.has(action)).sort()).toEqual([])
})

test('a refusal, a failure and an action of later are told as such', () => {
  expect(sentenceOf('read', 'ok')).toBe('opende het stuk')
  expect(sentenceOf('sign-in', 'refused')).toMatch(/verkeerd wachtwoord/)
  expect(sentenceOf('act', 'failed')).toMatch(/mislukte/)
  expect(sentenceOf('something-of-later', 'ok')).toMatch(/nog niet kent/)
})

test('details are told in words, and what is an id is not', () => {
  expect(detailText('read-page', { file: 'abc', page: 1200 })).toBe('bladzijde 1.200')
  expect(detailText('set-audience', { from: 'AMBER', to: 'GREEN', locks: 1 })).toBe('van TLP:AMBER naar TLP:GREEN')
  expect(detailText('add-member', { role: 'reader', pending: true })).toBe('als lezer')
  expect(detailText('prune-trail', { rows: 1 })).toBe('1 regel')
  expect(originText('192.0.2.0/24')).toBe('192.0.2.0/24')
  expect(originText('job')).toBe('taak van het portaal')
  expect(originText(null)).toBe('niet vastgelegd')
})
